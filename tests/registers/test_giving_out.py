"""What comes out of the database is what went in, byte for byte; and a year that is given out counts as it counted."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from tests.figures.exchange.small import put_down
from tests.registers.at_random import folders
from tests.registers.conftest import HAARLEM, silent
from tests.told.register import Told

from gehoord.directory.geography import geography_on
from gehoord.figures.exchange import read, write
from gehoord.figures.exchange.layout import FILES
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import SEATED, Role
from gehoord.practice.periods import Period
from gehoord.registers.giving_out import SameIds, give_out, register_of
from gehoord.registers.taking_in import take_in
from gehoord.reporting.harvest import facts_of
from gehoord.vault.models import JournalEntry

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
PERIOD = Period.year(2016)


def differing(one, other):
    return [name for name in FILES if (one / name).read_bytes() != (other / name).read_bytes()]


def counted(facts):
    reports = publish(facts, geography_on(PERIOD.last), Policy(Rule.AS_PRINTED_2016, PERIOD, threshold=0, nation=True)).reports
    return {code: reports[code].tables for code in reports if code in ("GM0392", "GM0473", "GM0518", "GM0361")}


def test_the_register_of_haarlem_comes_out_byte_for_byte(taken, tmp_path):
    taken(HAARLEM)
    give_out(tmp_path / "out", by=HOUSE, tell=silent)
    assert differing(HAARLEM, tmp_path / "out") == []


def test_what_is_empty_stays_empty(taken, tmp_path):
    taken(put_down(tmp_path / "small"))
    give_out(tmp_path / "out", by=HOUSE, tell=silent)
    assert differing(tmp_path / "small", tmp_path / "out") == []


@SLOW
@given(register=folders(2016))
def test_any_register_comes_out_byte_for_byte_and_counts_the_same(offices, register):
    with TemporaryDirectory() as place, transaction.atomic():
        write(register, Path(place) / "in")
        take_in(Path(place) / "in", office=offices[0], by=HOUSE, tell=silent)
        give_out(Path(place) / "out", by=HOUSE, tell=silent)
        assert differing(Path(place) / "in", Path(place) / "out") == []
        whole = counted(register.facts())
        assert counted(register_of(by=HOUSE, year=2016).facts()) == whole
        assert counted(facts_of(2016, by=HOUSE)) == whole
        transaction.set_rollback(True)


@pytest.mark.parametrize("year", [2014, 2015, 2016])
def test_a_year_that_is_given_out_is_a_folder_that_can_be_read(taken, tmp_path, year):
    taken(HAARLEM)
    give_out(tmp_path / "out", by=HOUSE, tell=silent, year=year)
    told = read(tmp_path / "out")
    days = [row.on for row in told.contacts] + [row.raised_on for row in told.concerns] + [row.taken_on for row in told.actions]
    days += [row.closed_on for row in told.concerns if row.closed_on] + [row.ended_on for row in told.actions if row.ended_on]
    days += [row.first_contact_on for row in told.clients if row.first_contact_on] + [row.since for row in told.residences]
    days += [row.on for row in (*told.visits, *told.alerts, *told.marks)]
    assert all(day.year <= year for day in days)
    assert days or year < 2016


def test_what_ended_later_has_not_ended_yet(taken, stands):
    told = Told()
    place = told.location("De Haven", at="GM0392")
    ended = {"outcome": "resolved", "ended": "2017-03-01"}
    concern = (
        told.client()
        .lives("GM0392")
        .meets("2016-05-01")
        .raises(on="2016-05-01", about=place, handling="trajectory", closed="2017-04-01")
    )
    concern.acts("talk_manager", "2016-06-01", **ended).acts("talk_board", "2017-02-01", **ended)
    taken(told.register())
    (action,), (concern,) = stands(2016).actions, stands(2016).concerns
    assert (action.outcome, action.ended_on, concern.closed_on, str(concern.handling)) == (None, None, None, "trajectory")
    assert len(stands().actions) == 2
    assert (stands(2015).contacts, stands(2014).clients) == ((), ())


def test_who_gives_a_register_out_stands_in_the_journal_before_it_is_read(taken, tmp_path):
    taken(HAARLEM)
    give_out(tmp_path / "out", by=HOUSE, tell=silent, year=2016)
    entry = JournalEntry.objects.get(did="gave out a register")
    assert (entry.role, entry.kind, entry.thing, entry.reason) == ("house", "registers.register", "all", "year_2016")


@pytest.mark.parametrize("role", SEATED)
def test_nobody_gives_a_register_out_or_takes_one_over_at_a_page(offices, tmp_path, role):
    somebody = Actor(None, Role(role), offices[0])
    with pytest.raises(NotFound):
        give_out(tmp_path / "out", by=somebody, tell=silent)
    with pytest.raises(NotFound):
        take_in(HAARLEM, office=offices[0], by=somebody, tell=silent)
    assert not (tmp_path / "out").exists()


def test_each_office_has_its_own_ids_and_its_own_folder(offices, tmp_path):
    folder = put_down(tmp_path / "small")
    for office in offices:
        take_in(folder, office=office, by=HOUSE, tell=silent)
    for office in offices:
        give_out(tmp_path / "out", by=HOUSE, tell=silent, office=office)
        assert differing(folder, tmp_path / "out") == []
    with pytest.raises(SameIds):
        give_out(tmp_path / "both", by=HOUSE, tell=silent)
    assert not (tmp_path / "both").exists()
