"""After a bundle was handed over: files only for who they are for, the nation for everybody, and any report in English."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from tests.figures.disclosure.small_year import three_editions
from tests.reporting import profile
from tests.told.again import LAW, bundle_of, later_and_out, made_again, notes_beside
from tests.told.year import NOW, YEAR, author_of, fresh, handed, looked_through, report_on

from gehoord.directory.called import agency_ids
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.outreach.informing import Rhythm
from gehoord.practice.periods import Period
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber
from gehoord.reporting import delivery, production
from gehoord.reporting.formats import Format
from gehoord.reporting.handing.again import OnlyByLaw, publish_again
from gehoord.reporting.handing.corrections import NoFigures, correct
from gehoord.reporting.handing.fetching import fetched_of
from gehoord.reporting.models import (
    AccessKey,
    Agreement,
    Correction,
    Edition,
    Enclosure,
    Fetch,
    Findings,
    KeptRegister,
    Printout,
    Volume,
)
from gehoord.reporting.portal import agreements, contacts, keys, open_figures, released
from gehoord.reporting.road import both_editions, changes, closing, making, resuming, signing, watching
from gehoord.reporting.road.both_editions import attack_told
from gehoord.reporting.road.year_before import beside
from gehoord.reporting.stages import Stage
from gehoord.vault.models import JournalEntry

ON = date(2026, 11, 22)
RECIPIENTS = {
    "gemeente": Role.MUNICIPALITY_CONTACT,
    "regio": Role.REGION_CONTACT,
    "ministerie": Role.MINISTRY_CONTACT,
    "instelling": Role.AGENCY_QUALITY_OFFICER,
}


def printed(road, unit, *formats):
    edition = report_on(road.volume, unit)
    for fmt in formats:
        production.print_format(edition.pk, fmt)
    return edition


@pytest.fixture
def out(road):
    """Handed over, with the data of the nation and of Haarlem printed."""
    handed(road.volume, road.author, road.second)
    for unit in ("NL", "GM0392"):
        printed(road, unit, Format.CSV)
    return road


def test_the_database_shows_each_recipient_their_own_files_and_nothing_else(out):
    haarlem = report_on(out.volume, "GM0392")
    correct(haarlem.pk, "In tabel 2c is een soort te vaak geteld.", by=out.author, at=NOW)
    agreements.agree("GM0392", Rhythm.QUARTERLY, "", by=out.second, on=ON)
    people = {local: author_of(local, role) for local, role in RECIPIENTS.items()}
    keys.make_key("datawarehouse", by=people["regio"], at=NOW)
    delivery.fetch(haarlem.pk, Format.CSV, by=people["gemeente"])
    for local, by in people.items():
        with acting(HOUSE):
            (place,) = Seat.objects.filter(person=by.person_id).values_list("place", flat=True)
            own = set(Edition.objects.filter(recipient=place).values_list("pk", flat=True))
        assert own
        with acting(by):
            assert set(Edition.objects.values_list("pk", flat=True)) == own
            assert set(Printout.objects.values_list("edition", flat=True)) <= own
            assert Printout.objects.count() == len(Format) * len(own)
            assert Enclosure.objects.count() == (local in ("gemeente", "ministerie"))
            assert Correction.objects.count() == (local == "gemeente")
            assert Agreement.objects.count() == (local == "gemeente")
            assert AccessKey.objects.count() == (local == "regio")
            for closed in (Volume, KeptRegister, Fetch, Findings):
                assert not closed.objects.exists()
    with acting(HOUSE):
        assert Printout.objects.count() > len(Format) * len(people)


def test_a_contact_of_a_province_reads_its_report_and_nothing_below_it(out):
    by = author_of("regio", Role.REGION_CONTACT)
    with acting(HOUSE):
        Seat.objects.filter(person=by.person_id).update(place="PV27")
    with acting(by):
        (own,) = Edition.objects.all()
    assert (own.reader, own.unit, own.place) == ("province", "PV27", "Noord-Holland")
    assert own.opening["title"] == "Provincie Noord-Holland"
    assert Edition.objects.count() == 0


def test_before_it_was_handed_over_nobody_reads_anything(road):
    with acting(HOUSE):
        agency = next(iter(agency_ids(by=HOUSE).values()))
        Edition.objects.filter(volume=road.volume, reader="agency").update(recipient=str(agency))
    for local, role in RECIPIENTS.items():
        with acting(author_of(local, role)):
            assert not Edition.objects.filter(volume__isnull=False).exists()
    assert open_figures.opened(language="nl") == []
    for ask in (lambda: open_figures.opened_page("2016", language="nl"), lambda: open_figures.catalogue("https://x.example/")):
        with pytest.raises(NotFound):
            ask()


def test_who_fetched_what_stands_in_the_journal_and_with_the_office(out):
    reader = author_of("gemeente", Role.MUNICIPALITY_CONTACT)
    delivery.fetch(report_on(out.volume, "GM0392").pk, Format.CSV, by=reader)
    line = JournalEntry.objects.filter(did="fetched a report").get()
    assert (line.person_id, line.reason) == (reader.person_id, "csv")
    taken = {one.edition.unit: one.files for one in fetched_of(out.volume, by=out.author)}
    assert [fmt for fmt, _, _ in taken["GM0392"]] == ["csv"]


def test_the_nation_is_for_everybody_at_an_address_that_stays(out):
    visitor = Client()
    assert "/cijfers/2016/" in visitor.get("/cijfers/").text
    page = visitor.get("/cijfers/2016/")
    assert page.status_code == 200
    assert "<svg" in page.text
    assert "<table" in page.text
    (csv,) = [file for file in open_figures.opened(language="nl")[0].files if file.format is Format.CSV]
    answer = visitor.get(f"/cijfers/2016/{csv.name}")
    nation = report_on(out.volume, "NL")
    with acting(HOUSE):
        assert answer.content == bytes(nation.printouts.get(format="csv").content)
    assert json.loads(visitor.get(f"/cijfers/2016/{csv.beside[0]}").content)["url"] == csv.name
    for closed in ("/cijfers/2016/haarlem-2016.csv", "/cijfers/2015/", "/cijfers/2016-h1/", f"/cijfers/2015/{csv.name}"):
        assert visitor.get(closed).status_code == 404


def test_the_catalogue_has_what_the_dutch_profile_asks(out):
    told = json.loads(Client().get("/cijfers/catalogus.jsonld").content)
    assert profile.faults(told) == []
    (dataset,) = told["dcat:dataset"]
    assert dataset["dct:identifier"] == dataset["@id"] == "http://testserver/cijfers/2016/"
    for one in dataset["dcat:distribution"]:
        assert Client().get(one["dcat:downloadURL"]["@id"]).status_code == 200
        for described in one.get("dct:conformsTo", []):
            assert Client().get(described["@id"]).status_code == 200
    address, _, anchor = dataset["foaf:page"]["@id"].partition("#")
    assert f'id="{anchor}"' in Client().get(address).text


@pytest.mark.parametrize(
    ("of", "name"),
    [("catalogue", "dcat:contactPoint"), ("dataset", "dcat:theme"), ("dataset", "dct:creator"), ("distribution", "dct:license")],
)
def test_a_catalogue_that_lacks_something_is_seen(out, of, name):
    told = json.loads(Client().get("/cijfers/catalogus.jsonld").content)
    (dataset,) = told["dcat:dataset"]
    del {"catalogue": told, "dataset": dataset, "distribution": dataset["dcat:distribution"][0]}[of][name]
    assert [one for one in profile.faults(told) if name in one]


def test_a_report_is_written_in_english_when_somebody_asks_with_the_same_figures(out):
    dutch = report_on(out.volume, "GM0392")
    reader = author_of("gemeente", Role.MUNICIPALITY_CONTACT)
    correct(dutch.pk, "In tabel 2c is een soort te vaak geteld.", by=out.author, at=NOW)
    delivery.turn(dutch.pk, by=reader)
    for _ in range(2):
        production.translate(dutch.pk)
    (english,) = [one for one in delivery.for_person(by=reader, language="en") if one.language == "en" and one.is_protected]
    assert "Municipality of Haarlem" in english.opening["title"]
    read = delivery.open_edition(english.id, by=reader)
    assert (read.other, len(read.corrections), read.can_turn) == (dutch.pk, 1, False)
    production.print_format(english.id, Format.JSON)
    told = json.loads(delivery.fetch(english.id, Format.JSON, by=reader).content)
    assert any("clients" in table["title"] for table in told["tables"])
    assert watching.progress(out.volume, by=out.author).done == out.volume.total
    with pytest.raises(NotFound):
        delivery.turn(english.id, by=reader)
    with pytest.raises(NotFound):
        delivery.turn(dutch.pk, by=author_of("regio", Role.REGION_CONTACT))


def test_a_report_that_comes_out_with_other_figures_is_not_kept(out, monkeypatch):
    monkeypatch.setattr(
        making,
        "figures_in",
        lambda edition: (
            b'{"tables": [{"table": "1a", "rows": [["x", %d]]}]}' % len(edition.language * (edition.language == "en"))
        ),
    )
    with pytest.raises(making.FiguresDiffer):
        production.translate(report_on(out.volume, "GM0392").pk)


def test_the_office_agrees_how_often_and_the_contact_reads_it(road):
    reader, region = author_of("gemeente", Role.MUNICIPALITY_CONTACT), author_of("regio", Role.REGION_CONTACT)
    assert agreements.agreements_of_own_places(by=reader) == {"GM0392": None}
    agreements.agree("GM0392", Rhythm.AFTER_EACH_VISIT, "Bellen op vrijdag.", by=road.second, on=ON)
    agreements.agree("GM0392", Rhythm.QUARTERLY, "Ook bellen.", by=road.second, on=ON)
    assert agreements.agreements_of_own_places(by=reader)["GM0392"].rhythm == "quarterly"
    assert agreements.agreements(by=region) == {}
    for by in (reader, road.author, author_of("vertrouwenspersoon", Role.COUNSELLOR)):
        with pytest.raises(NotFound):
            agreements.agree("GM0392", Rhythm.YEARLY, "", by=by, on=ON)
    for elsewhere in ("GM0014", "NL", "GM9999"):
        with pytest.raises(NotFound):
            agreements.agree(elsewhere, Rhythm.YEARLY, "", by=road.second, on=ON)
    with pytest.raises(LooksLikeCitizenNumber):
        agreements.agree("GM0392", Rhythm.YEARLY, "111222333", by=road.second, on=ON)


def test_the_office_asks_a_contact_in_by_a_mail_without_content_and_lets_one_go(road):
    def ask(role, place, email="nieuw@elders.example"):
        contacts.invite_contact(
            "Nina Nieuw", email, role, place, by=road.second, at=NOW, to=lambda said: f"https://x.example/{said}", language="nl"
        )

    ask(Role.MUNICIPALITY_CONTACT, "haarlem")
    (message,) = mail.outbox
    assert message.to == ["nieuw@elders.example"]
    assert "https://x.example/" in message.body
    assert not any(word in message.body.lower() for word in ("haarlem", "rapport", "gemeente", "signaal"))
    assert contacts.place_for(Role.REGION_CONTACT, "provincie Noord-Holland", on=ON) == "PV27"
    assert contacts.place_for(Role.REGION_CONTACT, "jeugdregio groningen", on=ON) == "JZ01"
    with pytest.raises(contacts.SeveralPlaces, match="provincie Groningen"):
        ask(Role.REGION_CONTACT, "Groningen")
    for role, place in (
        (Role.MUNICIPALITY_CONTACT, "Atlantis"),
        (Role.REGION_CONTACT, "Haarlem"),
    ):
        with pytest.raises(contacts.PlaceUnknown):
            ask(role, place)
    with pytest.raises(contacts.PlaceNotSaid):
        ask(Role.AGENCY_QUALITY_OFFICER, "")
    with pytest.raises(NotFound):
        ask(Role.MINISTRY_CONTACT, "")
    here = {one.name: one for one in contacts.contacts(by=road.second, on=ON)}
    assert here["Mila Denkbeeldig"].called == "Haarlem"
    assert "Minke Nergensthuis" not in here
    assert "Minke Nergensthuis" in {one.name for one in contacts.contacts(by=road.author, on=ON)}
    with pytest.raises(NotFound):
        contacts.end_contact(here["Mila Denkbeeldig"].seat_id, by=road.author, on=ON)
    contacts.end_contact(here["Mila Denkbeeldig"].seat_id, by=road.second, on=ON)
    assert "Mila Denkbeeldig" not in {one.name for one in contacts.contacts(by=road.second, on=ON)}
    assert YEAR.last < ON


@pytest.mark.parametrize(("name", "of"), [("render", lambda: production), ("get_or_create", lambda: Enclosure.objects)])
def test_who_stops_in_the_middle_of_one_file_prints_the_same_bytes(out, monkeypatch, name, of):
    def stands():
        with acting(HOUSE):
            row = Printout.objects.get(edition__volume=out.volume, edition__unit="GM0392", format="csv")
            beside = {one.follows: bytes(one.content) for one in row.enclosures.all()}
        return row.state, row.sha256, bytes(row.content or b""), beside

    def stopped(*told, **more):
        step(*told, **more)
        raise KeyboardInterrupt

    whole, edition, step = stands(), report_on(out.volume, "GM0392"), getattr(of(), name)
    with acting(HOUSE):
        Enclosure.objects.filter(printout__edition=edition).delete()
        Printout.objects.filter(edition=edition, format="csv").update(state="waiting", sha256="", content=None)
    monkeypatch.setattr(of(), name, stopped)
    with pytest.raises(KeyboardInterrupt):
        production.print_format(edition.pk, Format.CSV)
    assert stands() == ("waiting", "", b"", {})
    monkeypatch.setattr(of(), name, step)
    production.print_format(edition.pk, Format.CSV)
    assert stands() == whole
    assert whole[3]


# closing beside the work


def test_facts_are_fixed_beside_the_work_and_whoever_waits_is_told_when_there_is_nothing_to_fix(road):
    asked = closing.ask_to_close(YEAR, by=road.author, at=NOW)
    assert (asked.stage, asked.number, asked.register_id) == (Stage.CLOSING.value, 2, None)
    assert closing.ask_to_close(YEAR, by=road.author, at=NOW).pk == asked.pk
    assert {job["args"]["volume"] for job in road.worker.promised if job["task_name"] == closing.CLOSE} == {str(asked.pk)}
    assert resuming.resume() == [asked.pk]
    told = fresh(asked)
    assert (told.stage, told.register_id) == (Stage.NOT_CLOSED.value, None)
    assert "niets veranderd" in told.reason["nl"]
    half = closing.ask_to_close(Period.half_year(2016, 1), by=road.author, at=NOW)
    road.worker.connector.jobs.clear()
    resuming.resume()
    assert fresh(half).stage == Stage.CLOSED.value
    with pytest.raises(closing.NothingChanged):
        closing.close(half.period, by=road.author, at=NOW)
    assert closing.ask_to_close(YEAR, by=road.author, at=NOW).number == 2


def test_the_year_before_stands_beside_a_bundle_as_it_was_handed_over(road, monkeypatch):
    later = closing.close(Period.year(2017), by=road.author, at=NOW)
    assert "nog niet verstuurd" in beside(later, by=road.author).nl
    assert "niets uitgegeven" in beside(road.volume, by=road.author).nl
    handed(road.volume, road.author, road.second)
    making.begin(later.pk, by=road.author, at=NOW)
    later = fresh(later)
    assert later.before_id == road.volume.pk
    assert "zoals het is uitgegeven: 2016" in beside(later, by=road.author).nl
    monkeypatch.setattr(making.registers, "counted", lambda _, policy: policy)
    before = making.publication_of(later, b"x" * 32).before
    before.check(later.period, later.rule)
    told = json.loads(making.figures_in(report_on(road.volume, "GM0392")))["tables"]
    (printed,) = [table["rows"] for table in told if table["table"] == "1a"]
    assert sorted(filter(None, before.columns["GM0392", "1a"].at.values())) == sorted(row[1] for row in printed)


# published again


def test_a_year_is_published_again_only_because_the_law_asks_and_without_a_number(out):
    first = out.volume.pk
    with pytest.raises(OnlyByLaw, match="verbeternota"):
        publish_again(first, LAW, by=out.author, at=NOW, law=False)
    with pytest.raises(NoFigures):
        publish_again(first, f"{LAW} Het waren er 12.", by=out.author, at=NOW, law=True)
    with pytest.raises(NotFound):
        publish_again(first, LAW, by=out.second, at=NOW, law=True)


def says_what_changed(volume, first, by):
    units = changes.changed_units(volume, first, by=by)
    assert ("municipality", "GM0392") in units
    agency = min(unit for reader, unit in units if reader == "agency")
    changed = changes.changes_in(report_on(volume, agency), first, by=by)
    assert changed
    assert changes.words_changed(report_on(volume, "GM0392"), first, by=by)
    assert not changes.words_changed(report_on(first, "GM0392"), first, by=by)
    assert changes.changes_in(report_on(first, "GM0392"), first, by=by) == []
    assert changes.volume_before(volume, by=by) == first


def test_a_year_is_published_again_after_an_attack_on_both_and_by_two_signatures(out, monkeypatch):
    first, reader = out.volume, author_of("gemeente", Role.MUNICIPALITY_CONTACT)
    volume = made_again(out, monkeypatch)
    later = later_and_out(first)
    says_what_changed(volume, first, out.author)
    told = attack_told(volume, by=out.author)
    assert (volume.stage, making.first_of(volume)) == (Stage.MADE.value, first.pk)
    assert told.few == sum(one.number for one in told.listed) > 0
    looked_through(volume, out.author)
    seal = signing.seal_of(volume)
    volume.attack = {**volume.attack, "few": 0}
    assert signing.seal_of(volume) != seal
    assert {one.id for one in released.released(by=reader)} == {report_on(first, "GM0392").pk, later.pk}
    handed(volume, out.author, out.second)
    assert [fresh(one).stage for one in (first, volume)] == [Stage.WITHDRAWN.value, Stage.HANDED_OVER.value]
    new = report_on(volume, "GM0392")
    assert [one.id for one in released.released(by=reader)] == [later.pk, new.pk]
    notes = {note.edition_id: note.said for note in notes_beside(later, new)}
    assert LAW in notes[new.pk].nl
    assert "22 november 2026" in notes[new.pk].nl
    assert "cijfers over 2016" in notes[later.pk].nl
    assert all("22 November 2026" in said.en and "the law demands other figures" in said.en for said in notes.values())
    with pytest.raises(NotFound):
        delivery.open_edition(report_on(first, "GM0392").pk, by=reader)
    with acting(reader):
        assert not Printout.objects.filter(edition__volume=first).exists()
    with pytest.raises(closing.HandedOverAlready):
        closing.close(YEAR, by=out.author, at=NOW)


def test_a_year_published_again_is_attacked_with_the_years_beside_it_that_are_out(road):
    first, after, again = three_editions()
    replaced = bundle_of(road, first, NOW)
    later = bundle_of(road, after, None)
    assert both_editions.attacked_together(replaced, again, {})["few"] == 0
    with acting(HOUSE):
        Volume.objects.filter(pk=later.pk).update(handed_at=NOW)
    told = both_editions.attacked_together(replaced, again, {})
    assert "GM0001" in {unit for unit, _, _ in told["by_place"]}
    assert told["few"] == sum(number for _, _, number in told["by_place"]) > 0


def test_the_database_refuses_a_second_edition_that_was_not_attacked(road):
    with acting(HOUSE), pytest.raises(IntegrityError, match="volume_again_was_attacked"):
        Volume.objects.filter(pk=road.volume.pk).update(replaces=road.volume.pk)
