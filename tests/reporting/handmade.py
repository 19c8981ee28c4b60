"""A small report made by hand: one of every kind of block, with figures that stand nowhere else on its pages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gehoord.figures.definitions import Counted, PeriodRule, Population, Unit
from gehoord.figures.geography import Municipality
from gehoord.figures.publication import Report, Rule
from gehoord.figures.table import (
    AnyTable,
    Block,
    Column,
    Figure,
    NameList,
    Ranked,
    Ranking,
    Row,
    Series,
    Table,
    TopLists,
)
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, Text, same
from gehoord.reporting.document import (
    Bullets,
    ChartBlock,
    DefinitionsBlock,
    Document,
    Notice,
    Paragraph,
    Section,
    TableBlock,
)

NOW = Counted(Unit.CONCERN, Population.NATION, PeriodRule.RAISED, Period.year(2016))
BEFORE = replace(NOW, period=Period.year(2015))
PROTECTION = "Niet beveiligd: niet verder geven."


def table(code: str = "B", *rows: Row, columns: int = 2) -> Table:
    """Rows under two years; further columns repeat this one."""
    counts = [NOW, BEFORE, *[NOW] * columns][:columns]
    heads = tuple(Column(Text(f"Totaal {one.period.name.nl}", f"Total {one.period.name.en}"), one) for one in counts)
    return Table(code, Text(f"Titel van {code}.", f"Title of {code}."), heads, rows, same("* Met een ster."))


def row(label: str, *values: int | Decimal | None, total: bool = False) -> Row:
    counts = (NOW, BEFORE, *[NOW] * len(values))
    figures = tuple(Figure(value, one) for value, one in zip(values, counts, strict=False))
    return Row(same(label), figures, total)


CONCERNS = table("B", row("Gestelde vragen", 3258, 2466), row("Afgebroken", 0, None), row("Totaal", 20860, 15015, total=True))
MARKS = table("7", row("Jeugdigen", Decimal("8.7"), Decimal("8.4")))
TOP = Ranking(
    "C1",
    same("Top 3 met aantallen."),
    CONCERNS.columns,
    (
        (Ranked(same("Werkwijze instantie"), Figure(1446, NOW)), Ranked(same("Wetgeving"), Figure(1090, NOW))),
        (Ranked(same("Wetgeving"), Figure(799, BEFORE)),),
    ),
)
SUBJECTS = TopLists(
    "9a",
    same("Top 3 zonder aantallen."),
    NOW,
    (Block(same("Vragen"), (same("Wetgeving"), same("Groepsregels"))), Block(same("Problemen"), ())),
)
NAMES = NameList("8a", same("Instanties."), NOW, ("'t Kabouterhuis", "De Wegwijzer", "Kenter & Zn."))
BARS = (
    Series(same("Bejegening"), (Figure(3656, NOW), Figure(1803, BEFORE))),
    Series(same("Beslissingen"), (Figure(2322, NOW),)),
    Series(same("Geen"), (Figure(0, NOW),)),
)
CHART = ChartBlock("Waarover het ging", "Staven: bejegening 3.656, beslissingen 2.322.", "C3", BARS)
BLOCKS = (
    Notice("Niet beveiligd", "Geef dit rapport niet verder."),
    Paragraph("Een alinea met gewone woorden."),
    Bullets(("Het eerste punt.", "Het tweede punt.")),
    *(TableBlock(one, f"Geteld bij {one.code}.", f"Lees {one.code} zo.") for one in (CONCERNS, MARKS, TOP, SUBJECTS, NAMES)),
    CHART,
    DefinitionsBlock("Begrippen", (("Dossier", "Wat er over iemand is opgeschreven."),)),
)


def document(
    *blocks: Paragraph | Bullets | Notice | TableBlock | ChartBlock | DefinitionsBlock,
    place: str = "Haarlem",
    language: Language = "nl",
    tables: tuple[AnyTable, ...] = (),
) -> Document:
    """A report on one place with these blocks in its first chapter, or one of every kind where none are given."""
    report = Report(Municipality("GM0392", place, "JZ20", "PV27"), Period.year(2016), Rule.AS_PRINTED_2016, False, tables, (), ())
    return Document(
        title=f"Jaarrapport {place} 2016",
        subtitle="Vertrouwenswerk in de jeugdhulp",
        place=place,
        period="2016",
        language=language,
        organisation="Vertrouwenswerk Voorbeeld",
        issued="Vastgesteld op 1 maart 2017",
        protection=PROTECTION,
        sections=(
            Section("1", "Eerste hoofdstuk", 1, "eerste", blocks or BLOCKS),
            Section("1.1", "Een paragraaf", 2, "paragraaf", (Paragraph("Kort."),)),
            Section("Bijlage 1", "Woorden", 1, "woorden", ()),
        ),
        figures=report,
    )
