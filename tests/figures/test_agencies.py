from __future__ import annotations

import pytest
from tests.told.maps import HAARLEM, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.publication import AgencyTotal, Policy, Report, Rule, publish
from gehoord.practice.periods import Period


@pytest.fixture
def told():
    return Told()


def report(told: Told, total: AgencyTotal = AgencyTotal.ROWS) -> Report:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), agency_total=total, threshold=0)
    return publish(told.facts(), small_map(), policy).reports[HAARLEM]


def test_8a_stands_as_dutch_readers_expect(told):
    for name in ("Kenter", "'t Kabouterhuis", "De Hartekampgroep", "Élan", "de Opbouw", "'s Heeren Loo"):
        told.visit(told.location(name, at=HAARLEM), "2016-03-01")
    names = [row[0] for row in rows(report(told), "8a")]
    assert names == ["De Hartekampgroep", "de Opbouw", "Élan", "Kenter", "'s Heeren Loo", "'t Kabouterhuis"]


def test_8a_names_every_agency_where_any_work_was_done_in_the_period(told):
    contact, concern, carried, visit, alert, idle, earlier = (
        told.location(name, at=HAARLEM) for name in ("Contact", "Concern", "Carried", "Visit", "Alert", "Idle", "Earlier")
    )
    told.client().meets("2016-03-01", at=contact).raises(about=concern)
    told.client().raises(on="2015-03-01", about=carried)
    told.visit(visit, "2016-03-01")
    told.alert(alert, "2016-03-01")
    told.visit(earlier, "2015-03-01")
    told.alert(earlier, "2017-03-01")
    assert idle
    assert [row[0] for row in rows(report(told), "8a")] == ["Alert", "Carried", "Concern", "Contact", "Visit"]


def test_8b_leaves_out_an_agency_without_clients(told):
    told.visit(told.location("Visit", at=HAARLEM), "2016-03-01")
    assert rows(report(told), "8b") == [["Totaal aantal cliënten", 0, 0, 0]]


def test_8b_counts_a_client_of_anywhere_and_of_nowhere(told):
    kenter = told.location("Kenter", at=HAARLEM)
    told.client().lives(THE_HAGUE).meets("2016-03-01", at=kenter)
    told.client("professional").meets("2016-03-01", at=kenter)
    assert rows(report(told), "8b")[0] == ["Kenter", 1, 1, 2]


def test_8b_tells_under_the_table_how_its_total_is_made(told):
    notes = {total: next(t for t in report(told, total).agencies if t.code == "8b").footnote for total in AgencyTotal}
    assert "twee keer" in notes[AgencyTotal.ROWS].nl
    assert "één keer" in notes[AgencyTotal.CLIENTS].nl


def test_9_breaks_ties_by_the_alphabet_other_included_and_stops_at_three(told):
    kenter = told.location("Kenter", at=HAARLEM)
    client = told.client()
    for category in ("treatment", "privacy", "file", "other_complaint", "reporting", "reporting"):
        client.raises(category, about=kenter)
    assert rows(report(told), "9a")[2] == ["Klachten", "Rapportage", "Andere klachten", "Bejegening"]


def test_9_keeps_fewer_than_three_and_empty_blocks(told):
    told.client("parent").raises("pregnancy", about=told.location("Kenter", at=HAARLEM))
    assert rows(report(told), "9b") == [["Vragen"], ["Problemen", "Zwangerschap"], ["Klachten"]]
    assert rows(report(told), "9a") == [["Vragen"], ["Problemen"], ["Klachten"]]


def test_9_ranks_new_concerns_about_locations_here_wherever_the_client_lives(told):
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    client = told.client().lives(THE_HAGUE)
    client.raises("file", about=here)
    client.raises("privacy", about=there)
    client.raises("privacy")
    client.raises("privacy", on="2015-03-01", about=here)
    assert rows(report(told), "9a")[2] == ["Klachten", "Dossier"]


def test_10_and_11_count_by_location_and_print_noughts(told):
    kenter, access = told.location("Kenter", at=HAARLEM), told.location("CJG", at=HAARLEM, kind="municipal_access")
    elsewhere = told.location("Kenter", at=ZANDVOORT)
    told.visit(kenter, "2016-03-01", "youth_briefing")
    told.visit(access, "2016-03-01", "staff_briefing")
    told.visit(elsewhere, "2016-03-01")
    told.alert(kenter, "2016-12-31")
    told.alert(access, "2016-01-01")
    told.alert(access, "2016-05-01")
    told.alert(elsewhere, "2016-05-01")
    assert [row[1] for row in rows(report(told), "10")] == [0, 1, 1, 0, 0, 0, 2]
    assert [row[1] for row in rows(report(told), "11")] == [1, 2]
