from __future__ import annotations

import uuid
from functools import partial

import pytest
from tests.told.reports import desk, haarlem

from gehoord.people import accounts
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.reporting import delivery, production
from gehoord.reporting.document import Printed
from gehoord.reporting.formats import Format
from gehoord.reporting.models import Edition, State

pytestmark = pytest.mark.django_db
STRANGER = Actor(None, Role.NEWCOMER)


def contact(person):
    return Actor(person.pk, Role.MUNICIPALITY_CONTACT)


@pytest.fixture
def worker(tmp_path):
    with desk() as opened:
        haarlem(tmp_path)
        yield opened


@pytest.fixture
def reader(worker):
    return contact(Person.objects.get(email="gemeente@demo.gehoord.example"))


@pytest.fixture
def neighbour(worker):
    person = accounts.welcome(email="buur@gemeente.example", name="Bram Buur", password="een lang wachtwoord")
    accounts.seat(person, Role.MUNICIPALITY_CONTACT, municipality="GM0453")
    return contact(person)


@pytest.fixture
def dutch(worker):
    with acting(HOUSE):
        return Edition.objects.get(language="nl")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_somebody_sees_a_report_once_in_their_language(reader, language):
    (report,) = delivery.for_person(by=reader, language=language)
    assert (report.place, report.year, report.language) == ("Haarlem", 2016, language)
    assert report.other is not None


def test_a_list_of_reports_leaves_their_text_out(reader):
    assert delivery.for_person(by=reader, language="nl")[0].body == ""


def test_a_report_is_handed_over_with_its_text_and_its_files(reader, dutch):
    report = delivery.open_edition(dutch.id, by=reader)
    assert "Tabel 1a" in report.body
    assert [file.format for file in report.files] == list(Format)
    assert not report.is_whole
    assert not report.is_protected


ASK = {
    "open": delivery.open_edition,
    "fetch": partial(delivery.fetch, fmt=Format.PDF),
    "again": partial(delivery.ask_again, fmt=Format.PDF),
}


@pytest.mark.parametrize("ask", ASK.values(), ids=ASK)
def test_the_neighbour_a_stranger_and_a_wrong_number_get_the_same_answer(reader, neighbour, dutch, ask):
    for visitor, number in ((neighbour, dutch.id), (STRANGER, dutch.id), (reader, uuid.uuid4())):
        with pytest.raises(NotFound) as refusal:
            ask(number, by=visitor)
        assert str(refusal.value) == "Dit is er niet, of het is niet voor u."


def test_the_neighbour_has_no_reports(neighbour):
    assert delivery.for_person(by=neighbour, language="nl") == []


def test_a_file_that_is_not_there_yet_is_promised(reader, dutch):
    with pytest.raises(delivery.NotReady, match="wordt nog gemaakt"):
        delivery.fetch(dutch.id, Format.PDF, by=reader)


def test_a_file_is_handed_over_as_it_was_printed(reader, dutch, worker, monkeypatch):
    printed = Printed(b"a,b", "text/csv; charset=utf-8", (("-metadata.json", b"{}"),))
    monkeypatch.setattr(production, "render", lambda document, fmt, theme: printed)
    worker.work()
    file = delivery.fetch(dutch.id, Format.CSV, by=reader)
    assert (file.name, file.media_type, file.content) == ("haarlem-2016-vertrouwelijk.csv", "text/csv; charset=utf-8", b"a,b")
    assert delivery.fetch(dutch.id, Format.CSV, by=reader, follows="-metadata.json").content == b"{}"
    with pytest.raises(NotFound):
        delivery.fetch(dutch.id, Format.CSV, by=reader, follows="-other.json")
    report = delivery.open_edition(dutch.id, by=reader)
    assert report.is_whole
    assert not report.lacks_one


def test_asking_again_has_a_failed_file_made(reader, dutch, worker):
    with acting(HOUSE):
        dutch.printouts.filter(format="pdf").update(state=State.FAILED)
    worker.connector.jobs.clear()
    assert delivery.open_edition(dutch.id, by=reader).lacks_one
    for follows in ("", "-metadata.json"):
        with pytest.raises(delivery.NotMade, match="Laat het opnieuw maken"):
            delivery.fetch(dutch.id, Format.PDF, by=reader, follows=follows)
    delivery.ask_again(dutch.id, Format.PDF, by=reader)
    assert [job["args"] for job in worker.promised] == [{"edition": str(dutch.id), "fmt": "pdf"}]
