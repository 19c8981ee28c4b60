"""What the page of a talk shows: its fields as they were left, what closing still needs, and who could take the client onward."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from gehoord.directory.in_use import map_for
from gehoord.intake.colleagues import asks
from gehoord.intake.desk import BY_HAND
from gehoord.intake.endings import NO_TALK, Instead
from gehoord.intake.letters import Letter, read_letter
from gehoord.intake.queries import Waiting
from gehoord.intake.replies import gaps, replies
from gehoord.intake.routing import Advice, Choice, propose
from gehoord.intake.told import Need, Told
from gehoord.intake.told import needs as needed
from gehoord.people.permissions import Actor
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import Category, ConcernKind, scheme_on
from gehoord.practice.contacts import Channel
from gehoord.practice.handling import BrokenOffBecause, Handling
from gehoord.practice.trust.safe_contact import MayReach
from gehoord.web.workplace.desk.filled import STAYS_HERE, Filled, strange, with_strange
from gehoord.web.workplace.desk.listing import COLOURS
from gehoord.web.workplace.desk.places import label_of
from gehoord.web.workplace.desk.thread import written
from gehoord.web.workplace.keys import keys_of

REACHING = (Channel.PHONE, Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER)
LISTS: Mapping[str, Any] = {
    "relations": list(Relation),
    "authorities": list(ParentalAuthority),
    "sexes": [Sex.FEMALE, Sex.MALE, Sex.UNKNOWN],
    "kinds": list(ConcernKind),
    "endings": list(Handling),
    "reasons": list(BrokenOffBecause),
    "reaching": REACHING,
    "coming": BY_HAND,
    "ways": list(MayReach),
    "no_talk": list(zip(NO_TALK, "snbe", strict=True)),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """One question, problem or complaint in the form (nl: onderwerp in het formulier)."""

    number: int
    place: int
    kind: str
    category: str
    typed: str
    where: str
    location: str
    ending: str
    because: str
    request: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form as it was left (nl: formulier)."""

    filled: Filled
    topics: tuple[Topic, ...]
    categories: Sequence[tuple[ConcernKind, Sequence[Category]]]

    @property
    def value(self) -> Mapping[str, str]:
        """The values by the name of their field, for the template (nl: waarden)."""
        return {name: values[-1] if values else "" for name, values in self.filled.values.items()}

    @property
    def reach_by(self) -> Sequence[str]:
        """Along which ways the client may be reached (nl: wegen)."""
        return self.filled.many("reach_by")

    @property
    def blank(self) -> Topic:
        """A topic with nothing in it, to make more of (nl: leeg onderwerp)."""
        return Topic(0, 0, "", "", "", "", "", "", "", "")

    def anchor(self, field: str) -> str:
        """Where a field stands on the page (nl: plek op de pagina)."""
        return anchored(field, [topic.number for topic in self.topics])


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a talk and changes with it (nl: naast het gesprek)."""

    needs: tuple[tuple[str, Need], ...]
    gaps: tuple[str, ...]
    advice: Advice | None
    chosen: str
    agreed: str
    instead: str
    is_other: bool
    stays: bool
    passed: tuple[Choice, ...] = ()

    reasons: Sequence[Instead] = tuple(Instead)

    @property
    def choices(self) -> Iterator[tuple[str, Choice]]:
        """Every choice with its value in the form (nl: keuzes)."""
        for choice in self.advice.all if self.advice else ():
            yield str(choice.id or STAYS_HERE), choice

    @property
    def near(self) -> Iterator[tuple[Choice, bool]]:
        """Every person, with whether they stand too close to it and are passed over (nl: belangenconflict)."""
        yield from ((choice, False) for choice in (self.advice.all if self.advice else ()) if choice.id)
        yield from ((choice, True) for choice in self.passed)


def begun(request: HttpRequest, item: Waiting, by: Actor) -> Mapping[str, Any]:
    """What every page about one item shows: what came in, who can be asked, and the keys (nl: begin van een pagina)."""
    on = timezone.localdate()
    towns = {town.code: town.name for town in map_for(on, by=by).municipalities}
    return {
        "item": item,
        "letter": read_letter(item.id, by=by),
        "waited": item.promise.waited(timezone.now()),
        "colour": COLOURS.get(item.promise.nearness, ""),
        "lives": towns.get(item.lives, ""),
        "colleagues": asks(by=by, on=on),
        "replies": replies(by=by),
        **written(request, item, by),
        **LISTS,
        **keys_of(request),
    }


def sheet_of(item: Waiting, filled: Filled | None, letter: Letter, *, by: Actor) -> Sheet:
    """The form of an item: as it was left, else with what came in (nl: formulier van een vraag)."""
    typed = filled or Filled(_first(item, letter, by))
    topics = tuple(_topics(typed))
    scheme = scheme_on(timezone.localdate(item.received_at))
    return Sheet(typed, topics, [(kind, scheme.categories(kind)) for kind in ConcernKind])


def beside_of(told: Told, advice: Advice | None, filled: Filled, *, on: date, by: Actor) -> Beside:
    """What closing needs and who is proposed, from what was told so far (nl: wat er nog nodig is)."""
    numbers = filled.topics
    asked = with_strange(needed(told, on=on, by=by.person_id), strange(filled, told, by=by))
    return Beside(
        needs=tuple((anchored(need.field, numbers), need) for need in asked),
        gaps=gaps(told.agreement),
        advice=advice,
        chosen=str(told.onward or STAYS_HERE) if advice else "",
        agreed=filled.one("agreed") if told.agreed is not None else "",
        instead=filled.one("instead"),
        is_other=told.onward != told.proposed,
        stays=told.onward in (None, by.person_id),
        passed=_passed(told, on, by),
    )


def _passed(told: Told, on: date, by: Actor) -> tuple[Choice, ...]:
    if not told.conflicts:
        return ()
    every = propose(municipality=told.municipality, stays=told.stays, about=told.about, on=on, by=by).all
    return tuple(choice for choice in every if choice.id in told.conflicts)


def anchored(field: str, numbers: Sequence[int]) -> str:
    """The id on the page of a field that is counted by the place of its topic (nl: anker)."""
    name, _dash, place = field.rpartition("-")
    return f"{name}-{numbers[int(place) - 1]}" if name and place.isdecimal() and int(place) <= len(numbers) else field


def _topics(filled: Filled) -> Iterator[Topic]:
    for place, number in enumerate(filled.topics, 1):
        names = ("kind", "category", "typed-category", "where", "location", "ending", "because", "request")
        yield Topic(number, place, *(filled.one(f"{name}-{number}") for name in names))


def _first(item: Waiting, letter: Letter, by: Actor) -> Mapping[str, Sequence[str]]:
    """What is known when somebody begins: what came in is not typed twice."""
    towns = {town.code: town.name for town in map_for(timezone.localdate(), by=by).municipalities}
    reach = "email" if "@" in letter.reach else "phone"
    told = {
        "name": letter.nickname,
        reach: letter.reach,
        "relation": item.relation.value if item.relation else "",
        "lives": towns.get(item.lives, ""),
        "where-1": label_of(item.location, by=by) if item.location else "",
        "location-1": str(item.location or ""),
        "on_behalf": "yes" if item.on_behalf else "",
        "topic": "1",
    }
    filled = {name: [value] for name, value in told.items() if value}
    if item.ways is not None:
        filled |= {"may_reach": [item.ways.reach.value], "reach_by": sorted(way.value for way in item.ways.channels)}
        hours = {"reach_from": item.ways.earliest, "reach_until": item.ways.latest}
        filled |= {name: [f"{hour:%H:%M}"] for name, hour in hours.items() if hour is not None}
    return filled
