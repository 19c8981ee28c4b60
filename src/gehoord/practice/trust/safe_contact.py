"""How, when and whether a client may be reached: it is asked before anything is sent, and it can say no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text


class MayReach(Term):
    """Whether a client may be reached (nl: mag ik contact opnemen)."""

    AGREED = (
        "agreed",
        "Op afgesproken manieren",
        "In agreed ways",
        Text("Alleen langs de afgesproken weg en op de afgesproken tijd.", "Only along the agreed way and at the agreed time."),
    )
    NEVER = (
        "never",
        "Nooit, de cliënt neemt zelf contact op",
        "Never, the client gets in touch",
        Text("Niemand belt, schrijft of komt langs.", "Nobody calls, writes or comes by."),
    )


class NotSafeToReach(Refused):
    """Somebody was about to reach a client in a way, or at a time, that was not agreed (nl: niet veilig te bereiken)."""

    sentence = Text(
        "Deze cliënt wil zo niet benaderd worden. Afgesproken is: {agreed}.",
        "This client does not want to be reached like this. Agreed is: {agreed}.",
    )


class NotAskedYet(NotSafeToReach):
    """Somebody was about to reach a client who was never asked how that is safe (nl: nog niet gevraagd)."""

    sentence = Text(
        "Wij hebben deze cliënt nog niet gevraagd hoe contact veilig is. Neem geen contact op voordat u dit weet.",
        "We did not ask this client yet how contact is safe. Do not get in touch before you know.",
    )


NOT_ASKED = Text(
    "Nog niet gevraagd: neem geen contact op voordat u dit weet", "Not asked yet: do not get in touch before you know this"
)
"""What stands where a client was never asked; a silence is not the client's choice (nl: nog niet gevraagd)."""


@dataclass(frozen=True, slots=True)
class SafeWays:
    """What a client agreed to about being reached (nl: afspraken over contact). No hours: any time of the day.

    `asked`: whether the client was asked at all; where not, nobody is reached either.
    """

    reach: MayReach
    channels: frozenset[Channel] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    asked: bool = True

    def check(self, channel: Channel, *, at: datetime) -> None:
        """Refuse to reach the client in a way that is not safe (nl: veilig contact). `at` in the client's clock.

        Raises: NotSafeToReach, NotAskedYet.
        """
        if not self.asked:
            raise NotAskedYet
        clock = at.time()
        in_time = (self.earliest is None or self.earliest <= clock) and (self.latest is None or clock <= self.latest)
        if self.reach is MayReach.NEVER or channel not in self.channels or not in_time:
            raise NotSafeToReach(agreed=self.words)

    @property
    def words(self) -> Text:
        """What was agreed, as one line (nl: afspraak in woorden)."""
        if not self.asked:
            return NOT_ASKED
        if self.reach is MayReach.NEVER or not self.channels:
            return MayReach.NEVER.label
        ways = sorted(self.channels, key=lambda channel: channel.position)
        hours = ""
        if self.earliest or self.latest:
            hours = f", {self.earliest or time.min:%H:%M}–{self.latest or time.max:%H:%M}"
        return Text(
            ", ".join(way.label.nl for way in ways) + hours,
            ", ".join(way.label.en for way in ways) + hours,
        )


UNSAID = SafeWays(MayReach.NEVER, asked=False)
"""Where nothing was agreed yet, nobody is reached (nl: niets afgesproken)."""
