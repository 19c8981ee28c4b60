from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.casework.stored import said
from tests.told.casework import DAY, Team, colleague, noon

from gehoord.casework import (
    access,
    concerns,
    contacts,
    deadlines,
    queries,
    recognition,
    referrals,
    registration,
    replacing,
    trajectories,
)
from gehoord.casework.models import AccessKind, Client
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import SEATED, Role
from gehoord.people.scope import acting, looking
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.errors import Refused
from gehoord.practice.handling import BrokenOffBecause
from gehoord.practice.outcomes import Outcome
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

RULING = ("complaints_committee", "committee_ruling")


class Case:
    """One case with something of everything, and somebody who tries."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.client = team.client()
        self.running = team.concern(self.client)
        self.road = team.trajectory(self.client)
        kind = ActionKind.COMPLAINTS_COMMITTEE
        self.action = trajectories.take_action(self.road.pk, kind, by=team.counsellor, on=DAY, deadline=RULING).action
        self.consent = contacts.give_consent(self.client.pk, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
        self.to = colleague(team.here)


def team_client(case: Case, by: Actor) -> Client:
    """A client of whoever tries."""
    return case.team.client(by=by)


Trying = Callable[[Case, Actor], object]
TRIED: dict[str, Trying] = {
    "open a client": lambda case, by: access.open_client(case.client.pk, by=by),
    "read the page": lambda case, by: queries.client_page(case.client.pk, by=by, on=DAY),
    "tell who": lambda case, by: registration.tell_who(case.client.pk, registration.Who("Anna"), by=by),
    "change a relation": lambda case, by: registration.change_relation(case.client.pk, Relation.RELATIVE, by=by, on=DAY),
    "move": lambda case, by: registration.move(case.client.pk, None, by=by, on=DAY),
    "agree on ways": lambda case, by: registration.agree_ways(case.client.pk, SafeWays(MayReach.NEVER), by=by, on=DAY),
    "raise a concern": lambda case, by: concerns.raise_concern(case.client.pk, ConcernKind.COMPLAINT, "treatment", by=by, on=DAY),
    "advise": lambda case, by: concerns.advise(case.running.pk, by=by, on=DAY),
    "break off": lambda case, by: concerns.break_off(case.running.pk, BrokenOffBecause.LEFT, by=by, on=DAY),
    "change a category": lambda case, by: concerns.change_category(case.running.pk, "decisions", by=by, on=DAY),
    "change a place": lambda case, by: concerns.change_place(case.running.pk, case.team.place, by=by, on=DAY),
    "open a trajectory": lambda case, by: trajectories.open_trajectory(
        case.running.pk, by=by, on=DAY, asked_on=DAY, asked_how=AskedHow.SPOKEN
    ),
    "take an action": lambda case, by: trajectories.take_action(case.road.pk, ActionKind.TALK_BOARD, by=by, on=DAY),
    "suspend": lambda case, by: deadlines.suspend_deadline(case.action.pk, "Reden", by=by, on=DAY),
    "extend": lambda case, by: deadlines.extend_deadline(case.action.pk, "Reden", by=by, on=DAY),
    "record an outcome": lambda case, by: trajectories.record_outcome(case.action.pk, Outcome.RESOLVED, by=by, on=DAY),
    "record a contact": lambda case, by: contacts.record_contact(
        case.client.pk, contacts.Met(ContactKind.CONCERN), by=by, on=DAY
    ),
    "write a note": lambda case, by: contacts.write_note(case.client.pk, "Tekst", by=by, at=noon()),
    "give consent": lambda case, by: contacts.give_consent(case.client.pk, ConsentScope.AGENCY, "Goed", by=by, on=DAY),
    "withdraw consent": lambda case, by: contacts.withdraw_consent(case.consent.pk, by=by, on=DAY),
    "refer": lambda case, by: referrals.refer(case.client.pk, to=case.to.person_id, to_office=case.team.here, by=by, at=noon()),
    "merge": lambda case, by: recognition.merge(case.client.pk, into=team_client(case, by).pk, by=by, at=noon()),
    "be merged into": lambda case, by: recognition.merge(team_client(case, by).pk, into=case.client.pk, by=by, at=noon()),
    "transfer": lambda case, by: referrals.transfer(
        case.client.pk, to=case.to.person_id, to_office=case.team.here, by=by, at=noon()
    ),
}
"""Everything that can be tried with somebody else's case."""

ALONGSIDE = frozenset(TRIED)
EMERGENCY = frozenset({"open a client", "read the page", "record a contact", "write a note"})
HOUR = timedelta(hours=1)


def tries(trying: Trying, case: Case, by: Actor) -> bool:
    try:
        trying(case, by)
    except NotFound:
        return False
    return True


