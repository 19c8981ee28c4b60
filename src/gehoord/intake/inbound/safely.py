"""Whether and when somebody may be written to along a way; asked when an answer is made, and again when it goes out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from gehoord.intake.inbound.models import Correspondence
from gehoord.intake.inbound.threads import CHANNELS
from gehoord.intake.inbound.words import Way
from gehoord.intake.queries import agreed_ways
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import NotSafeToReach, SafeWays
from gehoord.practice.words import Text


class NotSaidToBeSafe(Refused):
    """Nobody looked yet whether answering along this way is safe (nl: nog niet gezegd of het veilig is)."""

    sentence = Text(
        "Kijk eerst of antwoorden langs deze weg veilig is: kan iemand anders meelezen? Vink het dan aan.",
        "Look first whether answering along this way is safe: can somebody else read along? Then tick it.",
    )


def earliest_safe(thread: Correspondence, *, at: datetime) -> datetime:
    """The first moment from now at which somebody may be written to (nl: eerste veilige moment).

    Raises: NotSafeToReach where they may not along this way at all; NotSaidToBeSafe where nobody looked.
    """
    ways = agreed_ways(thread.item)
    if ways is None:
        if thread.agreed_at is None:
            raise NotSaidToBeSafe
        return at
    moment = _within(ways, timezone.localtime(at))
    ways.check(CHANNELS[Way.coded(thread.way)], at=moment)
    return moment


def _within(ways: SafeWays, at: datetime) -> datetime:
    """The first moment in the hours that were agreed; where there are none, `at` itself."""
    clock = at.time()
    if ways.latest is not None and clock > ways.latest:
        at, clock = _at(at + timedelta(days=1), ways.earliest or time.min), ways.earliest or time.min
    if ways.earliest is not None and clock < ways.earliest:
        at = _at(at, ways.earliest)
    return at


def _at(day: datetime, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day.date(), clock))


__all__ = ["NotSafeToReach", "NotSaidToBeSafe", "earliest_safe"]
