"""Handing something over on standard output, whole, and knowing that it arrived."""

from __future__ import annotations

import sys
from contextlib import suppress

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class NotTakenOver(Refused):
    """What reads standard output is closed, full or gone (nl: niet overgenomen)."""

    sentence = Text(
        "De standaarduitvoer neemt het rapport niet helemaal aan. Kijk waar die naartoe gaat, of kies met --out een bestand.",
        "Standard output does not take the whole report. See where it leads to, or choose a file with --out.",
    )


def hand_over(content: bytes) -> None:
    """Put bytes on standard output, and wait until they are out (nl: overhandigen). Raises: NotTakenOver."""
    if sys.stdout is None:
        raise NotTakenOver
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as reason:
        # What could not be handed over would be tried again, and fail again, when Python ends.
        with suppress(OSError):
            sys.stdout.close()
        raise NotTakenOver from reason
