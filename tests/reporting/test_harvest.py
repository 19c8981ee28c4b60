"""Facts from the database: the same figures as from a folder, and nothing by which somebody can be found again."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from gehoord.casework.facts import COUNTED
from gehoord.casework.models import Client, Merging
from gehoord.directory import MunicipalityUnknown
from gehoord.directory.models import ImportedMunicipality
from gehoord.directory.offices import settle
from gehoord.figures import facts as columns
from gehoord.figures.exchange import read, write
from gehoord.figures.publication import Rule
from gehoord.invented.known import HAARLEM
from gehoord.invented.nation import generate
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import SEATED, Role
from gehoord.people.scope import acting
from gehoord.registers.taking_in import take_in
from gehoord.reporting.formats import Format, render
from gehoord.reporting.harvest import atlas_of, facts_of
from gehoord.reporting.one_report import Harvest, NothingToCount, Request, document_for
from gehoord.vault.models import JournalEntry

ALLOWED = {
    "Locations": {"agency", "municipality"},
    "Clients": {"relation", "parental_authority", "sex", "first_contact_on"},
    "Residences": {"client", "municipality", "since"},
    "Contacts": {"client", "on", "kind", "channel", "location"},
    "Concerns": {"client", "kind", "category", "raised_on", "channel", "location", "handling", "closed_on"},
    "Actions": {"concern", "kind", "outcome", "taken_on", "ended_on"},
    "Visits": {"location", "on", "kind"},
    "Alerts": {"location", "on", "theme", "urgency"},
    "Marks": {"age_group", "grade", "on"},
}


@pytest.fixture
def haarlem(db):
    with acting(HOUSE):
        take_in(HAARLEM, office=settle()[0].id, by=HOUSE, tell=lambda _: None)
        yield HOUSE


def report(theme, register, *, municipality="GM0392", year=2016):
    request = Request(register=register, municipality=municipality, year=year, rule=Rule.AS_PRINTED_2016)
    asked = {"theme": theme, "tell": lambda _: None}
    harvest = Harvest(atlas=lambda: atlas_of(by=HOUSE), facts=lambda year: facts_of(year, by=HOUSE))
    return render(document_for(request, harvest=harvest, **asked), Format.JSON, theme=theme).content


def test_the_report_from_the_database_is_the_report_from_the_folder_byte_for_byte(haarlem, theme):
    assert report(theme, None) == report(theme, HAARLEM)


def test_a_report_from_the_database_knows_a_municipality_that_was_imported_since(haarlem, theme):
    ImportedMunicipality.objects.create(
        code="GM2999",
        name="Duinzoom",
        province="PV27",
        region="JZ11",
        begins=date(2030, 1, 1),
        imported_at=datetime(2030, 2, 1, tzinfo=UTC),
    )
    assert b"Duinzoom" in report(theme, None, municipality="Duinzoom", year=2030)
    with pytest.raises(MunicipalityUnknown):
        report(theme, HAARLEM, municipality="Duinzoom", year=2030)


def test_a_tenth_of_the_invented_nation_is_reported_on_alike(db, tmp_path, theme):
    """Of every tenth client everything; they live in all provinces, so that the national tables are printed too."""
    nation = generate(year=2016, scale=1, seed=1)
    clients = {row.client_id for row in nation.clients[::10]}
    concerns = {row.concern_id for row in nation.concerns if row.client_id in clients}
    part = replace(
        nation,
        clients=nation.clients[::10],
        residences=tuple(row for row in nation.residences if row.client_id in clients),
        contacts=tuple(row for row in nation.contacts if row.client_id in clients),
        concerns=tuple(row for row in nation.concerns if row.client_id in clients),
        actions=tuple(row for row in nation.actions if row.concern_id in concerns),
    )
    write(part, tmp_path / "nation")
    with acting(HOUSE):
        take_in(tmp_path / "nation", office=settle()[0].id, by=HOUSE, tell=lambda _: None)
        assert report(theme, None) == report(theme, tmp_path / "nation")
    assert b'"table": "A"' in report(theme, tmp_path / "nation")


def test_without_a_folder_or_a_database_there_is_nothing_to_count(theme):
    request = Request(register=None, municipality="GM0392", year=2016, rule=Rule.AS_PRINTED_2016)
    with pytest.raises(NothingToCount):
        document_for(request, theme=theme, tell=lambda _: None)


def test_the_columns_that_are_counted_stand_on_a_list():
    for name, allowed in ALLOWED.items():
        assert {field.name for field in fields(getattr(columns, name))} == allowed
    assert COUNTED == {
        "client": ("relation", "parental_authority", "sex", "first_contact_on"),
        "residence": ("municipality", "since"),
        "contact": ("on", "kind", "channel", "place"),
        "concern": ("kind", "category", "raised_on", "channel", "place", "handling", "closed_on"),
        "action": ("kind", "outcome", "taken_on", "ended_on"),
    }


def test_a_client_is_another_number_each_time(haarlem):
    first, second = (facts_of(2016, by=HOUSE) for _ in range(2))
    assert not np.array_equal(first.clients.first_contact_on, second.clients.first_contact_on)
    assert not np.array_equal(first.residences.since, second.residences.since)
    assert np.array_equal(np.sort(first.contacts.on), np.sort(second.contacts.on))


def test_facts_hold_no_text_but_places_agencies_and_categories(haarlem):
    facts = facts_of(2016, by=HOUSE)
    told = read(HAARLEM)
    assert set(facts.agencies) == {row.agency for row in told.locations}
    for table in (facts.clients, facts.residences, facts.contacts, facts.concerns, facts.actions, facts.visits, facts.marks):
        for field in fields(table):
            assert getattr(table, field.name).dtype.kind in "iM"


def test_two_clients_who_turned_out_to_be_one_count_once_from_that_day_on(haarlem):
    one, other = Client.objects.order_by("exchange_id")[:2]
    moment = "2016-06-01T12:00:00+00:00"
    Merging.objects.create(office=one.office, client=other, kept=one, merged_at=moment, one_since="2016-06-01")
    assert len(facts_of(2016, by=HOUSE).clients) == 161
    Merging.objects.update(one_since="2017-06-01")
    assert len(facts_of(2016, by=HOUSE).clients) == 162


def test_an_earlier_year_knows_nothing_of_a_later_one(haarlem):
    facts = facts_of(2015, by=HOUSE)
    assert all(day.astype(date).year <= 2015 for day in (*facts.contacts.on, *facts.concerns.raised_on, *facts.visits.on))
    assert len(facts.clients) < 162


@pytest.mark.parametrize("role", SEATED)
def test_nobody_gathers_facts_at_a_page(db, role):
    with pytest.raises(NotFound):
        facts_of(2016, by=Actor(None, Role(role)))


def test_the_journal_has_it(haarlem):
    facts_of(2016, by=HOUSE)
    assert JournalEntry.objects.filter(did="gathered the facts of a year", thing="2016").exists()
