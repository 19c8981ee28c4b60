"""A period that is published again: what was signed stands, what is withdrawn stays withdrawn, and Dutch is laid beside Dutch."""

from __future__ import annotations

import json
import zlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.told.year import NOW, fresh, handed, report_on

from gehoord.figures.publication import Reader
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting import production
from gehoord.reporting.document import Printed
from gehoord.reporting.formats import Format
from gehoord.reporting.handing.again import say_what_is_withdrawn, say_what_it_replaces, withdraw
from gehoord.reporting.models import Edition, Enclosure, Findings, Printout, Volume
from gehoord.reporting.road import changes, making, signing


def test_the_year_before_is_held_while_it_is_asked_whether_it_was_withdrawn(road):
    """Whoever withdraws it in the same moment waits, and sees this bundle handed over; or is waited for, and seen."""
    later = Period.year(2017)
    with acting(HOUSE), CaptureQueriesContext(connection) as asked:
        beside = {"rule": road.volume.rule, "closed_at": NOW, "before": road.volume}
        volume = Volume.objects.create(first=later.first, last=later.last, number=1, **beside)
        say_what_is_withdrawn(volume, by=road.author, at=NOW)
    (held,) = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    assert road.volume.pk.hex in held.replace("-", "")


def test_a_note_is_somebodys(road):
    again = fresh(road.volume)
    again.replaces, again.replaces.handed_at = fresh(road.volume), NOW
    with acting(HOUSE), pytest.raises(NotFound):
        say_what_it_replaces(again, by=HOUSE, at=NOW)


def taken_back(road):
    with acting(road.author):
        withdraw(road.volume.pk, by=road.author, at=NOW)


def test_what_two_people_signed_stands_whatever_is_written_for_the_next_bundle(road):
    handed(road.volume, road.author, road.second)
    names = [place.who for place in signing.places(fresh(road.volume), by=road.author)]
    assert "" not in names
    written = {"office_id": road.counsellor.office_id, "text": "Iets anders.", "written_at": NOW}
    with acting(HOUSE):
        Findings.objects.create(first=road.volume.first, last=road.volume.last, recipient="GM0392", **written)
    assert [place.who for place in signing.places(fresh(road.volume), by=road.author)] == names
    taken_back(road)
    assert [place.who for place in signing.places(fresh(road.volume), by=road.author)] == names


def test_a_report_that_is_withdrawn_while_it_is_written_in_english_does_not_come_back(road, monkeypatch):
    handed(road.volume, road.author, road.second)
    written = making.in_language

    def meanwhile(edition, language):
        turned = written(edition, language)
        taken_back(road)
        return turned

    monkeypatch.setattr(making, "in_language", meanwhile)
    production.translate(report_on(road.volume, "NL").pk)
    with acting(HOUSE):
        assert set(Edition.objects.filter(volume=road.volume).values_list("language", "handed_at")) == {("nl", None)}


def test_a_file_that_is_withdrawn_while_it_is_printed_does_not_come_back(road, monkeypatch):
    handed(road.volume, road.author, road.second)

    def meanwhile(*_asked, **_more):
        taken_back(road)
        return Printed(b"a,b", "text/csv", (("-metadata.json", b"{}"),))

    monkeypatch.setattr(production, "_document", lambda _: making.document_of)
    monkeypatch.setattr(production, "file_name", lambda *_: "haarlem.csv")
    monkeypatch.setattr(production, "render", meanwhile)
    haarlem = report_on(road.volume, "GM0392")
    production.print_format(haarlem.pk, Format.CSV)
    with acting(HOUSE):
        printed = Printout.objects.get(edition=haarlem, format="csv")
        assert (printed.state, printed.handed_at) == ("ready", None)
        assert [one.handed_at for one in Enclosure.objects.filter(printout=printed)] == [None]


def test_files_that_are_promised_after_a_report_was_withdrawn_are_not_handed_over(road):
    handed(road.volume, road.author, road.second)
    zandvoort = report_on(road.volume, "GM0473")
    taken_back(road)
    production.promise_files(zandvoort)
    with acting(HOUSE):
        assert set(Printout.objects.filter(edition=zandvoort).values_list("handed_at", flat=True)) == {None}


def test_what_changed_is_told_beside_dutch_where_the_report_is_there_in_english_too(road):
    """The nation is handed over in English as well, and its rows have other words there."""
    nation = report_on(road.volume, "NL")
    with acting(HOUSE):
        english = report_on(road.volume, "NL")
        english.pk, english.language = making.edition_id_of(road.volume, Reader.NATION, "NL", "en"), "en"
        english.figures = zlib.compress(nation.released.replace(b"Jeugdige", b"Young person"))
        english.save(force_insert=True)
    assert english.released != nation.released
    assert changes.changes_in(nation, road.volume, by=road.author) == []
    assert not changes.words_changed(nation, road.volume, by=road.author)
    assert changes.changed_units(road.volume, road.volume, by=road.author) == set()
    told = json.loads(nation.released)
    table, row = told["tables"][0], told["tables"][0]["rows"][0]
    row[1] += 5
    nation.figures = zlib.compress(json.dumps(told).encode())
    (changed,) = changes.changes_in(nation, road.volume, by=road.author)
    assert (changed.table, changed.row, changed.column) == (table["table"], row[0], table["columns"][0])
    assert (changed.before, changed.now) == (row[1] - 5, row[1])
