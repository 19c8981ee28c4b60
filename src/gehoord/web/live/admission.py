"""Who may come along a live line, and from which page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from gehoord.chat.events import Told
from gehoord.practice.words import Language

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

OVER = HTTPStatus.FORBIDDEN
"""The visit is over, or the page is another's (nl: voorbij)."""
NOT_THERE = HTTPStatus.NOT_FOUND
CODES = 4000
"""What a socket is closed with: this and the status (nl: sluitcodes)."""


class Shut(Exception):  # noqa: N818 - an answer to a page
    """Nobody comes in here; carries the status (nl: dicht)."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status
        super().__init__(status)


@dataclass(frozen=True, slots=True)
class Admission:
    """Somebody who came in (nl: toegang). `reader` is the colleague, None for the visitor; `counted` by what they are counted."""

    conversation: UUID
    counted: UUID
    reader: UUID | None = None
    name: str = ""
    language: Language = "nl"


class Door(Protocol):
    """A door with a live line behind it (nl: deur)."""

    asks_again: float | None
    """Seconds after which it looks again whether somebody may still be in (nl: opnieuw kijken)."""

    async def admit(self, scope: Scope, told: Told) -> Admission:
        """Let somebody in (nl: binnenlaten). Raises: Shut."""

    async def again(self, scope: Scope, admission: Admission) -> None:
        """Look whether they may still be in (nl: opnieuw kijken). Raises: Shut."""


def header(scope: Scope, name: bytes) -> str:
    """A header of the question, empty where there is none (nl: kopregel)."""
    return next((value.decode("latin-1") for known, value in scope["headers"] if known == name), "")


def from_own_page(scope: Scope, *, strictly: bool = False) -> bool:
    """Whether a page of this house asks, as far as a browser says so (nl: van een eigen pagina).

    What is no browser says nothing and brings no cookie; `strictly` refuses that too.
    """
    host, origin = header(scope, b"host"), header(scope, b"origin")
    name, _port = split_domain_port(host)
    if not name or not validate_host(name, settings.ALLOWED_HOSTS):
        return False
    if origin:
        return urlsplit(origin).netloc == host or origin in settings.CSRF_TRUSTED_ORIGINS
    site = header(scope, b"sec-fetch-site")
    return site == "same-origin" or (not site and not strictly)
