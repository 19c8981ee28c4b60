"""What a folder says beside what is there: what is new, what differs, and what cannot be both."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

Key = TypeVar("Key", bound=Hashable)
Given = TypeVar("Given")
Stored = TypeVar("Stored")

SHOWN = 20
"""How many points are written out; the rest is counted (nl: getoond aantal)."""


class DoesNotFit(Refused):
    """What a folder says cannot follow on what the register holds; nothing was taken over (nl: past niet op het register)."""

    sentence = Text(
        "Het register is niet overgenomen, want het past niet op wat er al staat ({count}):\n{listing}",
        "The register was not taken over, because it does not fit what is there already ({count}):\n{listing}",
    )

    def __init__(self, points: Sequence[Text]) -> None:
        shown = points[:SHOWN]
        listing = Text("\n".join(f"- {point.nl}" for point in shown), "\n".join(f"- {point.en}" for point in shown))
        super().__init__(count=len(points), listing=listing)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many rows of a kind came in (nl: overgenomen). What was there and the same counts as neither."""

    added: int = 0
    changed: int = 0

    def __add__(self, other: TakenOver) -> TakenOver:
        return TakenOver(self.added + other.added, self.changed + other.changed)


@dataclass(frozen=True, slots=True)
class Differences(Generic[Given, Stored]):
    """What is not there yet, and what reads otherwise, each beside what is stored (nl: verschillen)."""

    new: list[Given]
    changed: list[tuple[Given, Stored]]

    @property
    def counted(self) -> TakenOver:
        """How many there are of each (nl: aantallen)."""
        return TakenOver(len(self.new), len(self.changed))


def differences(
    given: Mapping[Key, Given], stored: Mapping[Key, Stored], *, agree: Callable[[Given, Stored], bool]
) -> Differences[Given, Stored]:
    """Lay what is given beside what is stored under the same key (nl: vergelijken)."""
    new = [row for key, row in given.items() if key not in stored]
    changed = [(row, stored[key]) for key, row in given.items() if key in stored and not agree(row, stored[key])]
    return Differences(new, changed)
