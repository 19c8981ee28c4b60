"""Records that only go together: who raises a concern raises at least one, so one more of the first asks for one of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

import numpy as np

from gehoord.figures.disclosure.attacker.worlds import WINDOWS, Worlds

TRIES, TOGETHER = 3, 5
"""So many records are tried for one cell, and so many are put together at most (nl: pogingen, samen)."""

Change = Counter[int]


class Together:
    """Looks for a handful of records that keep all inequalities together (nl: samen toevoegen)."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self._places = worlds.places
        self._lines: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for line, place in np.argwhere(worlds.loose >= 0).tolist():
            self._lines[int(worlds.loose[line, place])].append((line, int(worlds.loose_weights[line, place])))

    def shows(self, cell: int) -> bool:
        """Whether five worlds were found in which this cell differs (nl: aangetoond)."""
        return any(self._completed(Counter(record), TOGETHER) for record in self._records(cell))

    def _records(self, cell: int) -> list[list[int]]:
        key, unit, column = self._places.of(cell)
        found = self._worlds.reach(*key).records(unit, column)
        return [record.tolist() for record in islice(found, TRIES)]

    def _completed(self, change: Change, left: int) -> bool:
        """Whether a change fits as it is, or with records that make up for what it breaks.

        More actions break nothing, and fewer may leave concerns without theirs: then fewer of those make up for it.
        """
        broken = self._used_up(change, sign=-1)
        if not broken:
            if any(self._fits(change, more, less) for more, less in WINDOWS):
                return True
            broken = self._used_up(change, sign=1)
        if not broken or not left:
            return False
        line = broken[0]
        more_needed = self._changes(change)[line] < 0
        weights = self._worlds.loose_weights[line]
        makes_up = self._worlds.loose[line][weights > 0 if more_needed else weights == -1].tolist()
        return any(self._completed(change + Counter(record), left - 1) for cell in makes_up for record in self._records(cell))

    def _used_up(self, change: Change, *, sign: int) -> list[int]:
        """The inequalities that a change uses up when there is more of it, or less: those with the least room first."""
        slack = self._worlds.slack
        used = [line for line, by in self._changes(change).items() if by * sign > 0 and slack[line] - 4 * by * sign < 0]
        return sorted(used, key=lambda line: (int(slack[line]), line))

    def _changes(self, change: Change) -> Counter[int]:
        lines: Counter[int] = Counter()
        for cell, by in change.items():
            for line, weight in self._lines.get(cell, ()):
                lines[line] += weight * by
        return lines

    def _fits(self, change: Change, more: int, less: int) -> bool:
        up, down, slack = self._worlds.up, self._worlds.down, self._worlds.slack
        roomy = all(up[cell] >= by * more and down[cell] >= by * less for cell, by in change.items())
        return roomy and all(
            slack[line] + by * more >= 0 and slack[line] - by * less >= 0 for line, by in self._changes(change).items()
        )
