"""A family of cells laid out as a table of units by coordinates, with every sum that its declaration makes of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from gehoord.figures.disclosure.published.reading import Coordinates
from gehoord.figures.disclosure.published.structure import Split, Splits, Structure, named_in, wholes_of

Values = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

Name = TypeVar("Name", bound=Hashable)

NOT_THERE = -1
"""In a table of values: nothing is printed here (nl: niet gedrukt)."""

UNSEEN = -(10**9)
"""In a completed table: this does not follow from what is printed (nl: volgt niet)."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums along one axis of a table (nl: optellingen).

    wholes[i] is the sum of parts[starts[i]] up to parts[starts[i + 1]]; both are places on that axis.
    """

    wholes: Places
    parts: Places
    starts: Places

    @property
    def owners(self) -> Places:
        """For each part the number of the sum that it stands in (nl: bij welke som)."""
        return np.repeat(np.arange(len(self.wholes)), np.diff(np.append(self.starts, len(self.parts))))


@dataclass(frozen=True, slots=True)
class Family:
    """The cells of one family (nl: familie). `values`: units by columns, `NOT_THERE` where nothing is printed.

    `exact`: the value is known for certain, by a rule of publication. `by_column` adds up columns, `by_unit` units.
    """

    name: str
    units: tuple[str, ...]
    columns: tuple[Coordinates, ...]
    values: Values
    exact: Mask
    by_column: Sums
    by_unit: Sums


def family_of(name: str, printed: Mapping[tuple[str, Coordinates], int], structure: Structure) -> Family:
    """Lay out one family (nl: familie opzetten). Units and columns that no printed cell hangs on are left out."""
    shape = structure.families[name]
    attributes = [structure.attributes[attribute] for attribute in shape.attributes]
    trees = tuple(split for tree in shape.trees for split in structure.trees[tree])
    by_unit, by_column = [unit for unit, _ in printed], [at for _, at in printed]
    columns = _columns(set(by_column), attributes)
    units = _units(set(by_unit), trees)
    unit_at = {unit: place for place, unit in enumerate(units)}
    column_at = {column: place for place, column in enumerate(columns)}
    values = np.full((len(units), len(columns)), NOT_THERE, np.int64)
    rows, across = [unit_at[unit] for unit in by_unit], [column_at[at] for at in by_column]
    values[np.array(rows, np.intp), np.array(across, np.intp)] = list(printed.values())
    exact = np.zeros(values.shape, bool)
    for unit in structure.locked(name) & set(units):
        place = unit_at[unit]
        exact[place] = True
        values[place] = np.where(values[place] == NOT_THERE, 0, values[place])
    return Family(
        name=name,
        units=units,
        columns=columns,
        values=values,
        exact=exact,
        by_column=_sums(_column_splits(columns, attributes), column_at),
        by_unit=_sums(((one.whole, one.parts) for one in trees if one.whole in unit_at), unit_at),
    )


def _columns(printed: set[Coordinates], attributes: list[Splits]) -> tuple[Coordinates, ...]:
    """The printed columns, and all that stand in a sum with one of them, upwards."""
    standing = [wholes_of(splits) for splits in attributes]
    found, fresh = set(printed), list(printed)
    while fresh:
        at = fresh.pop()
        for axis, of in enumerate(standing):
            for split in of.get(at[axis], ()):
                for code in (split.whole, *split.parts):
                    other = (*at[:axis], code, *at[axis + 1 :])
                    if other not in found:
                        found.add(other)
                        fresh.append(other)
    return tuple(sorted(found))


def _column_splits(columns: tuple[Coordinates, ...], attributes: list[Splits]) -> Iterable[tuple[Coordinates, list[Coordinates]]]:
    there = set(columns)
    for axis, splits in enumerate(attributes):
        rest = sorted({(at[:axis], at[axis + 1 :]) for at in columns})
        for split in splits:
            for before, after in rest:
                whole = (*before, split.whole, *after)
                parts = [(*before, part, *after) for part in split.parts]
                if whole in there and there.issuperset(parts):
                    yield whole, parts


def _units(printed: set[str], trees: Splits) -> tuple[str, ...]:
    """The printed units, those above them, and the other parts of every whole that has a printed part."""
    standing = wholes_of(trees)
    found, fresh, seen = set(printed), list(printed), set[Split]()
    while fresh:
        for split in standing.get(fresh.pop(), ()):
            if split not in seen:
                seen.add(split)
                more = {split.whole, *split.parts} - found
                found |= more
                fresh += more
    return tuple(sorted(found))


def _sums(splits: Iterable[tuple[Name, Iterable[Name]]], place_of: Mapping[Name, int]) -> Sums:
    wholes: list[int] = []
    parts: list[int] = []
    starts: list[int] = []
    for whole, of in splits:
        places = [place_of[part] for part in of if part in place_of]
        if len(places) == len(tuple(of)) and places:
            wholes.append(place_of[whole])
            starts.append(len(parts))
            parts += places
    return Sums(np.array(wholes, np.intp), np.array(parts, np.intp), np.array(starts, np.intp))


def completed(family: Family) -> Values:
    """The values with all that follows by subtraction, over and over; `NOT_THERE` where nothing follows (nl: aangevuld)."""
    values = family.values.copy()
    known = values != NOT_THERE
    while _fill(values, known, family.by_unit) | _fill(values.T, known.T, family.by_column):
        pass
    return np.where(known, values, UNSEEN)


def _fill(values: Values, known: Mask, sums: Sums) -> bool:
    """Work out a whole from all its parts, and the one part that is missing from its whole."""
    if not len(sums.wholes):
        return False
    there = known[sums.parts]
    total = np.add.reduceat(np.where(there, values[sums.parts], 0), sums.starts, axis=0)
    missing = np.add.reduceat(~there, sums.starts, axis=0, dtype=np.int64)
    whole = known[sums.wholes]
    upwards, over = np.nonzero((missing == 0) & ~whole)
    values[sums.wholes[upwards], over] = total[upwards, over]
    known[sums.wholes[upwards], over] = True
    part, across = np.nonzero(~there & ((missing == 1) & whole)[sums.owners])
    owner = sums.owners[part]
    values[sums.parts[part], across] = values[sums.wholes[owner], across] - total[owner, across]
    known[sums.parts[part], across] = True
    return len(upwards) + len(part) > 0


@dataclass(frozen=True, slots=True)
class Paths:
    """What one more record raises (nl: pad). `above`: for each leaf all it counts in, itself included.

    `crooked`: leaves that would count in a whole without exactly one of its parts, or the other way round.
    """

    above: Mapping[str, frozenset[str]]
    crooked: frozenset[str]

    def reached(self, *, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """All that some leaf counts in, in an orderly way (nl: bereikt). `without`: what may not be raised."""
        sound = (above for leaf, above in self.above.items() if leaf not in self.crooked and not above & without)
        return frozenset(one for above in sound for one in above)


def paths_of(splits: Iterable[Split], names: Iterable[str] = ()) -> Paths:
    """Follow every leaf upwards (nl: paden). `names`: what stands in no split at all, and is a leaf of its own."""
    return _paths(tuple(splits), frozenset(names))


@lru_cache(maxsize=64)
def _paths(listed: Splits, names: frozenset[str]) -> Paths:
    standing = wholes_of(listed)
    wholes = {split.whole for split in listed}
    above: dict[str, frozenset[str]] = {}
    for leaf in sorted((named_in(listed) | names) - wholes):
        found, fresh = {leaf}, [leaf]
        while fresh:
            up = {split.whole for split in standing.get(fresh.pop(), ())} - found
            found |= up
            fresh += up
        above[leaf] = frozenset(found)
    parts_of: dict[str, list[frozenset[str]]] = {}
    for split in listed:
        parts_of.setdefault(split.whole, []).append(frozenset(split.parts))
    crooked = {
        leaf for leaf, counted in above.items() for one in counted for parts in parts_of.get(one, ()) if len(counted & parts) != 1
    }
    return Paths(above, frozenset(crooked))


def forests(trees: list[Splits]) -> list[Splits]:
    """Trees that one record climbs together (nl: samen beklommen bomen).

    Those that share more than the nation: a place and an agency share a location, a residence shares nothing with either.
    """
    found: list[Splits] = []
    for tree in trees:
        names = named_in(tree)
        together = [other for other in found if len(names & named_in(other)) > 1]
        found = [other for other in found if other not in together]
        found.append(tuple(split for other in (*together, tree) for split in other))
    return found
