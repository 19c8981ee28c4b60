"""The report on one agency in words: what was said of it and done there, and each of its locations by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable, Row, Table
from gehoord.practice.words import Language
from gehoord.reporting.captions import caption
from gehoord.reporting.composing import PLURALS, Writer
from gehoord.reporting.document import Block, Document, Paragraph, Section, TableBlock
from gehoord.reporting.theme import Theme

PEOPLE = ("1a", "1b", "1c", "8b")
SUBJECTS = ("2a", "2b", "2c", "2d", "3")
RESULTS = ("4", "5", "6")
OUTREACH = ("10", "11")
CLIENTS = "8b"
MARKS = ("7",)


def compose_agency(
    report: Report,
    *,
    language: Language,
    theme: Theme,
    notes: str = "",
    issued: date | None = None,
    edition: str = "",
    invented: bool = False,
) -> Document:
    """Write the report on one agency (nl: rapport over een instantie samenstellen). The same is said along as in `compose`."""
    return _AgencyWriter(report, language, theme, notes, issued, edition, invented).document()


class _AgencyWriter(Writer):
    """Writes the report on one agency (nl: schrijver voor een instantie)."""

    def place_in_words(self) -> Iterator[Section]:
        words = tuple(self.told("place.left_out", "place.text_only_means"))
        yield Section("3", self.say("place.title_text_only"), 1, "place", words)
        yield self.own_text()
        yield self.section("3.2", "outreach", self.outreach())

    def place_in_figures(self) -> Iterator[Section]:
        yield self.section("3", "place", self.told("place.start"), level=1)
        yield self.own_text()
        yield self.section("3.2", "people", [*self.people(), *self.tables(PEOPLE)])
        yield self.section("3.3", "subjects", [self.subjects(), *self.tables(SUBJECTS)])
        yield self.section("3.4", "results", [*self.results(), *self.tables(RESULTS)])
        yield self.section("3.5", "marks", [*self.told("residents.marks.start"), *self.tables(MARKS)])
        yield self.section("3.6", "outreach", self.outreach())
        yield from self.locations()

    def people(self) -> Iterator[Paragraph]:
        total, new = (self.number(self.printed("1a", column)) for column in (0, 1))
        yield Paragraph(" ".join([self.say("people.total", total=total, new=new), *self.year_before("1a")]))
        yield from map(Paragraph, self.rounded("nearby"))

    def subjects(self) -> Paragraph:
        totals = {f"{kind}s": self.number(self.printed(code, 0)) for kind, code in PLURALS.items()}
        return Paragraph(self.say("subjects.total", **totals))

    def outreach(self) -> Iterator[Block]:
        yield from self.told("agencies.visits")
        yield from self.tables(OUTREACH[:1])
        yield from self.told("agencies.alerts")
        yield from self.tables(OUTREACH[1:])

    # the locations, numbered as the rows of table 8b stand

    def locations(self) -> Iterator[Section]:
        rows = [row for row in self.table(CLIENTS).rows if not row.total]
        if len(rows) == 1:
            return
        yield self.section("4", "locations", self.quiet(rows), level=1)
        for number, row in enumerate(rows, 1):
            here = [table for table in self.report.agencies if of_location(table) == number]
            if here:
                title = row.label.spoken_in(self.language)
                # how to read them was said at the tables of the whole agency
                blocks = tuple(TableBlock(table, caption(table, self.called(), self.language)) for table in here)
                yield Section(f"4.{number}", title, 2, f"location-{number}", blocks)

    def quiet(self, rows: Iterable[Row]) -> Iterator[Block]:
        yield from self.told("locations.start")
        told = {of_location(table) for table in self.report.agencies}
        names = [row.label.spoken_in(self.language) for number, row in enumerate(rows, 1) if number not in told]
        if names:
            yield Paragraph(self.say("locations.quiet", names=", ".join(names)))


def of_location(table: AnyTable) -> int:
    """The number of the location that a table is about, 0 for the agency as a whole (nl: nummer van de locatie)."""
    number = table.code.partition(".")[2]
    return int(number) if isinstance(table, Table) and number else 0
