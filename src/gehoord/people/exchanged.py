"""The id under which a row is known to other systems. It lies here because every room with rows that go out can reach it."""

from __future__ import annotations

import uuid


def new_exchange_id() -> str:
    """The id under which a row goes out, until an exchange gives it another (nl: uitwisselcode)."""
    return uuid.uuid4().hex
