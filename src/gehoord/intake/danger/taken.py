"""Taking a step because somebody may be in danger, and reading what was done.

Whoever may see the question may take a step, in hand or not: in danger nobody waits for whoever has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from gehoord.casework.access import in_own_name
from gehoord.intake.colleagues import asks
from gehoord.intake.in_danger import Step, is_over
from gehoord.intake.models import DangerStep, DeskItem
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import open_sealed, seal


class WhoIsCalledIn(Refused):
    """A colleague was called in, but not said who (nl: welke collega)."""

    sentence = Text("Kies de collega die u erbij haalt.", "Choose the colleague you call in.")


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken (nl: genomen stap). `told` are the words beside it."""

    step: Step
    at: datetime
    who: str
    called_in: str
    told: str


@in_own_name
def take_step(
    item_id: UUID, step: Step, *, key: str, by: Actor, at: datetime, called_in: UUID | None = None, told: str = ""
) -> None:
    """Write down what was done (nl: stap bij gevaar vastleggen). The same key again writes it once.

    Raises: NotFound, also for who cannot be called in; WhoIsCalledIn.
    """
    item = visible(by, Act.SEE, DeskItem.objects.filter(pk=item_id)).first()
    if item is None or by.person_id is None:
        raise NotFound
    if step is Step.CALLED_IN and called_in is None:
        raise WhoIsCalledIn
    if called_in is not None and called_in not in {one.id for one in asks(by=by, on=timezone.localdate(at))}:
        raise NotFound
    row = DangerStep(item=item, office_id=item.office_id, person_id=by.person_id, key=key, step=step.value, at=at)
    row.called_in_id = called_in if step is Step.CALLED_IN else None
    require(by, Act.CREATE, row)
    if told.strip():
        row.told = seal(told.strip())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return
    journal.record(by=by, did="took a step in danger", on=row, case=item.pk, reason=step.value)


@dataclass(frozen=True, slots=True)
class Calls:
    """A colleague calls somebody in, since a moment (nl: oproep). `thread` is the conversation, where there is one."""

    item_id: UUID
    thread: UUID | None
    who: str
    at: datetime


@in_own_name
def calls_for(*, by: Actor) -> tuple[Calls, ...]:
    """Where one is called in while the danger is not over, newest first (nl: oproepen); nothing for who works at no desk."""
    asked = DangerStep.objects.filter(called_in=by.person_id, step=Step.CALLED_IN.value, item__ending="")
    rows = list(visible(by, Act.LIST, asked).select_related("item", "person").order_by("-at", "-pk"))
    last = dict(
        DangerStep.objects.filter(item__in=[row.item_id for row in rows]).order_by("at", "pk").values_list("item", "step")
    )
    found: dict[UUID, Calls] = {}
    for row in rows:
        if not is_over([last[row.item_id]]):
            found.setdefault(row.item_id, Calls(row.item_id, row.item.thread, row.person.name, row.at))
    return tuple(found.values())


@in_own_name
def steps_of(item_id: UUID, *, by: Actor) -> tuple[Taken, ...]:
    """What was done, in order, with its words (nl: genomen stappen). Raises: NotFound."""
    if not visible(by, Act.SEE, DeskItem.objects.filter(pk=item_id)).exists():
        raise NotFound
    rows = list(DangerStep.objects.filter(item=item_id).select_related("person", "called_in").order_by("at", "pk"))
    sealed = [row for row in rows if row.told is not None]
    words = dict(zip((row.pk for row in sealed), open_sealed([row.told for row in sealed], by=by), strict=True))
    return tuple(
        Taken(Step.coded(row.step), row.at, row.person.name, row.called_in.name if row.called_in else "", words.get(row.pk, ""))
        for row in rows
    )


def told_of(item_id: UUID, *, by: Actor) -> tuple[str, ...]:
    """The same as one note for the file of a client; none where nothing was done (nl: verslag van stappen bij gevaar)."""
    lines = [_line(one) for one in steps_of(item_id, by=by)]
    return ("\n".join(["Stappen bij mogelijk gevaar:", *lines]),) if lines else ()


def _line(one: Taken) -> str:
    at = timezone.localtime(one.at)
    who = f"{one.who}, {one.called_in} erbij" if one.called_in else one.who
    return f"{at:%H:%M} {one.step.label.nl} ({who}){': ' + one.told if one.told else ''}"
