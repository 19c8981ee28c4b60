"""Reports to print, counted from the register behind the printed tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gehoord.directory.geography import geography_on
from gehoord.figures.exchange import read
from gehoord.figures.facts import Facts
from gehoord.figures.publication import AgencyTotal, Policy, Report, Rule, publish
from gehoord.invented.known import HAARLEM
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.practice.words import Language
from gehoord.reporting.composing import compose
from gehoord.reporting.document import Document
from gehoord.reporting.theme import Theme, read_theme

PRINTED = Path(__file__).parents[1] / "printed"

Composed = Callable[..., Document]


@pytest.fixture(scope="session")
def facts() -> Facts:
    return read(HAARLEM).facts()


@pytest.fixture(scope="session")
def theme() -> Theme:
    return read_theme(None)


@pytest.fixture(scope="session")
def counted(facts: Facts) -> Callable[..., Report]:
    """Count the report on one municipality."""

    def count(
        code: str = "GM0392",
        *,
        year: int = 2016,
        nation: bool | None = None,
        total: AgencyTotal = AgencyTotal.ROWS,
        earlier: bool = True,
    ) -> Report:
        period = Period.year(year)
        policy = Policy(Rule.AS_PRINTED_2016, period, agency_total=total, nation=nation, earlier=earlier)
        return publish(facts, geography_on(period.last), policy).reports[code]

    return count


@pytest.fixture(scope="session")
def composed(counted: Callable[..., Report], theme: Theme) -> Composed:
    """Write the report on one municipality."""

    def write(code: str = "GM0392", *, language: Language = "nl", notes: str = "", **asked: object) -> Document:
        return compose(counted(code, **asked), language=language, theme=theme, notes=notes)

    return write


@pytest.fixture
def as_the_house(db: None) -> Iterator[None]:
    """Look at the rows as the house does; verbs act in their own name all the same."""
    with acting(HOUSE):
        yield
