"""The facts of a year, gathered from every room that has some. They come without names, and nobody can be found again by them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gehoord.casework import facts as casework
from gehoord.casework.facts import CATEGORIES, CaseFacts
from gehoord.directory.atlas import Atlas
from gehoord.directory.in_use import atlas_in_use
from gehoord.directory.workplaces import Workplace, workplaces
from gehoord.figures import facts
from gehoord.figures.alphabet import sort_key
from gehoord.figures.facts import UNKNOWN, Facts, Rows
from gehoord.outreach import facts as outreach
from gehoord.people.many_rows import one_picture
from gehoord.people.permissions import Actor
from gehoord.people.scope import acting
from gehoord.registers.reaching import reaching
from gehoord.survey import facts as survey
from gehoord.vault import journal


def atlas_of(*, by: Actor) -> Atlas:
    """The maps of this installation, with what was imported in them (nl: geldende atlas). Raises: DatabaseAway."""
    with reaching(), acting(by):
        return atlas_in_use()


def facts_of(year: int, *, by: Actor) -> Facts:
    """What is counted about a year, as everything stood on its last day (nl: feiten van een jaar).

    A client is a number that is drawn anew at each call. The journal has it first. Raises: NotFound, DatabaseAway.
    """
    with reaching():
        journal.record(by=by, did="gathered the facts of a year", on=journal.Resource("reporting.year", str(year)))
    with reaching(), one_picture():
        places = workplaces(by=by)
        locations = [place.id for place in places]
        cases = casework.of(year, locations=locations, by=by)
        visits, alerts = outreach.of(year, locations=locations, by=by)
        marks = survey.of(year, by=by)
    return _joined(places, cases, visits, alerts, marks)


def _joined(
    places: Sequence[Workplace], cases: CaseFacts, visits: facts.Visits, alerts: facts.Alerts, marks: facts.Marks
) -> Facts:
    kinds = {place.agency: place.kind for place in places}
    agencies = {agency: number for number, agency in enumerate(sorted(kinds, key=sort_key))}
    standing = np.array([_code(place.municipality) for place in places], dtype=np.int32)
    lived = cases.residences.rows("municipality")
    municipalities = _occurring(np.concatenate([standing, lived]))
    categories = _occurring(cases.concerns.rows("category"))
    return Facts(
        places=tuple(f"GM{number:04}" for number in municipalities),
        agencies=tuple(agencies),
        agency_kind=np.array([kinds[agency].position for agency in agencies], dtype=np.int8),
        categories=tuple(CATEGORIES[number] for number in categories),
        locations=facts.Locations(
            np.array([agencies[place.agency] for place in places], dtype=np.int32), _numbered(standing, municipalities)
        ),
        clients=_clients(cases),
        residences=facts.Residences(cases.residences.to, _numbered(lived, municipalities), cases.residences.days("since")),
        contacts=_contacts(cases),
        concerns=_concerns(cases, _numbered(cases.concerns.rows("category"), categories)),
        actions=_actions(cases),
        visits=visits,
        alerts=alerts,
        marks=marks,
    )


def _clients(cases: CaseFacts) -> facts.Clients:
    told = cases.clients
    return facts.Clients(
        told.codes("relation"), told.codes("parental_authority"), told.codes("sex"), told.days("first_contact_on")
    )


def _contacts(cases: CaseFacts) -> facts.Contacts:
    told = cases.contacts
    return facts.Contacts(told.to, told.days("on"), told.codes("kind"), told.codes("channel"), told.rows("place"))


def _concerns(cases: CaseFacts, category: Rows) -> facts.Concerns:
    told = cases.concerns
    return facts.Concerns(
        client=told.to,
        kind=told.codes("kind"),
        category=category,
        raised_on=told.days("raised_on"),
        channel=told.codes("channel"),
        location=told.rows("place"),
        handling=told.codes("handling"),
        closed_on=told.days("closed_on"),
    )


def _actions(cases: CaseFacts) -> facts.Actions:
    told = cases.actions
    return facts.Actions(told.to, told.codes("kind"), told.codes("outcome"), told.days("taken_on"), told.days("ended_on"))


def _code(municipality: str | None) -> int:
    return UNKNOWN if municipality is None else int(municipality.removeprefix("GM"))


def _occurring(numbers: Rows) -> list[int]:
    """The numbers that occur, in order, without the one for unknown."""
    return [int(number) for number in np.unique(numbers) if number != UNKNOWN]


def _numbered(numbers: Rows, occurring: list[int]) -> Rows:
    known = np.array(occurring, dtype=np.int32)
    return np.where(numbers == UNKNOWN, UNKNOWN, np.searchsorted(known, numbers)).astype(np.int32)
