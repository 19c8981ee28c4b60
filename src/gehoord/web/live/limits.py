"""How much one page may say in a while. Nothing is known about it but the page itself: no address is counted."""

from __future__ import annotations

import time
from collections import OrderedDict
from uuid import UUID

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

AT_ONCE = 20
"""Lines that may come at once (nl: tegelijk)."""
EACH_SECOND = 3.0
"""Lines that may come each second after that (nl: per seconde)."""
COUNTED = 20_000


class TooFast(Refused):
    """A page says more than anybody types (nl: te snel)."""

    sentence = Text(
        "Dat gaat heel snel. Wacht even, en stuur het dan nog eens.", "That is very fast. Wait a moment and send it again."
    )


class Pace:
    """Counts what pages say (nl: tempo)."""

    def __init__(self, *, at_once: int = AT_ONCE, each_second: float = EACH_SECOND) -> None:
        self._at_once, self._each_second = at_once, each_second
        self._known: OrderedDict[UUID, tuple[float, float]] = OrderedDict()

    def count(self, page: UUID) -> None:
        """One line more (nl: meetellen). Raises: TooFast."""
        now = time.monotonic()
        left, since = self._known.pop(page, (float(self._at_once), now))
        left = min(self._at_once, left + (now - since) * self._each_second)
        allowed = left >= 1
        self._known[page] = (left - 1 if allowed else left), now
        while len(self._known) > COUNTED:
            self._known.popitem(last=False)
        if not allowed:
            raise TooFast
