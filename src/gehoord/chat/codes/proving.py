"""A small sum that a browser makes before a code is looked at, so that guessing costs the guesser more than it costs us.

Nothing is stored about a sum that was set; what was solved and used is known for a day by its number alone. A browser without a
script makes no sum: it goes through a narrow door of its own, where only a few a minute come in, and not at once.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.core.cache import cache

from gehoord.chat.codes.stretching import Busy, keyed
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

BITS = 17
"""Zeros that the digest of a solution begins with: some 130,000 tries (nl: moeite)."""

LASTS = timedelta(hours=12)
"""How long a sum can be handed in, as a page that is left open has to go on (nl: geldigheid)."""

UNHURRIED = timedelta(seconds=5)
"""How long a page without a script was open at least, before anybody has typed six words (nl: niet te snel)."""

NARROW = 20
"""How many a minute come in without a sum, all together (nl: smalle deur)."""

MINUTE = 60
COUNTED = "codes.narrow"
LONGEST = 20
MARGIN = timedelta(seconds=2)


class PageTooOld(Refused):
    """The sum of a page is not one that was set here lately (nl: pagina te lang open)."""

    sentence = Text(
        "Deze pagina stond lang open. Wat getypt is, staat er nog. Druk nog eens op de knop.",
        "This page was open for long. What you typed is still there. Press the button once more.",
    )


class SumSpent(PageTooOld):
    """A sum that already let somebody in came once more, as when a browser goes back and sends again (nl: al gebruikt)."""

    sentence = Text(
        "Met deze pagina is al iemand binnen. Typ de code nog eens.",
        "This page let somebody in already. Type the code once more.",
    )


class NotYet(Refused):
    """A page without a script was sent sooner than a person types (nl: even wachten)."""

    sentence = Text(
        "Wacht een paar tellen en druk dan nog eens op de knop. Wat getypt is, staat er nog.",
        "Wait a few seconds and then press the button once more. What you typed is still there.",
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that was set: its number, and when (nl: opgave)."""

    number: UUID
    set_at: datetime

    @property
    def said(self) -> str:
        """The sum as it stands in a form (nl: in het formulier)."""
        return f"{self.number.hex}.{int(self.set_at.timestamp())}.{_sign(self.number, self.set_at)}"

    def is_solved_by(self, solution: str) -> bool:
        """Whether a browser made the effort (nl: opgelost)."""
        if not solution.isdecimal() or len(solution) > LONGEST:
            return False
        digest = hashlib.sha256(f"{self.said}:{solution}".encode()).digest()
        return int.from_bytes(digest) >> len(digest) * 8 - BITS == 0


def set_sum(*, at: datetime) -> Sum:
    """A new sum for a page (nl: opgave)."""
    return Sum(uuid4(), at.astimezone(UTC).replace(microsecond=0))


def read_sum(said: str, *, at: datetime) -> Sum:
    """The sum that came back with a form (nl: teruggekomen opgave). Raises: PageTooOld, also for one that was never set."""
    number, _dot, rest = said.partition(".")
    moment, _dot, _mac = rest.partition(".")
    try:
        found = Sum(UUID(hex=number), datetime.fromtimestamp(int(moment[:12]), UTC))
    except (ValueError, OverflowError, OSError):
        raise PageTooOld from None
    if not hmac.compare_digest(found.said.encode(), said.encode()) or not timedelta(0) <= at - found.set_at + MARGIN <= LASTS:
        raise PageTooOld
    return found


def check_effort(found: Sum, solution: str, *, at: datetime) -> None:
    """Go on only for who made the effort, or came unhurried through the narrow door (nl: moeite gedaan). Raises: NotYet, Busy."""
    if found.is_solved_by(solution):
        return
    if at - found.set_at < UNHURRIED:
        raise NotYet
    cache.add(COUNTED, 0, MINUTE)
    if cache.incr(COUNTED) > NARROW:
        raise Busy


def _sign(number: UUID, set_at: datetime) -> str:
    return keyed(b"sum", f"{number.hex}.{int(set_at.timestamp())}".encode())[:16].hex()
