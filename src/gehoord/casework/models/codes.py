"""The short code of a client, drawn by us: it can be said over the phone and guessed by nobody."""

from __future__ import annotations

import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What a code is drawn from: nothing that looks or is read like another, such as O and 0 or I and 1 (nl: tekens)."""

LENGTH = 8
"""How many there are in a code: one in a million million, and five may be tried in an hour (nl: lengte)."""


def new_code() -> str:
    """A code that nobody has (nl: nieuwe code). It comes from nothing that is known about the client."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def as_code(told: str) -> str:
    """A code as it was typed or said, in small letters or with spaces and dashes, as it is kept (nl: code zoals bewaard)."""
    return "".join(sign for sign in told.upper() if sign.isalnum())


def as_told(code: str) -> str:
    """A code as it is shown and said, in two halves (nl: code zoals getoond)."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
