"""What a published year says of itself: which codes and which units are parts of which, and who counts nationally only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

WHOLE = "*"
"""The code of an attribute that is not broken down (nl: geheel)."""

NATION, ROUNDED = "nation.json", "rounded_to_five"
NATION_UNIT, ACTIONS = "NL", "actions"


class NotAPublication(Refused):
    """There is no published year here, or its declaration lacks something (nl: geen jaaruitgave)."""

    sentence = Text(
        "Dit is geen uitgave van een heel jaar: {what}. Geef de map die “gehoord year publish” heeft gemaakt.",
        "This is not the edition of a whole year: {what}. Give the folder that “gehoord year publish” made.",
    )


NO_NATION = Text("nation.json staat er niet in", "nation.json is not in it")
NO_FOLDER = Text("die map is er niet", "there is no such folder")
UNFINISHED = Text(
    "hij is nog niet klaar; geef de opdracht die hem maakt nog een keer",
    "it is not finished; give the command that makes it again",
)
NO_DECLARATION = Text("in {file} ontbreekt “{key}”", "{file} lacks “{key}”")


@dataclass(frozen=True, slots=True)
class Split:
    """A whole and the parts that add up to it (nl: uitsplitsing)."""

    whole: str
    parts: tuple[str, ...]


Splits = tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the cells of one family are told apart by (nl: familie). `ranked_only`: its figures are never printed."""

    attributes: tuple[str, ...]
    trees: tuple[str, ...]
    ranked_only: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The declaration of one year (nl: opbouw). Splits of attributes by code, and of trees by unit.

    `text_only`: units whose residents count nationally only, as they do where figures are rounded; among exact figures they
    count in their region, and nothing is printed of them. `few_actions`: units of which that holds for actions alone. `vacant`:
    places in which no location stands. `summed`: units that were not rounded but added up from others that were. `quiet`:
    agencies without a table of actions, because there were at most `few` about them. `rounded`: figures are fives.
    `threshold`: so many clients at least has a municipality that is printed; 0 where figures are exact.
    """

    attributes: Mapping[str, Splits]
    families: Mapping[str, Shape]
    trees: Mapping[str, Splits]
    hidden_units: frozenset[str]
    text_only: frozenset[str]
    few_actions: frozenset[str] = frozenset()
    vacant: frozenset[str] = frozenset()
    summed: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()
    few: int = 0
    rounded: bool = False
    threshold: int = 0

    def locked(self, family: str) -> frozenset[str]:
        """Units in which a family is 0 for certain (nl: zeker nul).

        So few live there that they count nationally only; or no location stands there about which anything could be counted.
        """
        trees = self.families[family].trees
        if "residence" in trees:
            return self.text_only | self.few_actions if family == ACTIONS else self.text_only
        return self.vacant if {"place", "agency"} <= set(trees) else frozenset()

    @property
    def unseen_actions(self) -> Mapping[str, int]:
        """For each unit in how many municipalities below it actions count nationally only (nl: elders getelde acties)."""
        below = {split.whole: split.parts for split in self.trees.get("residence", ()) if split.whole != NATION_UNIT}
        found = Counter({whole: sum(part in self.few_actions for part in parts) for whole, parts in below.items()})
        return found | Counter(dict.fromkeys(self.few_actions - below.keys(), 1))


def structure_of(reports: Mapping[str, Mapping[str, Any]]) -> Structure:
    """Read the declaration in the report on the nation (nl: opbouw lezen). Raises: NotAPublication."""
    if NATION not in reports:
        raise NotAPublication(what=NO_NATION)
    told = _key(_key(reports[NATION], "cells"), "structure")
    attributes, trees, families = (_key(told, name) for name in ("attributes", "trees", "families"))
    rounded = reports[NATION].get("rule") == ROUNDED
    by_tree = {name: _splits(splits) for name, splits in trees.items()}
    hidden = frozenset(_key(told, "hidden").get("units", ()))
    return Structure(
        attributes={name: _splits(splits) for name, splits in attributes.items()},
        families={
            name: Shape(tuple(one["attributes"]), tuple(one["trees"]), bool(one.get("ranked_only")))
            for name, one in families.items()
        },
        trees=by_tree,
        hidden_units=hidden,
        text_only=frozenset(told.get("text_only", ())) if rounded else frozenset(),
        few_actions=frozenset(told.get("nationally_only", {}).get(ACTIONS, ())) if rounded else frozenset(),
        summed=frozenset(told.get("summed", ())),
        quiet=frozenset(told.get("quiet", {}).get("units", ())) if rounded else frozenset(),
        few=int(told.get("quiet", {}).get(ACTIONS, 0)),
        rounded=rounded,
        threshold=int(reports[NATION].get("threshold", 0)) if rounded else 0,
        vacant=_vacant(by_tree.get("place", ()), by_tree.get("agency", ())) - hidden,
    )


def _vacant(places: Splits, agencies: Splits) -> frozenset[str]:
    """The places in which no location of an agency stands."""
    standing, locations = wholes_of(places), named_in(agencies) - {split.whole for split in agencies}
    occupied = fresh = locations & named_in(places)
    while fresh:
        fresh = {split.whole for unit in fresh for split in standing.get(unit, ())} - occupied
        occupied |= fresh
    return frozenset(named_in(places) - occupied)


def _key(part: Mapping[str, Any], name: str) -> Any:
    if name not in part:
        raise NotAPublication(what=NO_DECLARATION.filled(file=NATION, key=name))
    return part[name]


def _splits(told: Iterable[tuple[str, list[str]]]) -> Splits:
    return tuple(Split(whole, tuple(parts)) for whole, parts in told)


def wholes_of(splits: Iterable[Split]) -> dict[str, list[Split]]:
    """For each part the splits that it stands in (nl: waarvan deel)."""
    found: dict[str, list[Split]] = {}
    for split in splits:
        for part in split.parts:
            found.setdefault(part, []).append(split)
    return found


def named_in(splits: Iterable[Split]) -> set[str]:
    """Every whole and part of some splits (nl: genoemd)."""
    return {name for split in splits for name in (split.whole, *split.parts)}
