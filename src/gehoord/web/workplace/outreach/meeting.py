"""Many met at once: the visit is registered, and everybody who was met for the first time, all or nothing.

Here two rooms that know nothing of each other are told one after the other. The visit hears a number, the case hears a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from gehoord.casework import contacts, registration
from gehoord.casework.contacts import Met
from gehoord.casework.registration import NOBODY, Who
from gehoord.outreach import visits
from gehoord.outreach.visits import Counted
from gehoord.people.permissions import Actor
from gehoord.people.scope import acting
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.web.workplace.outreach.asked import MET, NAMED


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who was met for the first time, with or without a name (nl: kennismaking)."""

    relation: Relation
    sex: Sex
    who: Who = NOBODY


def newcomers(filled: Mapping[str, Any]) -> list[Newcomer]:
    """Everybody in the form: the numbers first, then those with a name (nl: wie er was)."""
    counted = [
        Newcomer(relation, sex)
        for relation in MET
        for sex in Sex
        for _ in range(filled.get(f"{relation.value}_{sex.value}") or 0)
    ]
    named = [
        Newcomer(Relation.YOUNG_PERSON, Sex.coded(filled[f"sex_{row}"] or Sex.UNKNOWN.value), Who(name, filled[f"born_{row}"]))
        for row in range(NAMED)
        if (name := filled[f"name_{row}"].strip())
    ]
    return counted + named


def hold_and_meet(visit_id: UUID, counted: Counted, met: list[Newcomer], *, lives: bool, by: Actor, on: date, today: date) -> int:
    """Register a visit and an introduction for each newcomer (nl: bezoek met kennismakingen vastleggen). Gives how many.

    `lives`: the young people live at the location, so they are registered in its municipality.
    Raises: what `visits.hold`, `registration.register` and `contacts.record_contact` raise; then nothing is stored.
    """
    with acting(by):
        visit = visits.hold(visit_id, replace(counted, introduced=len(met)), by=by, on=on, today=today)
        location = visit.location
        for one in met:
            authority = ParentalAuthority.AUTHORITY_UNKNOWN if one.relation is Relation.PARENT else None
            client = registration.register(by=by, on=on, relation=one.relation, authority=authority, sex=one.sex, who=one.who)
            if lives and one.relation is Relation.YOUNG_PERSON and location.municipality:
                registration.move(client.pk, location.municipality, by=by, on=on)
            introduction = Met(ContactKind.INTRODUCTION, Channel.GROUP_VISIT, location=location.pk)
            contacts.record_contact(client.pk, introduction, by=by, on=on)
    return len(met)
