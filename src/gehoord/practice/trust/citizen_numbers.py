"""The citizen service number has no place here; who types one by accident is asked whether that was meant."""

from __future__ import annotations

import re

from stdnum.nl import bsn

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)", re.ASCII)


class LooksLikeCitizenNumber(Refused):
    """A text holds nine digits that are a citizen service number, or by chance look like one (nl: lijkt op een BSN)."""

    sentence = Text(
        "In de tekst staat een getal dat op een burgerservicenummer lijkt. Haal het weg, of bevestig dat het iets anders is.",
        "The text holds a number that looks like a citizen service number. Take it out, or confirm that it is something else.",
    )


def holds_citizen_number(text: str) -> bool:
    """Whether nine digits in a text pass the check of eleven (nl: staat er een BSN in).

    Source: the check that the citizen service number is made with; one in eleven numbers passes it by chance.
    """
    return bool(citizen_numbers(text))


def citizen_numbers(text: str) -> tuple[str, ...]:
    """The pieces of a text that look like such a number, as they stand there (nl: welke getallen op een BSN lijken)."""
    found: list[str] = NINE_DIGITS.findall(text)
    return tuple(piece for piece in found if bsn.is_valid(re.sub(r"\D", "", piece)))
