"""Every door by which words come into a case, and that none is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from tests.casework.stored import rows
from tests.told.casework import DAY, Team, noon

from gehoord import casework
from gehoord.casework import concerns, contacts, deadlines, referrals, registration, trajectories
from gehoord.casework.registration import Who
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import Relation
from gehoord.practice.handling import BrokenOffBecause
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.vault.fields import EncryptedText

NUMBER = "nummer 111 222 333"
RULING = ("complaints_committee", "committee_ruling")


def ticking(team: Team):
    concern = team.trajectory(team.client())
    return trajectories.take_action(
        concern.pk, ActionKind.COMPLAINTS_COMMITTEE, by=team.counsellor, on=DAY, deadline=RULING
    ).action.pk


def registered(part: str):
    def door(team: Team, **sure):
        who = Who(**{"name": "Anna", part: NUMBER})
        registration.register(by=team.counsellor, on=DAY, relation=Relation.YOUNG_PERSON, who=who, **sure)

    return door


def asked(verb):
    def door(team: Team, **sure):
        verb(
            team.client().pk,
            to=team.colleague.person_id,
            to_office=team.here,
            by=team.counsellor,
            at=noon(),
            why=NUMBER,
            no_other_way=True,
            **sure,
        )

    return door


def remarked(verb, *what):
    def door(team: Team, **sure):
        verb(team.concern(team.client()).pk, *what, by=team.counsellor, on=DAY, remark=NUMBER, **sure)

    return door


DOORS = {
    **{f"register, {part}": registered(part) for part in ("name", "born", "phone", "email", "address")},
    "tell_who": lambda team, **sure: registration.tell_who(team.client().pk, Who(name=NUMBER), by=team.counsellor, **sure),
    "agree_ways": lambda team, **sure: registration.agree_ways(
        team.client().pk, SafeWays(MayReach.NEVER), by=team.counsellor, on=DAY, remark=NUMBER, **sure
    ),
    "advise": remarked(concerns.advise),
    "break_off": remarked(concerns.break_off, BrokenOffBecause.LEFT),
    "change_category": remarked(concerns.change_category, "decisions"),
    "change_place": remarked(concerns.change_place, None),
    "open_trajectory": lambda team, **sure: trajectories.open_trajectory(
        team.concern(team.client()).pk,
        by=team.counsellor,
        on=DAY,
        asked_on=DAY,
        asked_how=AskedHow.SPOKEN,
        request=NUMBER,
        **sure,
    ),
    "suspend_deadline": lambda team, **sure: deadlines.suspend_deadline(
        ticking(team), NUMBER, by=team.counsellor, on=DAY, **sure
    ),
    "extend_deadline": lambda team, **sure: deadlines.extend_deadline(ticking(team), NUMBER, by=team.counsellor, on=DAY, **sure),
    "refer": asked(referrals.refer),
    "transfer": asked(referrals.transfer),
    "write_note": lambda team, **sure: contacts.write_note(team.client().pk, NUMBER, by=team.counsellor, at=noon(), **sure),
    "give_consent": lambda team, **sure: contacts.give_consent(
        team.client().pk, ConsentScope.AGENCY, NUMBER, by=team.counsellor, on=DAY, **sure
    ),
}
SEALED = [
    (model, field.name)
    for model in apps.get_app_config("casework").get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, EncryptedText)
]


def told(team: Team) -> set[tuple[str, str]]:
    """The sealed columns in which the number stands."""
    found = set()
    for model, column in SEALED:
        texts = [getattr(row, column) for row in rows(model.objects.filter(**{f"{column}__isnull": False}))]
        with acting(HOUSE):
            if any(text.opened(by=HOUSE) == NUMBER for text in texts):
                found.add((model.__name__, column))
    return found


@pytest.mark.parametrize("door", DOORS)
def test_a_citizen_number_is_asked_about_at_every_door(team: Team, door):
    with pytest.raises(LooksLikeCitizenNumber):
        DOORS[door](team)
    assert told(team) == set()


def test_who_says_that_it_is_none_is_taken_at_their_word_at_every_door_and_no_column_has_another_door(team: Team):
    for door in DOORS.values():
        door(team, no_citizen_number=True)
    assert told(team) == {(model.__name__, column) for model, column in SEALED}


def test_nothing_in_the_room_seals_a_word_that_was_not_looked_through():
    room = Path(casework.__file__).parent
    sealing = {path.name for path in room.rglob("*.py") if re.search(r"\bseal\b", path.read_text(encoding="utf-8"))}
    assert sealing == {"confided.py"}
