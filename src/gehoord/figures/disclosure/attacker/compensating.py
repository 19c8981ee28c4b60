"""Records that only go together: who raises a concern raises at least one, so one more of the first asks for one of the other."""

from __future__ import annotations

from itertools import islice

from gehoord.figures.disclosure.attacker.worlds import Change, Worlds

TRIES, TOGETHER, LOOKED_AT = 3, 5, 40
"""So many records are tried for one cell, so many are put together at most, and so many changes looked at (nl: pogingen)."""


class Together:
    """Looks for a handful of records that keep all inequalities together (nl: samen toevoegen)."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self._left = 0

    def found(self, cell: int) -> Change | None:
        """What can be so many times more or fewer that it makes five worlds, in which this cell differs too (nl: gevonden)."""
        self._left = LOOKED_AT
        return next((found for record in self._records(cell) if (found := self._completed(record, TOGETHER))), None)

    def _records(self, cell: int) -> list[Change]:
        key, unit, column = self._worlds.places.of(cell)
        return [Change.of(record) for record in islice(self._worlds.reach(*key).records(unit, column), TRIES)]

    def _completed(self, change: Change, left: int) -> Change | None:
        """A change that makes five worlds: as it is, or with records that make up for what it breaks.

        More actions break nothing, and fewer may leave concerns without theirs: then fewer of those make up for it.
        """
        moved = self._worlds.moved(change)
        if self._worlds.around(change, moved):
            return change
        self._left -= 1
        more_needed = self._worlds.used_up(moved, more=True)
        row = self._worlds.used_up(moved, more=False) if more_needed is None else more_needed
        if row is None or not left:
            return None
        makes_up = self._worlds.making_up(row, more=more_needed is not None)
        further = (change.joined(record) for cell in makes_up for record in self._records(cell) if self._left > 0)
        return next((found for one in further if (found := self._completed(one, left - 1))), None)
