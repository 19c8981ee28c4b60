"""What is wrong with a folder: every fault, where it stands and what belongs there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

SHOWN = 200
"""How many faults are written out; the rest is counted (nl: getoond aantal)."""

_KEPT = 200
_PRINTED = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit in a register (nl: gebrek).

    `file` is the file's name, or the folder where the folder itself is the matter; `line` counts as an editor does, the
    header being 1; `value` is what stands there (its first 200 signs); `expected` says what belongs there.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    expected: Text

    @property
    def told(self) -> Text:
        """The fault in one line for a person (nl: de regel in de lijst)."""
        nl, en = [self.file], [self.file]
        if self.line is not None:
            nl.append(f"regel {self.line}")
            en.append(f"line {self.line}")
        if self.column is not None:
            nl.append(f"kolom {self.column}")
            en.append(f"column {self.column}")
        value = "" if self.value is None else f" “{_legible(self.value)}”."
        return Text(f"{', '.join(nl)}:{value} {self.expected.nl}", f"{', '.join(en)}:{value} {self.expected.en}")


def _legible(value: str) -> str:
    shown = "".join(sign if sign.isprintable() else "\N{OPEN BOX}" for sign in value)
    return shown if len(shown) <= _PRINTED else f"{shown[:_PRINTED]}…"


class Findings:
    """The faults found so far, in any order (nl: bevindingen)."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._garbled: set[tuple[str, int]] = set()

    def __bool__(self) -> bool:
        return bool(self._faults)

    def add(
        self, file: str, expected: Text, *, line: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        """Note a fault, unless its line cannot be read at all, which was then noted already (nl: noteren)."""
        if line is None or (file, line) not in self._garbled:
            self._faults.append(Fault(file, line, column, None if value is None else value[:_KEPT], expected))

    def garbled(self, file: str, line: int, expected: Text, *, value: str | None = None) -> None:
        """Note that a line cannot be read; nothing more is said about it (nl: onleesbare regel)."""
        self.add(file, expected, line=line, value=value)
        self._garbled.add((file, line))

    def in_order(self, files: Sequence[str]) -> tuple[Fault, ...]:
        """All faults by file, in the order given, and then by line (nl: op volgorde)."""
        place = {file: number for number, file in enumerate(files)}
        return tuple(sorted(self._faults, key=lambda fault: (place.get(fault.file, -1), fault.line or 0)))


class RegisterRefused(Refused):
    """A folder does not hold a register that can be counted; `faults` says all that is wrong (nl: register geweigerd).

    Nothing of it was taken over. The sentence lists the first 200 faults and says how many more there are.
    """

    sentence = Text(
        "De map {folder} is niet ingelezen. {count}\n{listing}", "The folder {folder} was not read. {count}\n{listing}"
    )

    def __init__(self, folder: Path, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(folder=folder, count=_counted(len(self.faults)), listing=_listed(self.faults))


def _counted(count: int) -> Text:
    if count == 1:
        return Text("Verbeter eerst dit ene punt:", "Please correct this one point first:")
    return Text(f"Verbeter eerst deze {count} punten:", f"Please correct these {count} points first:")


def _listed(faults: Sequence[Fault]) -> Text:
    nl = [f"- {fault.told.nl}" for fault in faults[:SHOWN]]
    en = [f"- {fault.told.en}" for fault in faults[:SHOWN]]
    more = len(faults) - SHOWN
    if more > 0:
        nl.append(f"… en nog {more}.")
        en.append(f"… and {more} more.")
    return Text("\n".join(nl), "\n".join(en))
