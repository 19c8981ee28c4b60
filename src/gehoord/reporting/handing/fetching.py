"""Who fetched which report, for the office that handed it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.people.scope import acting
from gehoord.reporting.handing.recipients import recipients
from gehoord.reporting.models import Edition, Fetch, Volume
from gehoord.reporting.road.written import LANGUAGE


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody a report was handed to, and which files of it they fetched, the last first (nl: opgehaald).

    `files`: format, moment, and whether a program did; empty where nothing was fetched yet.
    """

    edition: Edition
    name: str
    files: tuple[tuple[str, datetime, bool], ...]


def fetched_of(volume: Volume, *, by: Actor) -> list[Taken]:
    """Every recipient of a bundle with what they fetched; who fetched nothing comes first (nl: opgehaald). Raises: NotFound."""
    require(by, Act.LIST, Resource.FETCH)
    with acting(by):
        rows = list(Fetch.objects.filter(edition__volume=volume).order_by("-at"))
        editions = {
            one.recipient: one
            for one in Edition.objects.filter(volume=volume, language=LANGUAGE)
            .exclude(recipient="")
            .defer("body", "rest", "figures")
        }
        # also of the same report in another language
        places = dict(Edition.objects.filter(volume=volume).values_list("pk", "recipient"))
    files: dict[tuple[str, UUID], list[tuple[str, datetime, bool]]] = {}
    for row in rows:
        files.setdefault((places[row.edition_id], row.person_id), []).append((row.format, row.at, row.by_key))
    # also who fetched something and has no seat there any more
    names = {one.id: one.name for one in seats.colleagues(by=HOUSE)}
    people = {(one.place, one.person_id) for one in recipients() if one.place in editions} | set(files)
    told = [Taken(editions[at], names.get(person, "–"), tuple(files.get((at, person), ()))) for at, person in people]
    return sorted(told, key=lambda one: (bool(one.files), one.edition.place, one.name))
