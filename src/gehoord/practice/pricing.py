"""What a municipality pays: a rate per inhabitant, and who funded the work on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text

CENT = Decimal("0.01")


class FigureStatus(Term):
    """Whether a figure may still change (nl: status van een cijfer)."""

    PRELIMINARY = "preliminary", "voorlopig", "preliminary"
    FINAL = "final", "definitief", "final"


class Funder(Term):
    """Who pays for the work (nl: financier)."""

    MUNICIPALITY = "municipality", "Gemeente", "Municipality"
    MUNICIPALITIES_TOGETHER = (
        "municipalities_together",
        "Gemeenten samen",
        "Municipalities together",
        Text(
            "Uit het gemeentefonds betaald voordat het over gemeenten wordt verdeeld.",
            "Paid from the municipal fund before it is shared out.",
        ),
    )
    STATE = "state", "Rijk", "State"


class ContractState(Term):
    """Where an agreement stands (nl: stand van een overeenkomst)."""

    OFFERED = "offered", "Aangeboden", "Offered"
    SIGNED = "signed", "Getekend", "Signed"
    DECLINED = "declined", "Afgewezen", "Declined"
    OVERTAKEN = (
        "overtaken",
        "Ingehaald",
        "Overtaken",
        Text(
            "Nooit ingegaan, omdat een ander de betaling overnam.",
            "Never took effect, because somebody else took over the funding.",
        ),
    )
    ENDED = "ended", "Beëindigd", "Ended"


_C = ContractState
CONTRACT_STATES = StateTable(
    name="contract",
    title=Text("Overeenkomst", "Agreement"),
    states=ContractState,
    initial=_C.OFFERED,
    transitions=(
        Transition(_C.OFFERED, _C.SIGNED, Text("tekenen", "sign")),
        Transition(_C.OFFERED, _C.DECLINED, Text("afwijzen", "decline")),
        Transition(_C.OFFERED, _C.OVERTAKEN, Text("laten vervallen", "let lapse")),
        Transition(_C.SIGNED, _C.OVERTAKEN, Text("laten vervallen", "let lapse")),
        Transition(_C.SIGNED, _C.ENDED, Text("beëindigen", "end")),
    ),
)


class CannotBePriced(Refused):
    """A price was asked for fewer than no inhabitants or below a rate of nothing (nl: prijs niet te berekenen)."""

    sentence = Text(
        "Vul een aantal inwoners en tarieven van nul of meer in.", "Enter a number of inhabitants and rates of zero or more."
    )


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people live in a municipality on a day (nl: inwoneraantal)."""

    number: int
    on: date
    status: FigureStatus


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the work with its rate in euros per inhabitant per year (nl: tariefonderdeel)."""

    code: str
    label: Text
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Price:
    """What each component comes to, in euros and cents (nl: prijs). Preliminary as long as the inhabitants are."""

    lines: tuple[tuple[Component, Decimal], ...]
    inhabitants: Inhabitants

    @property
    def total(self) -> Decimal:
        """The sum of the lines as printed, so that an invoice always adds up (nl: totaal)."""
        return sum((amount for _, amount in self.lines), Decimal("0.00"))

    @property
    def status(self) -> FigureStatus:
        """Whether the price may still change (nl: status)."""
        return self.inhabitants.status


def price(inhabitants: Inhabitants, components: Iterable[Component]) -> Price:
    """The price for a year, each line rounded to whole cents, half a cent up (nl: prijs berekenen).

    Raises: CannotBePriced. Source: agreement Weert 2018, rate per inhabitant.
    """
    parts = tuple(components)
    if inhabitants.number < 0 or any(part.rate < 0 for part in parts):
        raise CannotBePriced
    lines = tuple((part, (inhabitants.number * part.rate).quantize(CENT, ROUND_HALF_UP)) for part in parts)
    return Price(lines, inhabitants)


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement for a period, with where it stands (nl: overeenkomst)."""

    period: Period
    state: ContractState
    ended_on: date | None = None

    def is_effective_on(self, day: date) -> bool:
        """Whether it holds on a day (nl: is van kracht). Never for one that was overtaken, however duly it was signed."""
        if day not in self.period or self.state not in {ContractState.SIGNED, ContractState.ENDED}:
            return False
        return self.ended_on is None or day <= self.ended_on


@dataclass(frozen=True, slots=True)
class Funding:
    """Who paid from a day on, until the next funding begins (nl: financiering)."""

    funder: Funder
    since: date


def funder_on(history: Iterable[Funding], day: date) -> Funder | None:
    """Who paid on a day, None before the first funding (nl: financier op een dag)."""
    begun = [funding for funding in history if funding.since <= day]
    return max(begun, key=lambda funding: funding.since).funder if begun else None
