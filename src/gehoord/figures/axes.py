"""Where the codes of a register become positions: the places, categories and branches that figures are counted by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gehoord.figures.alphabet import sort_key
from gehoord.figures.facts import Facts, Mask, Rows
from gehoord.figures.geography import Geography
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.concerns import Category, ConcernKind, Scheme, mapped_to, scheme_on
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Text


class MapOfAnotherDay(Refused):
    """A period was to be counted on the map of another day than its last (nl: indeling van een andere dag)."""

    sentence = Text(
        "De gemeenten zijn die van {on}, maar de periode eindigt op {last}. Geef de gemeenten van die laatste dag.",
        "The municipalities are those of {on}, but the period ends on {last}. Give the municipalities of that last day.",
    )


@dataclass(frozen=True, slots=True)
class Subjects:
    """The categories of the scheme in force when a period begins, as positions (nl: onderwerpen).

    `categories` stand kind by kind, each alphabetically with "Andere" last, which is the order of tables 2a-2c. `kind`
    gives the `ConcernKind` position of each, `bounds` where a kind begins and, last, where they end; `of_code` is the
    position of each of `Facts.categories`.
    """

    categories: tuple[Category, ...]
    kind: Rows
    bounds: tuple[int, ...]
    of_code: Rows

    def of(self, kind: ConcernKind) -> slice:
        """Where the categories of one kind stand (nl: onderwerpen van een soort)."""
        return slice(*self.bounds[kind.position : kind.position + 2])


@dataclass(frozen=True, slots=True)
class Branches:
    """Agencies as far as they have locations in one municipality (nl: vestigingen).

    A branch is what a row of tables 8a and 8b is about. They stand by place, then alphabetically by `name`; `bounds` gives
    where those of a place begin and, last, where they end; `of_location` is the branch of each of `Facts.locations`.
    `agency` is the row of `Facts.agencies` of each; `code` names it, as "the-agency@GM0392".
    """

    name: tuple[str, ...]
    code: tuple[str, ...]
    agency: Rows
    bounds: tuple[int, ...]
    of_location: Rows

    def at(self, place: int) -> slice:
        """Where the branches in one municipality stand (nl: vestigingen in een gemeente)."""
        return slice(*self.bounds[place : place + 2])

    @property
    def agencies(self) -> tuple[str, ...]:
        """The codes of all agencies with a branch, in order (nl: instanties)."""
        return tuple(sorted({agency_of(code) for code in self.code}))

    @property
    def of_agency(self) -> Rows:
        """For each branch its agency, as a position among `agencies` (nl: instantie van een vestiging)."""
        position = {code: number for number, code in enumerate(self.agencies)}
        return np.array([position[agency_of(code)] for code in self.code], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Axes:
    """The positions all counts of one publication share (nl: assen).

    `places`: the number of municipalities; that number itself is the position of whoever counts nationally only.
    `of_place`: the position of each of `Facts.places`, and last of an unknown place, so that -1 finds it.
    `is_access`: for each location, whether it is municipal access.
    """

    places: int
    of_place: Rows
    subjects: Subjects
    branches: Branches
    is_access: Mask

    @property
    def nowhere(self) -> int:
        """The position of whoever counts nationally only: unknown, abroad, or split (nl: alleen landelijk)."""
        return self.places


def lay_out(facts: Facts, geography: Geography, period: Period) -> Axes:
    """Lay out the axes of a publication (nl: assen vaststellen). Raises: MapOfAnotherDay, NoSchemeYet, UnknownCategory."""
    if geography.on != period.last:
        raise MapOfAnotherDay(on=geography.on.isoformat(), last=period.last.isoformat())
    of_place = _places(facts, geography)
    return Axes(
        places=len(geography.municipalities),
        of_place=of_place,
        subjects=_subjects(facts, scheme_on(period.first)),
        branches=_branches(facts, of_place[facts.locations.municipality], [*(one.code for one in geography.municipalities), ""]),
        is_access=(facts.agency_kind == AgencyKind.MUNICIPAL_ACCESS.position)[facts.locations.agency],
    )


def _places(facts: Facts, geography: Geography) -> Rows:
    positions = {place.code: position for position, place in enumerate(geography.municipalities)}
    nowhere = len(positions)
    counted_under = (code if code in positions else geography.counted_under(code) for code in facts.places)
    return np.array([*(positions.get(code or "", nowhere) for code in counted_under), nowhere], dtype=np.int32)


def _subjects(facts: Facts, scheme: Scheme) -> Subjects:
    categories = tuple(
        category
        for kind in ConcernKind
        for category in sorted(scheme.printable(kind), key=lambda one: (one.is_other, sort_key(one.label.nl)))
    )
    positions = {category.code: position for position, category in enumerate(categories)}
    kind = np.array([category.kind.position for category in categories], dtype=np.int32)
    return Subjects(
        categories=categories,
        kind=kind,
        bounds=_bounds(kind, len(ConcernKind)),
        of_code=np.array([positions[mapped_to(code, scheme).code] for code in facts.categories], dtype=np.int32),
    )


def _branches(facts: Facts, place: Rows, places: Sequence[str]) -> Branches:
    first = {name: agency for agency, name in reversed(list(enumerate(facts.agencies)))}
    ranked = [first[name] for name in sorted(first, key=sort_key)]
    position = {facts.agencies[agency]: rank for rank, agency in enumerate(ranked)}
    rank = np.array([position[name] for name in facts.agencies], dtype=np.int32)
    many = max(len(ranked), 1)
    branches, of_location = np.unique_inverse(np.ravel_multi_index((place, rank[facts.locations.agency]), (len(places), many)))
    where, who = np.divmod(branches, many)
    agency = np.array(ranked, dtype=np.int32)[who]
    codes = agency_codes(facts.agencies)
    return Branches(
        name=tuple(facts.agencies[one] for one in agency),
        code=tuple(f"{codes[one]}@{places[here]}" for one, here in zip(agency, where, strict=True)),
        agency=agency,
        bounds=_bounds(where, len(places)),
        of_location=of_location.astype(np.int32),
    )


def agency_codes(names: Sequence[str]) -> tuple[str, ...]:
    """A code for each agency, made of its name (nl: instantiecode). Names that come out alike get a number behind them."""
    found: Counter[str] = Counter()
    codes = {}
    for name in sorted(set(names), key=sort_key):
        plain = re.sub(r"[^a-z0-9]+|\b0+(?=[0-9])", "-", sort_key(name)[0]).strip("-") or "x"
        found[plain] += 1
        codes[name] = plain if found[plain] == 1 else f"{plain}--{found[plain]}"
    return tuple(codes[name] for name in names)


def agency_of(branch: str) -> str:
    """The code of the agency that a branch belongs to (nl: instantie van een vestiging)."""
    return branch.partition("@")[0]


def _bounds(sorted_positions: npt.NDArray[np.integer], many: int) -> tuple[int, ...]:
    return tuple(np.searchsorted(sorted_positions, np.arange(many + 1)).tolist())
