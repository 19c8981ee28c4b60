"""Marks of a register, taken over by their ids and given back by them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Q

from gehoord.figures.exchange import rows as folder
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import add, change
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.clients import AgeGroup
from gehoord.survey.models import Mark

_COLUMNS = ("age_group", "grade", "on")


def take_in(marks: Sequence[folder.Mark], *, office: UUID, by: Actor) -> tuple[int, int]:
    """Take over marks, all or nothing (nl: overnemen). Gives how many were added and changed; again changes nothing.

    Raises: NotFound.
    """
    require(by, Act.CREATE, Resource.REGISTER)
    with acting(by):
        rows = Mark.objects.filter(office_id=office).values_list("exchange_id", "id", *_COLUMNS)
        stored = {row[0]: row[1:] for row in rows.iterator(5000)}
        given = {row.mark_id: (row.age_group.value, row.grade, row.on) for row in marks}
        new = [(uuid4(), office, code, *row) for code, row in given.items() if code not in stored]
        changed = [(stored[code][0], *row) for code, row in given.items() if code in stored and row != stored[code][1:]]
        add(Mark, ("id", "office_id", "exchange_id", *_COLUMNS), new)
        change(Mark, ("id", *_COLUMNS), changed)
    return len(new), len(changed)


def give_out(*, offices: Sequence[UUID] | None, last: date | None, by: Actor) -> tuple[folder.Mark, ...]:
    """Marks up to a day; None: all, for `last` as for `offices` (nl: teruggeven). Raises: NotFound."""
    require(by, Act.EXPORT, Resource.REGISTER)
    wanted = Q() if offices is None else Q(office_id__in=offices)
    wanted &= Q() if last is None else Q(on__lte=last)
    with acting(by):
        rows = Mark.objects.filter(wanted).values_list("exchange_id", *_COLUMNS)
        return tuple(folder.Mark(code, AgeGroup.coded(group), grade, on) for code, group, grade, on in rows)