def acting_as(case: Case, who: str) -> Actor:
    team = case.team
    if who == "own counsellor":
        return team.counsellor
    if who == "stand-in":
        replacing.replace_absent(
            team.counsellor.person_id, team.colleague.person_id, since=DAY, until=date(2999, 1, 1), by=team.coordinator
        )
        return team.colleague
    if who == "asked along":
        asked = referrals.refer(case.client.pk, to=team.colleague.person_id, to_office=team.here, by=team.counsellor, at=noon())
        referrals.accept(asked.pk, by=team.colleague, at=noon())
        return team.colleague
    if who == "in an emergency":
        with acting(HOUSE):
            now = timezone.now()
            access.give([case.client], team.colleague.person_id, AccessKind.BREAK_GLASS, by=HOUSE, since=now, until=now + HOUR)
        return team.colleague
    if who == "stranger":
        return team.stranger
    return colleague(team.here, Role.coded(who))


TABLE = {
    "own counsellor": ALONGSIDE,
    "stand-in": ALONGSIDE,
    "asked along": ALONGSIDE,
    "in an emergency": EMERGENCY,
    "stranger": frozenset(),
    **{role.value: frozenset() for role in SEATED},
    "coordinator": frozenset({"merge", "be merged into"}),
}
"""Who may do what with a case that is, or is not, theirs. A role alone opens nobody."""


@pytest.mark.parametrize("who", TABLE)
def test_who_may_do_what(team: Team, who):
    may, case = set(), Case(team)
    actor = acting_as(case, who)
    for name, trying in TRIED.items():
        point = transaction.savepoint()
        if tries(trying, case, actor):
            may.add(name)
        transaction.savepoint_rollback(point)
    assert may == TABLE[who]


def test_absent_and_forbidden_are_the_same_answer(team: Team):
    client = team.client()
    with pytest.raises(NotFound) as forbidden:
        access.open_client(client.pk, by=team.stranger)
    with pytest.raises(NotFound) as absent:
        access.open_client(uuid4(), by=team.stranger)
    assert str(forbidden.value) == str(absent.value)
    assert said("opened a client") == []


def test_who_opens_a_client_is_written_down_before(team: Team):
    client = team.client()
    access.open_client(client.pk, by=team.counsellor, reason="question")
    (line,) = said("opened a client")
    assert (line.person_id, line.case_id, line.reason) == (team.counsellor.person_id, client.pk, "question")


def test_when_the_journal_does_not_take_it_nothing_opens(team: Team, monkeypatch):
    client = team.client()
    monkeypatch.setattr(access.journal, "record", lambda **_: (_ for _ in ()).throw(ConnectionError("away")))
    with pytest.raises(ConnectionError):
        access.open_client(client.pk, by=team.counsellor)


def test_access_is_given_once_and_ends(team: Team):
    client = team.client()
    since, until = access.beginning_of(DAY), access.beginning_of(date(2016, 3, 9))
    with acting(HOUSE):
        person = team.colleague.person_id
        assert len(access.give([client], person, AccessKind.REFERRAL, by=HOUSE, since=since, until=until)) == 1
        assert access.give([client], person, AccessKind.REFERRAL, by=HOUSE, since=since) == []
        assert access.end(access.Q(person=person), at=noon()) == 1
        assert access.end(access.Q(person=person), at=noon()) == 0


def test_a_day_begins_at_midnight_in_amsterdam():
    assert access.beginning_of(DAY) == datetime.fromisoformat("2016-03-01T00:00:00+01:00")


def test_every_refusal_of_the_room_speaks_both_languages():
    found = [
        thing
        for module in (access, concerns, contacts, deadlines, recognition, referrals, registration, trajectories)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Refused) and thing.__module__.startswith("gehoord.casework")
    ]
    assert len({thing.__name__ for thing in found}) >= 15
    for thing in found:
        assert thing.sentence.nl != thing.sentence.en, thing
        assert thing.sentence.nl.strip(), thing
        assert thing.sentence.nl.endswith("."), thing


def test_a_merged_client_is_one_with_the_client_it_went_into(team: Team):
    kept, merged = team.client(), team.client()
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon())
    with acting(team.counsellor):
        assert access.whole(kept.pk) == [kept.pk, merged.pk]


def test_reaching_a_client_asks_first(team: Team):
    with pytest.raises(NotFound):
        registration.check_safe(team.client().pk, Channel.PHONE, by=team.stranger, at=noon())


def whoever() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('gehoord.person', true)")
        return str(cursor.fetchone()[0])


def test_who_only_looks_says_nothing_twice_and_is_somebody_else_where_they_must(team: Team):
    @access.only_looking
    def asked(*, by):
        return whoever(), by

    with acting(team.counsellor):
        with CaptureQueriesContext(connection) as spoken:
            assert asked(by=team.counsellor)[0] == str(team.counsellor.person_id)
        assert len(spoken) == 1
        assert asked(by=team.colleague)[0] == str(team.colleague.person_id)
        assert whoever() == str(team.counsellor.person_id)
        with pytest.raises(ZeroDivisionError), looking(team.counsellor):
            raise ZeroDivisionError
        assert whoever() == str(team.counsellor.person_id)
    assert asked(by=team.stranger)[0] == str(team.stranger.person_id)
