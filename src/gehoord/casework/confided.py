"""Every word that goes into a case passes here: looked through for a citizen service number, and then sealed."""

from __future__ import annotations

from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber, holds_citizen_number
from gehoord.vault.fields import Sealed, seal


def confided(text: str, *, no_citizen_number: bool) -> Sealed:
    """A text as it is kept (nl: toevertrouwd).

    Raises: LooksLikeCitizenNumber, unless `no_citizen_number` says that whoever wrote it looked and it is none.
    """
    if not no_citizen_number and holds_citizen_number(text):
        raise LooksLikeCitizenNumber
    return seal(text)


def confided_if_told(text: str, *, no_citizen_number: bool) -> Sealed | None:
    """A text as it is kept, None where nothing was told (nl: toevertrouwd als er iets staat). Raises: LooksLikeCitizenNumber."""
    return confided(text, no_citizen_number=no_citizen_number) if text.strip() else None
