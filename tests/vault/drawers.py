"""Things with a term that belong to the tests alone: a drawer that holds ids, and forgets them when told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from gehoord.vault.destructions import Due


class Drawer:
    """What a room would keep: an id, the day it was triggered, and its case."""

    name = "tests.drawer"
    rule = "case"

    def __init__(self) -> None:
        self.kept: dict[UUID, tuple[date, UUID | None]] = {}

    def past_term(self, latest: date) -> Iterable[Due]:
        return [Due(thing, case, whole=case is not None) for thing, (day, case) in self.kept.items() if day <= latest]

    def destroy(self, things: Sequence[UUID]) -> int:
        return sum(self.kept.pop(thing, None) is not None for thing in things)


DRAWER = Drawer()
