"""How often a municipality, region or agency is told what we see: set by the office, read by both."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gehoord.directory.asking.whom_to_ask import office_for
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.people.roles import grounds
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED, held_by
from gehoord.practice.errors import Refused
from gehoord.practice.outreach.informing import Rhythm
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber, holds_citizen_number
from gehoord.practice.words import Text
from gehoord.reporting.models import Agreement
from gehoord.vault import journal

LONGEST = 500


class WordsTooLong(Refused):
    """What was agreed is longer than fits (nl: afspraak te lang)."""

    sentence = Text("Maak de afspraak korter dan {most} tekens.", "Make the agreement shorter than {most} characters.")


def agree(place: str, rhythm: Rhythm, words: str, *, by: Actor, on: date) -> None:
    """Write down how often a place is told, and what else was agreed (nl: afspraak vastleggen). It holds until another does.

    Raises: NotFound for a place of another office, WordsTooLong, LooksLikeCitizenNumber.
    """
    said = words.strip()
    if len(said) > LONGEST:
        raise WordsTooLong(most=LONGEST)
    office = works_for(place, by=by, on=on, act=Act.CREATE, thing=Resource.AGREEMENT)
    if holds_citizen_number(said):
        raise LooksLikeCitizenNumber
    with acting(by):
        row = Agreement.objects.filter(place=place).first() or Agreement(place=place, office_id=office)
        require(by, Act.CHANGE, row)
        row.rhythm, row.words, row.person_id, row.agreed_on = rhythm.value, said, by.person_id, on
        journal.record(by=by, did="agreed how often to inform", on=row, reason=rhythm.value)
        row.save()


def agreements(*, by: Actor) -> dict[str, Agreement]:
    """What was agreed, by place: with the own place, or for the office with everybody (nl: afspraken). Raises: NotFound."""
    require(by, Act.LIST, Resource.AGREEMENT)
    with acting(by):
        return {row.place: row for row in visible(by, Act.LIST, Agreement.objects.all())}


def agreements_of_own_places(*, by: Actor) -> dict[str, Agreement | None]:
    """The own places, each with what was agreed there, None for nothing yet (nl: afspraken met ons). Raises: NotFound."""
    if by.role not in PLACED or by.person_id is None:
        raise NotFound
    with acting(by):
        places = [seat.place for seat in held_by(by.person_id) if seat.role is by.role]
        agreed = {row.place: row for row in visible(by, Act.LIST, Agreement.objects.all())}
    return {place: agreed.get(place) for place in places}


def works_for(place: str, *, by: Actor, on: date, act: Act, thing: Resource) -> UUID:
    """The office that speaks with a place, where somebody may speak for it (nl: spreekt voor). Raises: NotFound."""
    office = office_for(place, on=on)
    where = grounds(by.role, thing, act)
    is_own = Condition.OWN_OFFICE in where and office == by.office_id
    if office is None or not (is_own or Condition.EVERYWHERE in where):
        raise NotFound
    return office
