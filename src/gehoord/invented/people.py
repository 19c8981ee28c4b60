"""Invented clients: who they are, when they first came, and where they live and lived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from gehoord.invented.places import Place
from gehoord.invented.shares import divide
from gehoord.invented.targets import Head
from gehoord.practice.clients import ParentalAuthority, Relation, Sex

_ADULTS = {Relation.PARENT: 38.0, Relation.UNKNOWN_OTHER: 9.0, Relation.RELATIVE: 6.0, Relation.FOSTER_PARENT: 3.0}
_AUTHORITY = {
    ParentalAuthority.WITH_AUTHORITY: 0.84,
    ParentalAuthority.AUTHORITY_UNKNOWN: 0.07,
    ParentalAuthority.STEP_PARENT: 0.05,
    ParentalAuthority.WITHOUT_AUTHORITY: 0.04,
}
_SEX_YOUNG, _SEX_ADULT = (0.55, 0.435, 0.015), (0.73, 0.26, 0.01)
_LIVES_IN, _MOVED = 0.62, 0.04


@dataclass(frozen=True, slots=True)
class Person:
    """An invented client (nl: verzonnen cliënt). `homes` are the residences in order, `place` where a young person lives in.

    `quiet`: known from the year before, with something open and no contact this year.
    """

    client_id: str
    relation: Relation
    authority: ParentalAuthority | None
    sex: Sex
    first_contact_on: date
    homes: tuple[tuple[str | None, date], ...]
    place: Place | None
    is_new: bool
    quiet: bool = False

    @property
    def is_young(self) -> bool:
        """Whether the client counts among the young (nl: jeugdig)."""
        return self.relation is Relation.YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class Land:
    """Where people may live (nl: woongebied): codes with their weights, and the places where young people live in."""

    codes: tuple[str, ...]
    weights: npt.NDArray[np.float64]
    homes: tuple[Place, ...]
    home_weights: npt.NDArray[np.float64]


def relations(head: Head, count: int, professionals: int) -> list[Relation]:
    """The relations of one group of clients, professionals included (nl: relaties). Returns `count` relations."""
    if head[0]:
        return [Relation.YOUNG_PERSON] * count
    parts = divide(count - professionals, list(_ADULTS.values()))
    rest = [relation for relation, many in zip(_ADULTS, parts, strict=True) for _ in range(int(many))]
    return [*rest, *[Relation.PROFESSIONAL] * professionals]


def _day(first: date, last: date, chance: np.random.Generator) -> date:
    return first + timedelta(days=int(chance.integers(0, (last - first).days + 1)))


def _homes(
    now: str | None, first: date, year: int, land: Land, chance: np.random.Generator
) -> tuple[tuple[str | None, date], ...]:
    if now is None or chance.random() >= _MOVED or first >= date(year, 12, 1):
        return ((now, first),)
    before = land.codes[int(chance.choice(len(land.codes), p=land.weights))]
    return ((before, first), (now, _day(max(first, date(year, 1, 1)) + timedelta(days=1), date(year, 12, 31), chance)))


def person(
    client_id: str,
    relation: Relation,
    *,
    year: int,
    is_new: bool,
    known_home: bool,
    land: Land,
    chance: np.random.Generator,
    quiet: bool = False,
) -> Person:
    """Invent one client (nl: cliënt verzinnen). New clients first came in the year, others in the year before."""
    first = (
        _day(date(year, 1, 2), date(year, 12, 20), chance)
        if is_new
        else _day(date(year - 1, 2, 1), date(year - 1, 12, 20), chance)
    )
    young = relation is Relation.YOUNG_PERSON
    sex = list(Sex)[int(chance.choice(len(Sex), p=_SEX_YOUNG if young else _SEX_ADULT))]
    parent = relation is Relation.PARENT
    authority = list(_AUTHORITY)[int(chance.choice(len(_AUTHORITY), p=list(_AUTHORITY.values())))] if parent else None
    place = None
    if young and known_home and chance.random() < _LIVES_IN:
        place = land.homes[int(chance.choice(len(land.homes), p=land.home_weights))]
    now = (
        None
        if not known_home
        else place.municipality
        if place
        else land.codes[int(chance.choice(len(land.codes), p=land.weights))]
    )
    homes = _homes(now, first, year, land, chance)
    return Person(client_id, relation, authority, sex, first, homes, place, is_new, quiet)
