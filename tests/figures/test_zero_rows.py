"""Which rows are printed where there is nothing to count, table by table: decision 0006, tried on almost nothing."""

from __future__ import annotations

import pytest
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.publication import Policy, Report, Rule, publish
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import AgeGroup
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outreach import VisitKind
from gehoord.practice.periods import Period

KINDS, TOTAL, AGENCY_OR_ACCESS = len(ConcernKind), 1, 2
SHOWN = {
    "2d": KINDS,
    "3": len(ContactKind),
    "4": len(Handling),
    "5": KINDS,
    "6": len(ActionKind) + TOTAL,
    "7": len(AgeGroup),
    "10": len(VisitKind) + TOTAL,
    "11": AGENCY_OR_ACCESS,
    "A": len(AgeGroup) + TOTAL,
    "B": KINDS + TOTAL,
    "D": len(AgeGroup) + TOTAL,
    "E": KINDS + TOTAL,
}
"""How many rows stand in each table, whatever there is."""

LEFT_OUT = {
    "1a": ["Jeugdigen", "Totaal aantal cliënten"],
    "1b": ["Totaal aantal ouders"],
    "1c": ["Vrouw", "Totaal aantal cliënten"],
    "2a": ["Totaal aantal vragen"],
    "2b": ["Totaal aantal problemen"],
    "2c": ["Bejegening", "Totaal aantal klachten"],
    "8b": ["Kenter", "Totaal aantal cliënten"],
}


def report(told: Told) -> Report:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), threshold=0, nation=True)
    return publish(told.facts(), small_map(), policy).reports[HAARLEM]


@pytest.fixture
def one_of_each() -> Report:
    """One girl with one contact and one complaint, both about one agency; a second agency was only visited."""
    told = Told()
    kenter, visited = told.location("Kenter", at=HAARLEM), told.location("Visited", at=HAARLEM)
    told.client().lives(HAARLEM).meets("2016-03-01", at=kenter).raises("treatment", about=kenter)
    told.visit(visited, "2016-03-01")
    return report(told)


@pytest.mark.parametrize("code", SHOWN)
def test_every_row_of_a_fixed_list_is_printed_where_there_is_one_of_each(one_of_each, code):
    assert len(rows(one_of_each, code)) == SHOWN[code]


@pytest.mark.parametrize("code", SHOWN)
def test_every_row_of_a_fixed_list_is_printed_where_there_is_nothing(code):
    told = Told()
    told.client(first="2014-01-01").lives(HAARLEM)
    found = rows(report(told), code)
    assert len(found) == SHOWN[code]
    assert not any(figure for _, *figures in found for figure in figures[: 2 if code in "AD" else 1])


@pytest.mark.parametrize("kind", ContactKind)
def test_3_prints_a_nought_for_each_kind_of_contact_but_the_one_there_was(kind):
    told = Told()
    told.client().lives(HAARLEM).meets("2016-03-01", kind=kind.value)
    assert rows(report(told), "3") == [[one.label.nl, int(one is kind)] for one in ContactKind]


@pytest.mark.parametrize("age", AgeGroup)
def test_7_prints_an_empty_row_for_whoever_gave_no_mark(age):
    told = Told()
    told.mark(age.value, 8)
    assert [row[1] for row in rows(report(told), "7")] == [8.0 if one is age else None for one in AgeGroup]


@pytest.mark.parametrize("code", LEFT_OUT)
def test_a_row_without_anything_is_left_out_of_a_long_list(one_of_each, code):
    assert [label for label, *_ in rows(one_of_each, code)] == LEFT_OUT[code]


def test_8a_names_no_agency_where_nothing_was_done():
    told = Told()
    told.location("Idle", at=HAARLEM)
    told.client(first="2014-01-01").lives(HAARLEM)
    assert rows(report(told), "8a") == []


def test_e_prints_noughts_for_kinds_that_were_not_raised_about_municipal_access():
    told = Told()
    access = told.location("CJG", at=HAARLEM, kind="municipal_access")
    told.client().lives(HAARLEM).raises("treatment", about=access)
    assert [row[1] for row in rows(report(told), "E")] == [0, 0, 1, 1]
