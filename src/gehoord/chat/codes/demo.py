"""The code of the one letter in a demo: it follows from the secret of the installation, so that the page can show it."""

from __future__ import annotations

from gehoord.chat.codes.spelling import BITS, Code
from gehoord.chat.codes.stretching import keyed


def demo_code() -> Code:
    """The code that opens the invented letter, another in each installation (nl: code van de demo)."""
    drawn = keyed(b"demo", b"")
    return Code(int.from_bytes(drawn) >> len(drawn) * 8 - BITS)
