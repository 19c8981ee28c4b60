"""What every messaging service has to be able to do for us, whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable

from gehoord.intake.inbound.words import Sending, Way


class NotSigned(Exception):  # noqa: N818 - an answer, not an error
    """What came does not carry the signature of the service (nl: niet ondertekend)."""


@dataclass(frozen=True, slots=True)
class Told:
    """One message that came in (nl: bericht). `identity` is its name there; `has_media` whether more than text came."""

    identity: str
    at: datetime
    sender: str = field(repr=False)
    name: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    has_media: bool = False


@dataclass(frozen=True, slots=True)
class Fared:
    """What the service tells of a message of ours (nl: bericht over een bericht)."""

    identity: str
    state: Sending
    at: datetime
    status: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """All that came in one go (nl: levering)."""

    messages: tuple[Told, ...] = ()
    fared: tuple[Fared, ...] = ()


@runtime_checkable
class Messenger(Protocol):
    """A messaging service (nl: berichtendienst). `door` is the name of our number there, `office` the office it is of."""

    @property
    def way(self) -> Way:
        """Along which way messages come (nl: weg)."""

    @property
    def door(self) -> str:
        """What our number there is called (nl: deur)."""

    @property
    def office(self) -> str:
        """The name of the office it is of, empty for the national one (nl: kantoor)."""

    def greeted(self, asked: Mapping[str, str]) -> str | None:
        """What to answer to a service that asks whether we are who it thinks; None where we are not (nl: kennismaking)."""

    def opened(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        """What came, once its signature was looked at (nl: openen). Raises: NotSigned, ValueError for what it does not say."""

    def carry(self, number: str, text: str, *, last_in_at: datetime) -> str:
        """Send text to a number and give what the service calls it (nl: versturen). Raises: TryLater, NotAccepted."""
