"""What a table is: figures that each know what they count, so that two different things never stand in one column."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Term, Text


class Unit(Term):
    """The thing of which one makes a figure one higher (nl: teleenheid)."""

    CLIENT = "client", "unieke cliënten", "unique clients"
    CONCERN = "concern", "vragen, problemen en klachten", "questions, problems and complaints"
    CONTACT = "contact", "contacten", "contacts"
    ACTION = "action", "acties", "actions"
    AGENCY = "agency", "instanties", "agencies"
    VISIT = "visit", "bezoeken en voorlichtingen", "visits and briefings"
    ALERT = "alert", "signalen", "alerts"
    MARK = "mark", "rapportcijfers, gemiddeld", "marks, averaged"


class Population(Term):
    """Whose units are counted (nl: populatie)."""

    RESIDENTS = "residents", "van inwoners van de gemeente", "of residents of the municipality"
    LOCATIONS = (
        "locations",
        "bij instantielocaties en de toegang jeugdhulp in de gemeente, waar de cliënt ook woont",
        "at agency locations and municipal access in the municipality, wherever the client lives",
    )
    NATION = "nation", "van heel Nederland", "of the Netherlands as a whole"
    NATION_ACCESS = (
        "nation_access",
        "over de toegang jeugdhulp in heel Nederland",
        "about municipal access in the Netherlands as a whole",
    )


class PeriodRule(Term):
    """When a unit belongs to the period (nl: periode­regel)."""

    WITH_CONTACT = "with_contact", "met minstens één contact in de periode", "with at least one contact in the period"
    FIRST_CONTACT = "first_contact", "van wie het contact in de periode begon", "whose contact began in the period"
    IN_TREATMENT = "in_treatment", "in behandeling in de periode", "in treatment during the period"
    RAISED = "raised", "voor het eerst genoemd in de periode", "raised in the period"
    RAISED_BY = "raised_by", "die in de periode iets nieuws noemden", "who raised something new in the period"
    TOOK_PLACE = "took_place", "in de periode", "in the period"
    WITH_WORK = "with_work", "waar in de periode vertrouwenswerk is gedaan", "where counselling work was done in the period"
    WITH_CONTACT_OR_CONCERN = (
        "with_contact_or_concern",
        "met een contact of een lopende vraag, probleem of klacht in de periode",
        "with a contact or a concern in treatment during the period",
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts (nl: definitie van een cijfer). Only figures with equal definitions may be compared or added."""

    unit: Unit
    population: Population
    rule: PeriodRule
    period: Period

    @property
    def told(self) -> Text:
        """The definition in words, for under a table (nl: wat is geteld)."""
        parts = (self.unit.label, self.population.label, self.rule.label)
        return Text(" ".join(part.nl for part in parts), " ".join(part.en for part in parts))


class DefinitionsDiffer(Refused):
    """Figures that count different things were put in one column or series (nl: definities verschillen)."""

    sentence = Text(
        "Deze cijfers tellen niet hetzelfde: {one} en {other}. Zet ze in aparte kolommen.",
        "These figures do not count the same: {one} and {other}. Put them in separate columns.",
    )


class RowDoesNotFit(Refused):
    """A row has another number of figures than its table has columns (nl: rij past niet)."""

    sentence = Text(
        "Tabel {table}: de rij {row} past niet bij de kolommen.", "Table {table}: row {row} does not fit the columns."
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and what it counts (nl: cijfer). `value` None: nothing to average, printed as a dash."""

    value: int | Decimal | None
    counts: Counted


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and what all its figures count (nl: kolom)."""

    label: Text
    counts: Counted


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its figures, in the order of the columns (nl: rij). `total` marks a sum row."""

    label: Text
    figures: tuple[Figure, ...]
    total: bool = False


def _check_same(one: Counted, other: Counted) -> None:
    if one is not other and one != other:
        raise DefinitionsDiffer(one=one.told.nl, other=other.told.nl)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures under columns (nl: tabel). `code` as printed ("1a"). Raises: RowDoesNotFit, DefinitionsDiffer."""

    code: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footnote: Text | None = None

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.figures) != len(self.columns):
                raise RowDoesNotFit(table=self.code, row=row.label.nl)
            for column, figure in zip(self.columns, row.figures, strict=True):
                _check_same(column.counts, figure.counts)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A subject with its count in a top list (nl: plaats in een top 3)."""

    label: Text
    figure: Figure


@dataclass(frozen=True, slots=True)
class Ranking:
    """Top lists with counts side by side, one per column, each in its own order (nl: top 3 met aantallen). Tables C and F."""

    code: str
    title: Text
    columns: tuple[Column, ...]
    lists: tuple[tuple[Ranked, ...], ...]
    footnote: Text | None = None

    def __post_init__(self) -> None:
        for column, ranked in zip(self.columns, self.lists, strict=True):
            for entry in ranked:
                _check_same(column.counts, entry.figure.counts)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a top list without counts: its heading and its subjects in order (nl: blok)."""

    label: Text
    subjects: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TopLists:
    """Top lists of which only the order is printed (nl: top 3 zonder aantallen). Tables 9a and 9b."""

    code: str
    title: Text
    counts: Counted
    blocks: tuple[Block, ...]
    footnote: Text | None = None


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names in the order of the alphabet (nl: namenlijst). Table 8a."""

    code: str
    title: Text
    counts: Counted
    names: tuple[str, ...]
    footnote: Text | None = None


AnyTable = Table | Ranking | TopLists | NameList
"""Whatever a report prints under a table number (nl: tabel in ruime zin)."""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of equal definition over several periods, for a chart or a comparison (nl: reeks).

    Raises: DefinitionsDiffer where unit, population or period rule are not the same throughout.
    """

    label: Text
    figures: tuple[Figure, ...]

    def __post_init__(self) -> None:
        kinds = [(figure.counts.unit, figure.counts.population, figure.counts.rule) for figure in self.figures]
        for kind, figure in zip(kinds, self.figures, strict=True):
            if kind != kinds[0]:
                raise DefinitionsDiffer(one=self.figures[0].counts.told.nl, other=figure.counts.told.nl)
