"""The journal for whoever watches over it: search it, and take a selection along. Both are written down in it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from gehoord.people.deeds import Act, Resource
from gehoord.people.models import Person
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.vault import journal
from gehoord.vault.reading.lines import MOST, Line, Sought, lines_of

PAGE = 50
"""How many lines stand on a page (nl: regels per bladzijde)."""


def search_journal(sought: Sought, *, by: Actor, page: int = 1) -> tuple[tuple[Line, ...], bool]:
    """A page of lines, latest first, and whether there are more (nl: logboek doorzoeken). Raises: NotFound."""
    require(by, Act.LIST, Resource.JOURNAL)
    found = lines_of(sought, first=(page - 1) * PAGE, how_many=PAGE + 1)
    journal.record(by=by, did="searched the journal", case=sought.case, part="people")
    return found[:PAGE], len(found) > PAGE


def take_along(sought: Sought, *, by: Actor) -> tuple[Line, ...]:
    """All lines that fit, up to `MOST`, to take out of the system (nl: meenemen). Raises: NotFound."""
    require(by, Act.EXPORT, Resource.JOURNAL)
    journal.record(by=by, did="took lines of the journal along", case=sought.case, part="people")
    return lines_of(sought, first=0, how_many=MOST)


def names_of(people: Iterable[UUID | None], *, by: Actor) -> Mapping[UUID, str]:
    """What some colleagues are called, as the journal knows them by their ids (nl: namen). Raises: NotFound."""
    require(by, Act.LIST, Resource.JOURNAL)
    with acting(by):
        return dict(Person.objects.filter(pk__in={one for one in people if one}).values_list("pk", "name"))


def writers(*, by: Actor) -> tuple[tuple[UUID, str], ...]:
    """Everybody with an account, by name, to look for what they did (nl: wie in het logboek kan staan). Raises: NotFound."""
    require(by, Act.LIST, Resource.JOURNAL)
    with acting(by):
        return tuple(Person.objects.order_by("name").values_list("pk", "name"))
