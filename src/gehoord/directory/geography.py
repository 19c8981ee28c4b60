"""The packaged map of each day. What was imported since stands in `gehoord.directory.in_use`."""

from __future__ import annotations

from datetime import date
from functools import cache

from gehoord.directory.atlas import Atlas, MunicipalityGone, MunicipalityUnknown, Span  # noqa: F401 - asked for here too
from gehoord.directory.packaged import day, records
from gehoord.figures.geography import Geography, Municipality

NATION = "NL"
"""The code that stands for the whole country (nl: Nederland)."""


@cache
def packaged_atlas() -> Atlas:
    """The atlas of the packaged facts (nl: meegeleverde atlas). Source: RvIG table 33, CBS 37259eng, 83287NED."""
    spans = [
        Span(row["code"], row["name"], row["province"], day(row["begins"]), day(row["ends"]), tuple(row["goes_to"].split()))
        for row in records("municipalities")
    ]
    regions = {row["municipality"]: row["region"] for row in records("youth_region_members")}
    return Atlas({span.code: span for span in spans}, regions)


def known_codes() -> frozenset[str]:
    """All codes that ever were a municipality since 2015 (nl: bekende gemeentecodes)."""
    return frozenset(packaged_atlas().spans)


@cache
def geography_on(on: date) -> Geography:
    """The map as it is on one day; see `Atlas.geography_on` (nl: indeling op een dag).

    Source: CBS 37259eng (municipalities), CBS 83287NED (youth regions).
    """
    return packaged_atlas().geography_on(on)


def municipality_named(text: str, *, on: date) -> Municipality:
    """The municipality that somebody means by a name or a code, on a day (nl: gemeente bij naam).

    Raises: MunicipalityUnknown, MunicipalityGone.
    """
    return packaged_atlas().municipality_named(text, on=on)
