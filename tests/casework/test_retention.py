from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from django.db import connection
from tests.told.casework import DAY, noon
from tests.told.confided import confide

from gehoord.casework import concerns, contacts, facts, queries, recognition, registration, trajectories
from gehoord.casework.models import (
    Access,
    Client,
    Consent,
    Extended,
    Handing,
    Identity,
    NameMark,
    Note,
    SafeContact,
    Suspended,
    Trajectory,
)
from gehoord.casework.registration import Who
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.handling import BrokenOffBecause
from gehoord.vault import retention
from gehoord.vault.destroying.on_request import AskedBy, erase_as_asked
from gehoord.vault.holds import lift_holds, place_hold
from gehoord.vault.keys import CaseErased, case_key
from gehoord.vault.models import Destruction

SUPPORTED, ADVISED = "casework.closed_cases", "casework.advice_only"
LAST_DAY, NEXT_DAY = date(2018, 2, 28), date(2018, 3, 1)
HALF_A_YEAR_ON = date(2016, 9, 1)


@pytest.fixture
def supported(team):
    """A client with a name, whose only trajectory was closed on the day it began."""

    def supported(**asked):
        client = team.client(who=Who("Noa Verzonnen", "2004-03"), **asked)
        contacts.write_note(client.pk, "Wil dat iemand meegaat.", by=team.counsellor, at=noon())
        concern = team.trajectory(client)
        team.ended(team.action(concern))
        trajectories.close(concern.pk, by=team.counsellor, on=DAY)
        return client

    return supported


def swept(on, **asked):
    found = {one.holding: (one.due, one.held) for one in retention.sweep(on=on, **asked)}
    return found[SUPPORTED], found[ADVISED]


def counted(year):
    """What is counted about a year; the numbers of clients and concerns are drawn anew each time and are left out."""
    told = facts.of(year, locations=[], by=HOUSE)
    kinds = (told.clients, told.residences, told.contacts, told.concerns, told.actions)
    return [
        np.sort(np.stack([np.asarray(column, np.int64) for column in kind.columns.values()]), axis=1).tolist() for kind in kinds
    ]


def left(client, *kinds):
    with acting(HOUSE):
        return [kind.objects.filter(client=client).count() for kind in kinds]


def open_key(client):
    with acting(HOUSE):
        return case_key(client.pk)


def test_a_closed_case_goes_after_its_term_and_not_a_day_before(team, supported):
    client = supported()
    assert swept(LAST_DAY) == ((0, 0), (0, 0))
    assert queries.client_page(client.pk, by=team.counsellor, on=DAY).who.name == "Noa Verzonnen"
    assert swept(NEXT_DAY) == ((1, 0), (0, 0))
    assert left(client, Identity, NameMark, Note) == [0, 0, 0]
    with pytest.raises(CaseErased):
        open_key(client)
    assert Destruction.objects.get().case_id == client.pk
    assert swept(NEXT_DAY) == ((0, 0), (0, 0))


def test_nobody_opens_or_recognises_a_client_who_is_gone(team, supported):
    client = supported()
    assert recognition.recognise("Noa Verzonnen", 2004, by=team.counsellor, at=noon()).before
    swept(NEXT_DAY)
    with pytest.raises(NotFound):
        queries.client_page(client.pk, by=team.counsellor, on=NEXT_DAY)
    assert queries.caseload(by=team.counsellor, on=NEXT_DAY) == []
    assert not recognition.recognise("Noa Verzonnen", 2004, by=team.counsellor, at=noon()).before
    assert left(client, Access) == [1]


@pytest.mark.parametrize("ending", ["advised", "broken off", "only met"])
def test_who_was_only_advised_goes_after_half_a_year(team, ending):
    client = team.client(who=Who("Bo Verzonnen"))
    if ending == "only met":
        team.meets(client)
    else:
        concern = team.concern(client)
        if ending == "advised":
            concerns.advise(concern.pk, by=team.counsellor, on=DAY)
        else:
            concerns.break_off(concern.pk, BrokenOffBecause.NO_REACTION, by=team.counsellor, on=DAY)
    assert swept(date(2016, 8, 31)) == ((0, 0), (0, 0))
    assert swept(HALF_A_YEAR_ON) == ((0, 0), (1, 0))


