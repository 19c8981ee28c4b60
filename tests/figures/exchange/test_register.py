from __future__ import annotations

import numpy as np
from tests.figures.exchange.small import SMALL

from gehoord.figures.exchange import Register, read
from gehoord.figures.facts import UNKNOWN
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome


def test_facts_point_into_each_other_by_row(folder):
    facts = read(folder).facts()
    assert facts.places == ("GM0361", "GM0392", "GM0473")
    assert facts.agencies == ("De Brug, jeugdhulp", "Toegang Jeugdhulp")
    assert facts.categories == ("legislation", "misconduct", "treatment", "violence")
    assert facts.locations.agency.tolist() == [0, 0, 1]
    assert facts.locations.municipality.tolist() == [1, 0, UNKNOWN]
    assert facts.residences.municipality.tolist() == [1, UNKNOWN, 2]
    assert facts.contacts.client.tolist() == [0, 0, 1]
    assert facts.contacts.location.tolist() == [0, UNKNOWN, 2]
    assert facts.concerns.category.tolist() == [2, 0, 3, 1]
    assert facts.actions.concern.tolist() == [0, 3]


def test_facts_hold_positions_and_days(folder):
    facts = read(folder).facts()
    assert facts.clients.relation.tolist() == [
        term.position for term in (Relation.YOUNG_PERSON, Relation.PARENT, Relation.PARENT)
    ]
    assert facts.actions.outcome.tolist() == [UNKNOWN, Outcome.INADMISSIBLE.position]
    assert facts.clients.first_contact_on[0] == np.datetime64("2015-11-30")
    assert np.isnat(facts.clients.first_contact_on[2])
    assert np.isnat(facts.actions.ended_on).tolist() == [True, False]
    assert facts.marks.grade.tolist() == [10]


def test_what_was_left_unsaid_has_its_term(folder):
    facts = read(folder).facts()
    assert facts.clients.parental_authority.tolist() == [
        UNKNOWN,
        ParentalAuthority.WITH_AUTHORITY.position,
        ParentalAuthority.AUTHORITY_UNKNOWN.position,
    ]
    assert facts.concerns.handling[2] == Handling.RUNNING.position


def test_columns_have_their_types(folder):
    facts = read(folder).facts()
    assert (facts.contacts.kind.dtype, facts.contacts.client.dtype, facts.contacts.on.dtype) == (
        np.int8,
        np.int32,
        np.dtype("datetime64[D]"),
    )


def test_an_empty_register_has_empty_columns():
    facts = Register().facts()
    sizes = [len(getattr(facts, file.removesuffix(".csv"))) for file in SMALL]
    assert sizes == [0] * 9
    assert facts.contacts.on.dtype == np.dtype("datetime64[D]")
    assert facts.agency_kind.dtype == np.int8
