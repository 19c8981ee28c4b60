"""Places side by side: the municipalities of a region or province, or the regions in it, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from gehoord.figures.alphabet import sort_key
from gehoord.figures.counting import Tallies
from gehoord.figures.definitions import PeriodRule, Population, Unit
from gehoord.figures.facts import Counts
from gehoord.figures.standing import NEW
from gehoord.figures.table import AnyTable, At, Column, Row, Table
from gehoord.figures.template import Head, row_of, total_and_new
from gehoord.figures.template_2016.residents import NEW_ONLY, by_kind
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

_TOTAL, _NEW = Text("Totaal", "Total"), Text("Nieuw", "New")
_CLIENTS = (
    Head(_TOTAL, Unit.CLIENT, PeriodRule.WITH_CONTACT),
    Head(_NEW, Unit.CLIENT, PeriodRule.FIRST_CONTACT, at=NEW_ONLY),
)
_KINDS = {
    ConcernKind.QUESTION: Text("Vragen", "Questions"),
    ConcernKind.PROBLEM: Text("Problemen", "Problems"),
    ConcernKind.COMPLAINT: Text("Klachten", "Complaints"),
}
_CONCERNS = (
    *(
        Head(label, Unit.CONCERN, PeriodRule.RAISED, kind, at=(("subject", kind.value), *NEW_ONLY))
        for kind, label in _KINDS.items()
    ),
    Head(_TOTAL, Unit.CONCERN, PeriodRule.RAISED, at=NEW_ONLY),
)


class Listed(Enum):
    """Which places stand side by side (nl: soort plaatsen)."""

    MUNICIPALITIES = "municipalities"
    REGIONS = "regions"


_TITLES = {
    Listed.MUNICIPALITIES: (
        Text("Cliënten, per gemeente waar zij wonen.", "Clients, by the municipality they live in."),
        Text(
            "Nieuwe vragen, problemen en klachten, per gemeente waar de cliënt woont.",
            "New questions, problems and complaints, by the municipality the client lives in.",
        ),
    ),
    Listed.REGIONS: (
        Text("Cliënten, per jeugdregio waar zij wonen.", "Clients, by the youth region they live in."),
        Text(
            "Nieuwe vragen, problemen en klachten, per jeugdregio waar de cliënt woont.",
            "New questions, problems and complaints, by the youth region the client lives in.",
        ),
    ),
}
_SUM = Text("Totaal", "Total")


@dataclass(frozen=True, slots=True)
class Beside:
    """One of the places that stand side by side (nl: plaats in de rij). `position`: of its counts; `last`: after the others."""

    code: str
    name: Text
    position: int
    last: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The two tables with places side by side, ready to be drawn for any choice of places (nl: naast elkaar)."""

    listed: Listed
    clients: Counts
    concerns: Counts
    of_clients: tuple[Column, ...]
    of_concerns: tuple[Column, ...]

    def tables(self, places: Sequence[Beside], codes: tuple[str, str] = ("R1", "R2")) -> tuple[AnyTable, ...]:
        """What these places have, none of them before another but by the alphabet (nl: tabellen). `codes`: of the two tables."""
        listed = sorted(places, key=lambda one: (one.last, sort_key(one.name.nl)))
        (people, matters), (first, second) = _TITLES[self.listed], codes
        return (
            Table(first, people, self.of_clients, _rows(listed, self.clients, self.of_clients), family="clients"),
            Table(second, matters, self.of_concerns, _rows(listed, self.concerns, self.of_concerns), family="concerns"),
        )


def _rows(places: Sequence[Beside], counts: Counts, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    here = counts[[one.position for one in places]]
    at: list[At] = [(("unit", one.code),) for one in places]
    each = (row_of(one.name, values, columns, at=stands) for one, values, stands in zip(places, here.tolist(), at, strict=True))
    return (*each, row_of(_SUM, here.sum(axis=0).tolist(), columns, total=True))


def side_by_side(tallies: Tallies, period: Period, population: Population, listed: Listed) -> SideBySide:
    """Make ready the tables with places side by side (nl: naast elkaar klaarzetten). `tallies`: by those places."""
    raised = by_kind(tallies, tallies.residents.concerns[..., NEW].sum(axis=2))
    return SideBySide(
        listed=listed,
        clients=total_and_new(tallies.residents.clients.sum(axis=(1, 2))),
        concerns=np.concatenate((raised, raised.sum(axis=1, keepdims=True)), axis=1),
        of_clients=tuple(head.column(population, period) for head in _CLIENTS),
        of_concerns=tuple(head.column(population, period) for head in _CONCERNS),
    )
