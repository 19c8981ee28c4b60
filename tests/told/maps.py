"""Small maps to count on: a few municipalities in two provinces, one that was merged and one that was split."""

from __future__ import annotations

from datetime import date

from gehoord.figures.geography import Geography, Municipality

HAARLEM, ZANDVOORT, THE_HAGUE = "GM0392", "GM0473", "GM0518"
MERGED, SPLIT, ABROAD = "GM0393", "GM0140", "GM9999"
"""A code that counts under Haarlem, one that counts nowhere, and one that the map does not know."""


def small_map(year: int = 2016) -> Geography:
    return Geography(
        on=date(year, 12, 31),
        municipalities=(
            Municipality(HAARLEM, "Haarlem", "JZ20", "PV27"),
            Municipality(ZANDVOORT, "Zandvoort", "JZ20", "PV27"),
            Municipality(THE_HAGUE, "'s-Gravenhage", "JZ27", "PV28"),
        ),
        successors={MERGED: HAARLEM, SPLIT: None},
        regions={"JZ20": "Zuid-Kennemerland", "JZ27": "Haaglanden"},
        provinces={"PV27": "Noord-Holland", "PV28": "Zuid-Holland"},
    )
