"""The whole road at random: nothing impossible is ever stored, and history tells what happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from tests.casework.stood import AsItStood, Stood, as_it_stood
from tests.told.casework import DAY, Team, noon

from gehoord.casework import concerns, recognition, referrals, registration, trajectories
from gehoord.casework.models import Action, Concern, Trajectory
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.actions import FORMAL_ACTIONS, ActionKind
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.errors import Refused
from gehoord.practice.handling import BrokenOffBecause
from gehoord.practice.outcomes import Outcome
from gehoord.practice.trajectories import AskedHow

PICK = st.integers(0, 20)
WAYS = ("advise", "break off", "close", "reopen", "open")
STEP = st.integers(-2, 6)


class Road(RuleBasedStateMachine):
    """One office, two counsellors, a few clients; `told` is how everything stood at the end of each day that passed."""

    team: Team

    @initialize()
    def begin(self) -> None:
        self.clients: list[Any] = []
        self.concerns: list[Any] = []
        self.actions: list[Any] = []
        self.today = DAY
        self.now = AsItStood({}, {}, {}, {})
        self.told: dict[date, AsItStood] = {}
        self.owners: dict[Any, Any] = {}
        self.refused: set[str] = set()

    @contextmanager
    def asked(self) -> Iterator[None]:
        """What is refused leaves nothing behind."""
        try:
            with transaction.atomic():
                yield
        except Refused as refusal:
            self.refused.add(refusal.told_in("nl"))

    def by(self, client: Any) -> Any:
        return self.owners[client]

    def one(self, of: list[Any], pick: int) -> Any:
        return of[pick % len(of)]

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.told[self.today] = replace(self.now)
        self.today += timedelta(days=days)

    @rule(relation=st.sampled_from(Relation))
    def register(self, relation: Relation) -> None:
        if len(self.clients) > 3:
            return
        client = self.team.client(on=self.today, relation=relation).pk
        self.clients.append(client)
        self.owners[client] = self.team.counsellor
        self.now = replace(
            self.now,
            owners={**self.now.owners, client: self.team.counsellor.person_id},
            relations={**self.now.relations, client: relation.value},
        )

    @precondition(lambda self: self.clients)
    @rule(pick=PICK, municipality=st.sampled_from(["GM0392", "GM0363", "GM9999", None]))
    def move(self, pick: int, municipality: str | None) -> None:
        client = self.one(self.clients, pick)
        with self.asked():
            registration.move(client, municipality, by=self.by(client), on=self.today)
            self.now = replace(self.now, residences={**self.now.residences, client: municipality})

    @precondition(lambda self: self.clients)
    @rule(pick=PICK, relation=st.sampled_from(Relation))
    def change_relation(self, pick: int, relation: Relation) -> None:
        client = self.one(self.clients, pick)
        with self.asked():
            registration.change_relation(client, relation, by=self.by(client), on=self.today)
            self.now = replace(self.now, relations={**self.now.relations, client: relation.value})

    @precondition(lambda self: self.clients)
    @rule(pick=PICK, accepted=st.booleans())
    def hand_over(self, pick: int, accepted: bool) -> None:
        client = self.one(self.clients, pick)
        owner = self.by(client)
        other = self.team.colleague if owner == self.team.counsellor else self.team.counsellor
        with self.asked():
            asked = referrals.transfer(
                client, to=other.person_id, to_office=self.team.here, by=owner, at=noon(self.today), no_other_way=True
            )
            if accepted:
                referrals.accept(asked.pk, by=other, at=noon(self.today))
                self.owners[client] = other
                self.now = replace(self.now, owners={**self.now.owners, client: other.person_id})
            else:
                referrals.decline(asked.pk, by=other, at=noon(self.today))

    @precondition(lambda self: len(self.clients) > 1)
    @rule(pick=PICK, into=PICK)
    def merge_and_back(self, pick: int, into: int) -> None:
        client, kept = self.one(self.clients, pick), self.one(self.clients, into)
        with self.asked():
            recognition.merge(client, into=kept, by=self.by(client), at=noon(self.today))
            recognition.unmerge(client, by=self.by(client), at=noon(self.today))

    @precondition(lambda self: self.clients)
    @rule(pick=PICK, category=st.sampled_from(["treatment", "decisions", "misconduct", "misconduct_sexual"]), late=STEP)
    def raise_concern(self, pick: int, category: str, late: int) -> None:
        client = self.one(self.clients, pick)
        if len(self.concerns) > 5 or late < 0:
            return
        with self.asked():
            concern = concerns.raise_concern(
                client, ConcernKind.COMPLAINT, category, by=self.by(client), on=self.today, location=self.team.place
            )
            self.concerns.append(concern.pk)
            self.stands(concern.pk, Stood("running", category, self.team.place, None))

    @precondition(lambda self: self.concerns)
    @rule(pick=PICK, step=STEP, because=st.sampled_from(BrokenOffBecause), what=st.sampled_from(WAYS))
    def handle(self, pick: int, step: int, because: BrokenOffBecause, what: str) -> None:
        concern = self.one(self.concerns, pick)
        by, on, stood = self.by(self.client_of(concern)), self.day(step), self.now.concerns[concern]
        with self.asked():
            match what:
                case "advise":
                    concerns.advise(concern, by=by, on=on)
                    stood = replace(stood, handling="advised", closed_on=on)
                case "break off":
                    concerns.break_off(concern, because, by=by, on=on)
                    stood = replace(stood, handling="broken_off", closed_on=on)
                case "close":
                    trajectories.close(concern, by=by, on=on)
                    stood = replace(stood, closed_on=on)
                case "reopen":
                    trajectories.reopen(concern, by=by, on=on)
                    stood = replace(stood, closed_on=None)
                case _:
                    trajectories.open_trajectory(concern, by=by, on=on, asked_on=on, asked_how=AskedHow.SPOKEN)
                    stood = replace(stood, handling="trajectory", closed_on=None)
            self.stands(concern, stood)

    @precondition(lambda self: self.concerns)
    @rule(pick=PICK, step=STEP, category=st.sampled_from(["treatment", "decisions", "legislation"]), elsewhere=st.booleans())
    def correct(self, pick: int, step: int, category: str, elsewhere: bool) -> None:
        concern = self.one(self.concerns, pick)
        by, on, stood = self.by(self.client_of(concern)), self.day(step), self.now.concerns[concern]
        with self.asked():
            if elsewhere:
                concerns.change_place(concern, self.team.other_place, by=by, on=on)
                stood = replace(stood, location=self.team.other_place)
            else:
                concerns.change_category(concern, category, by=by, on=on)
                stood = replace(stood, category=category)
            self.stands(concern, stood)

    @precondition(lambda self: self.concerns)
    @rule(pick=PICK, step=STEP, kind=st.sampled_from(ActionKind))
    def act(self, pick: int, step: int, kind: ActionKind) -> None:
        concern = self.one(self.concerns, pick)
        with self.asked():
            by = self.by(self.client_of(concern))
            self.actions.append((trajectories.take_action(concern, kind, by=by, on=self.day(step)).action.pk, concern))

    @precondition(lambda self: self.actions)
    @rule(pick=PICK, step=STEP, outcome=st.sampled_from(Outcome))
    def end(self, pick: int, step: int, outcome: Outcome) -> None:
        action, concern = self.one(self.actions, pick)
        with self.asked():
            trajectories.record_outcome(action, outcome, by=self.by(self.client_of(concern)), on=self.day(step))

    def day(self, step: int) -> date:
        """Today, or a day before it that may be too early; never one to come."""
        return self.today + timedelta(days=min(step, 0))

    def stands(self, concern: Any, stood: Stood) -> None:
        self.now = replace(self.now, concerns={**self.now.concerns, concern: stood})
        # What is dated back changes the days since.
        since = self.since(concern)
        for day in [day for day in self.told if day >= since]:
            self.told[day] = replace(self.told[day], concerns={**self.told[day].concerns, concern: stood})

    def since(self, concern: Any) -> date:
        with acting(HOUSE):
            present = Concern.objects.get(pk=concern).standings.get(until=None)
        return present.since

    def client_of(self, concern: Any) -> Any:
        with acting(HOUSE):
            return Concern.objects.get(pk=concern).client_id

    @invariant()
    def nothing_impossible_is_stored(self) -> None:
        with acting(HOUSE), connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
            roads = set(Trajectory.objects.values_list("concern", flat=True))
            for concern in Concern.objects.all():
                assert concern.closed_on is None or concern.handling != "running"
                assert concern.handling != "trajectory" or concern.pk in roads
            for action in Action.objects.select_related("trajectory__concern"):
                assert (action.outcome == "") == (action.ended_on is None)
                assert action.outcome != "inadmissible" or action.kind in {kind.value for kind in FORMAL_ACTIONS}
                assert action.trajectory.concern.handling == "trajectory"
                assert action.taken_on >= action.trajectory.concern.raised_on

    @invariant()
    def history_tells_what_happened(self) -> None:
        days = {**self.told, self.today: self.now}
        for day, told in list(days.items())[-4:]:
            stood = as_it_stood(day)
            assert stood == told, day


def test_whatever_is_asked_in_whatever_order(team: Team):
    class OneRoad(Road):
        def __init__(self) -> None:
            super().__init__()
            self.team = team
            self.point = transaction.savepoint()

        def teardown(self) -> None:
            transaction.savepoint_rollback(self.point)

    fewer = settings(
        max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(OneRoad, settings=fewer)


def test_the_machine_would_notice(team: Team):
    road = Road()
    road.team = team
    road.begin()
    road.register(Relation.PARENT)
    road.raise_concern(0, "treatment", 0)
    road.history_tells_what_happened()
    road.now = replace(road.now, concerns={road.concerns[0]: Stood("advised", "treatment", team.place, None)})
    with pytest.raises(AssertionError):
        road.history_tells_what_happened()
