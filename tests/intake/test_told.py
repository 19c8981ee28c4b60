from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from tests.told.intake import COMPLAINT, QUESTION, TODAY, TOLD, named

from gehoord.intake.told import StillNeeded, Told, goes_on, missing, needs


def fields(told: Told, by=None) -> set[str]:
    return {need.field for need in missing(told, on=TODAY, by=by)}


def test_a_short_advice_needs_little():
    assert fields(TOLD) == set()
    assert [need.met for need in needs(TOLD, on=TODAY, by=None)] == [True] * 3


def test_several_topics_are_told_apart():
    told = replace(TOLD, heard=(QUESTION, replace(QUESTION, category="")))
    assert [need.what.nl for need in missing(told, on=TODAY, by=None)] == ["De categorie van onderwerp 2"]


def test_a_name_is_looked_up_before_somebody_is_made():
    assert fields(replace(named(TOLD), looked_up=False)) == {"name"}
    assert fields(named(TOLD)) == set()


def test_a_colleague_reads_only_after_the_client_was_asked():
    me, other = uuid4(), uuid4()
    told = replace(TOLD, heard=(COMPLAINT,), onward=other, proposed=other)
    assert fields(told, me) == {"agreed"}
    assert fields(replace(told, agreed=False), me) == set()
    assert fields(replace(told, onward=me, proposed=me), me) == set()
    assert fields(replace(told, onward=None), me) == {"instead"}


def test_only_a_new_client_in_a_trajectory_goes_on():
    assert not goes_on(TOLD)
    assert goes_on(replace(TOLD, heard=(QUESTION, COMPLAINT)))
    assert not goes_on(replace(TOLD, known=uuid4(), heard=(COMPLAINT,)))


def test_a_refusal_names_what_is_needed():
    refused = StillNeeded(missing(Told(), on=TODAY, by=None))
    assert "Wie er contact opnam; Waar het over ging" in refused.told_in("nl")
    assert "Who got in touch" in refused.told_in("en")
