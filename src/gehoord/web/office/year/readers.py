"""The readers a report can be for, as the pages call them; the figures themselves stay behind reporting."""

from __future__ import annotations

from gehoord.practice.words import Term
from gehoord.reporting.road.watching import READERS


def readers() -> tuple[Term, ...]:
    """Every kind of reader, in the order of the reports (nl: lezers)."""
    return READERS


def reader_named(code: str) -> Term | None:
    """The reader with this code, None where there is no such (nl: lezer bij een code)."""
    return next((one for one in READERS if one.value == code), None)
