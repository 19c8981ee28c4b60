"""Tells a client who says one word wherever words can be said, to look for it afterwards where it may not be."""

from __future__ import annotations

from datetime import date

from gehoord.casework import concerns, contacts, deadlines, queries, referrals, registration, trajectories
from gehoord.casework.registration import Who
from gehoord.practice.actions import ActionKind
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

from .casework import DAY, Team, noon

CANARY = "kanarievogel"
BORN = "1987-11"


def confide(team: Team) -> None:
    """Say the word in every place where words can be said."""
    who = Who(f"{CANARY} de Vries", BORN, f"06 {CANARY}", f"{CANARY}@post.example", f"{CANARY}straat 1")
    client, by = team.client(who=who), team.counsellor
    registration.agree_ways(client.pk, SafeWays(MayReach.NEVER), by=by, on=DAY, remark=CANARY)
    concern, other = team.concern(client), team.concern(client)
    concerns.advise(other.pk, by=by, on=DAY, remark=CANARY)
    trajectories.open_trajectory(concern.pk, by=by, on=DAY, asked_on=DAY, asked_how=AskedHow.SPOKEN, request=CANARY)
    ruling, kind = ("complaints_committee", "committee_ruling"), ActionKind.COMPLAINTS_COMMITTEE
    action = trajectories.take_action(concern.pk, kind, by=by, on=DAY, deadline=ruling).action
    deadlines.extend_deadline(action.pk, CANARY, by=by, on=DAY)
    deadlines.suspend_deadline(action.pk, CANARY, by=by, on=DAY)
    contacts.write_note(client.pk, CANARY, by=by, at=noon())
    contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, CANARY, by=by, on=DAY)
    referrals.refer(client.pk, to=team.colleague.person_id, to_office=team.here, by=by, at=noon(), why=CANARY)
    page = queries.client_page(client.pk, by=by, on=date(2016, 3, 2))
    assert CANARY in page.who.name
    assert [read.text for read in page.notes] == [CANARY]