@pytest.mark.parametrize("running", ["concern", "trajectory", "action"])
def test_what_runs_stays_however_long_ago_it_began(team, running):
    client = team.client()
    if running == "concern":
        team.concern(client)
    else:
        concern = team.trajectory(client)
        if running == "action":
            team.action(concern)
    assert swept(date(2031, 1, 1)) == ((0, 0), (0, 0))


def test_the_term_begins_with_the_last_that_happened(team, supported):
    client = supported()
    team.meets(client, on=date(2017, 1, 1))
    assert swept(date(2018, 12, 31)) == ((0, 0), (0, 0))
    assert swept(date(2019, 1, 1)) == ((1, 0), (0, 0))


def test_clients_who_turned_out_to_be_one_go_together_and_a_hold_on_either_keeps_both(team, supported):
    first, second = supported(), team.client(who=Who("N. Verzonnen"))
    recognition.merge(second.pk, into=first.pk, by=team.counsellor, at=noon())
    for held in (first, second):
        place_hold(held.pk, by=team.coordinator, reason="objection")
        assert swept(NEXT_DAY) == ((2, 2), (0, 0))
        assert left(first, Identity) == left(second, Identity) == [1]
        lift_holds(held.pk, by=team.coordinator, reason="settled")
    assert swept(NEXT_DAY) == ((2, 0), (0, 0))
    assert left(first, Identity) == left(second, Identity) == [0]


def test_a_look_takes_nothing(team, supported):
    client = supported()
    assert swept(NEXT_DAY, dry_run=True) == ((1, 0), (0, 0))
    assert left(client, Identity, Note) == [1, 1]
    assert open_key(client)


def test_what_is_counted_of_the_year_is_the_same_before_and_after(team, supported):
    supported()
    registration.move(team.client().pk, "GM0392", by=team.counsellor, on=DAY)
    concerns.advise(team.concern(team.client()).pk, by=team.counsellor, on=DAY)
    before = counted(2016)
    assert sum(map(len, before)) > 20
    (cases, advised) = swept(date(2030, 1, 1))
    assert (cases, advised) == ((1, 0), (2, 0))
    assert counted(2016) == before


def test_every_word_and_reason_goes(team):
    confide(team)
    with acting(HOUSE):
        client, trajectory = Client.objects.get(), Trajectory.objects.get()
        action = trajectory.actions.get()
    assert len(sealed_words()) > 10
    team.ended(action)
    trajectories.close(trajectory.concern_id, by=team.counsellor, on=DAY)
    assert swept(date(2030, 1, 1))[0] == (1, 0)
    assert left(client, Identity, NameMark, SafeContact, Note, Consent) == [0] * 5
    assert left(client, Suspended, Extended, Handing) == [1, 1, 1]
    assert sealed_words() == []


def sealed_words():
    """Every column of the room that can hold sealed bytes, and has some."""
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns "
            "where table_name like 'casework%' and data_type = 'bytea'"
        )
        columns = cursor.fetchall()
        assert len(columns) > 10
        full = []
        for table, column in columns:
            cursor.execute(f'select count("{column}") from {table}')  # noqa: S608 - a column that is there
            full += [(table, column)] if cursor.fetchone()[0] else []
    return full


def test_a_client_who_asks_to_be_erased_goes_with_every_row_and_the_counts_stay(team, supported):
    client, other = supported(), supported()
    before = counted(2016)
    assert erase_as_asked(client.pk, AskedBy.CLIENT, by=HOUSE)
    with acting(HOUSE):
        for kind in (Identity, NameMark, Note):
            assert set(kind.objects.values_list("client", flat=True)) == {other.pk}
        assert not Access.objects.filter(client=client, until=None).exists()
    assert counted(2016) == before
