"""Tokens by which somebody without an account comes to one thing: drawn by chance, kept as a digest; guessing costs time."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache

from gehoord.people.demo_account import LETTERS
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

SALT = b"gehoord.people.tokens"
MOST_WRONG = 5
MINUTE = 60
GROUP = 4


class TriedTooOften(Refused):
    """A token was guessed wrong several times in a minute (nl: te vaak geprobeerd)."""

    sentence = Text(
        "Deze code is nu een paar keer anders getypt dan hij is. Wacht een minuut en kijk hem dan nog eens na.",
        "This code was typed differently a few times just now. Wait a minute, then look at it once more.",
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A token in the hand (nl: sleutelwoord). By `handle` its row is found; `secret` is shown once and stored nowhere."""

    handle: str
    secret: str = field(repr=False)

    @property
    def said(self) -> str:
        """The token as it stands in an address (nl: als adres)."""
        return self.handle + self.secret

    @property
    def spelled(self) -> str:
        """The token in groups of four, to copy by hand (nl: gespeld)."""
        return "-".join(self.said[start : start + GROUP] for start in range(0, len(self.said), GROUP))

    @property
    def digest(self) -> bytes:
        """What is stored of it; who reads the database cannot make a token of that (nl: afdruk)."""
        return hmac.digest(settings.SECRET_KEY.encode(), SALT + self.said.encode(), "sha256")

    def opens(self, digest: bytes | memoryview) -> bool:
        """Whether this is the token of which that was stored (nl: past). Raises: TriedTooOften.

        Five wrong ones for a handle, and it rests until a minute after the first of them.
        """
        counted = f"token.{self.handle}"
        if (cache.get_or_set(counted, 0, MINUTE) or 0) >= MOST_WRONG:
            raise TriedTooOften
        if hmac.compare_digest(self.digest, bytes(digest)):
            return True
        cache.incr(counted)
        return False


@dataclass(frozen=True, slots=True)
class Shape:
    """How long the two parts of a token are (nl: vorm van een sleutelwoord)."""

    handle: int
    secret: int

    def draw(self) -> Token:
        """A new token (nl: trekken)."""
        return Token(_letters(self.handle), _letters(self.secret))

    def read(self, typed: str) -> Token | None:
        """A token as somebody typed it, with or without dashes and capitals; None where it has another shape (nl: lezen)."""
        said = "".join(sign for sign in typed.lower() if sign.isalnum())
        if len(said) != self.handle + self.secret or set(said) - set(LETTERS):
            return None
        return Token(said[: self.handle], said[self.handle :])


ADDRESS = Shape(handle=10, secret=42)
"""For an address that somebody follows: 208 bits of chance in its secret (nl: voor een adres)."""

CODE = Shape(handle=5, secret=7)
"""For a code that somebody types: twelve letters; 34 bits of chance in its secret, behind the brake (nl: voor een code)."""


def _letters(number: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(number))
