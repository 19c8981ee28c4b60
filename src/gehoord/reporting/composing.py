"""A report in words: from the figures of one place to the chapters that every format prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gehoord.figures.publication import ACTIONS_TABLE, Report
from gehoord.figures.table import Table
from gehoord.practice.concerns import ConcernKind, scheme_on
from gehoord.practice.words import Language, same
from gehoord.reporting.captions import caption
from gehoord.reporting.charts import chart_of, total_of
from gehoord.reporting.colophon import colophon_of
from gehoord.reporting.document import (
    Block,
    Bullets,
    DefinitionsBlock,
    Document,
    Notice,
    Paragraph,
    Section,
    TableBlock,
)
from gehoord.reporting.notes import blocks_of
from gehoord.reporting.numbers import day, number
from gehoord.reporting.summary import summary_of
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in

NATION = ("A", "B", "C1", "C2", "C3")
ACCESS = ("D", "E", "F1", "F2", "F3")
CLIENTS = ("1a", "1b", "1c")
CONCERNS = ("2a", "2b", "2c", "2d", "3")
RESULTS = ("4", "5", "6")
MARKS = ("7",)
POINTS = ("new", "nation_new", "client", "first_unknown", "several", "decides", "parts", "home_unknown", "order", "dash")
OF_NATION, OF_PLACE = {"nation_new"}, {"parts", "home_unknown"}
PLURALS = {ConcernKind.QUESTION: "2a", ConcernKind.PROBLEM: "2b", ConcernKind.COMPLAINT: "2c"}


def compose(
    report: Report,
    *,
    language: Language,
    theme: Theme,
    notes: str = "",
    issued: date | None = None,
    edition: str = "",
    invented: bool = False,
) -> Document:
    """Write the report on one municipality (nl: rapport samenstellen).

    `notes` is the counsellor's own text for "Opvallendheden in samenwerking", `issued` and `edition`
    tell which issue it is. `invented`: nobody in it exists, and every page says so.
    Numbers in the text come from the tables of this report and from nowhere else.
    """
    return _Writer(report, language, theme, notes, issued, edition, invented).document()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one report in one language (nl: schrijver)."""

    report: Report
    language: Language
    theme: Theme
    notes: str
    issued: date | None
    edition: str
    invented: bool

    def document(self) -> Document:
        sections = [*self.in_short(), *self.introduction(), *self.reading()]
        if self.report.nation:
            sections += self.nation()
        sections += self.place_in_words() if self.report.text_only else self.place_in_figures()
        return Document(
            title=self.say("report.title"),
            subtitle=self.say("report.subtitle"),
            place=self.report.place.name,
            period=self.report.period.name.spoken_in(self.language),
            language=self.language,
            organisation=self.theme.organisation.spoken_in(self.language),
            issued=self.say("labels.issued", on=day(self.issued, self.language)) if self.issued else "",
            protection=self.protection("line"),
            sections=(*sections, self.annex(), self.colophon()),
            figures=self.report,
            notes=self.notes.strip(),
            left_out=self.say("place.left_out") if self.report.text_only else "",
            badge="" if self.report.rule.is_protected else self.say(f"protection.{self.report.rule}.badge"),
            invented=self.say("report.invented") if self.invented else "",
            contact=self.theme.contact.spoken_in(self.language),
            made_with=self.say("labels.made_with", product=self.theme.product),
            issued_on=self.issued,
            edition=self.edition,
        )

    def say(self, key: str, **blanks: str) -> str:
        known = {
            "place": self.report.place.name,
            "period": self.report.period.name.spoken_in(self.language),
            "contact": self.theme.contact.spoken_in(self.language),
            "threshold": str(self.report.threshold),
        }
        return wording_in(self.language)(key, **(known | blanks))

    def protection(self, part: str) -> str:
        """The words of the rule; a report without any table gives away less, and says what."""
        return self.say(f"protection.{self.report.rule}.{part}{'' if self.report.tables else '_without'}")

    def told(self, *keys: str) -> Iterator[Paragraph]:
        return (Paragraph(self.say(key)) for key in keys)

    def section(self, number: str, key: str, blocks: Iterable[Block], *, level: int = 2) -> Section:
        return Section(number, self.say(f"{key}.title"), level, key.replace(".", "-"), tuple(blocks))

    def number(self, value: object) -> str:
        return number(value if isinstance(value, int) else None, self.language)

    # chapter 1 and 2: what this is and how to read it

    def in_short(self) -> Iterator[Section]:
        sentences = summary_of(self.report, self.language)
        if sentences:
            yield self.section("", "summary", [self.warning(), Bullets(sentences)], level=1)

    def warning(self) -> Notice:
        return Notice(self.protection("title"), self.protection("text"))

    def introduction(self) -> Iterator[Section]:
        warning = [self.warning()] if self.report.text_only else []
        about = "introduction.about_text_only" if self.report.text_only else "introduction.about"
        chapters = "chapters_text_only" if self.report.text_only else "chapters"
        chapters += "_with_nation" if self.report.nation else ""
        words = self.told(about, "introduction.counselling", f"introduction.{chapters}", "introduction.contact")
        yield self.section("1", "introduction", [*warning, *words], level=1)
        if not self.report.rule.is_protected:
            yield self.section("1.1", "sharing", self.told("sharing.text"))

    def reading(self) -> Iterator[Section]:
        if not self.report.tables:
            yield self.section("2", "without", self.told("place.left_out"), level=1)
            return
        absent = (set() if self.report.nation else OF_NATION) | (OF_PLACE if self.report.text_only else set())
        points = tuple(self.say(f"reading.points.{point}") for point in POINTS if point not in absent)
        few = self.told("reading.tables.few") if self.report.threshold and not self.report.text_only else ()
        yield self.section("2", "reading", [], level=1)
        yield self.section("2.1", "reading.tables", [*self.told("reading.tables.start"), Bullets(points), *few])
        if not self.report.text_only:
            agencies = self.told("reading.agencies.judgement", "reading.agencies.many", "reading.agencies.own_report")
            yield self.section("2.2", "reading.agencies", agencies)

    def nation(self) -> Iterator[Section]:
        nation, access = ("2.2", "2.3") if self.report.text_only else ("2.3", "2.4")
        words = [*self.told("nation.start"), *self.nation_in_words()]
        yield self.section(nation, "nation", [*words, *self.tables(NATION)])
        clients = Paragraph(self.say("access.clients", total=self.number(self.printed("D", 0))))
        yield self.section(access, "access", [*self.told("access.start"), clients, *self.tables(ACCESS)])

    def nation_in_words(self) -> Iterator[Paragraph]:
        columns = self.table("A").columns
        total, new, *earlier = (self.number(self.printed("A", column)) for column in range(len(columns)))
        sentences = [self.say("nation.clients", total=total, new=new)]
        sentences.append(self.say("nation.concerns", total=self.number(self.printed("B", 0))))
        for column, clients in zip(columns[2:], earlier, strict=True):
            before, source = (text.spoken_in(self.language) for text in (column.counts.period.name, column.counts.source.label))
            sentences.append(self.say("nation.clients_before", before=before, earlier=clients, source=source))
        yield Paragraph(" ".join(sentences))

    # chapter 3: the place itself

    def place_in_words(self) -> Iterator[Section]:
        left_out = self.told("place.left_out") if self.report.tables else ()
        means = self.told("place.text_only_means")
        yield Section("3", self.say("place.title_text_only"), 1, "place", (*left_out, *means))
        yield self.own_text()

    def place_in_figures(self) -> Iterator[Section]:
        yield self.section("3", "place", self.told("place.start"), level=1)
        yield self.own_text()
        yield self.section("3.2", "residents", self.told("residents.start"))
        yield self.part("3.2.1", "residents.clients", self.clients(), CLIENTS)
        yield self.part("3.2.2", "residents.concerns", self.concerns(), CONCERNS)
        yield self.part("3.2.3", "residents.results", self.results(), RESULTS)
        yield self.part("3.2.4", "residents.marks", self.told("residents.marks.start"), MARKS)
        yield self.section("3.3", "agencies", self.agencies())

    def own_text(self) -> Section:
        own = blocks_of(self.notes) if self.notes.strip() else self.told("notes.empty")
        return self.section("3.1", "notes", own)

    def part(self, number: str, key: str, words: Iterable[Block], codes: tuple[str, ...]) -> Section:
        return self.section(number, key, [*words, *self.tables(codes)], level=3)

    def clients(self) -> Iterator[Block]:
        total, new = self.number(self.printed("1a", 0)), self.number(self.printed("1a", 1))
        yield Paragraph(self.say("residents.clients.total", total=total, new=new))
        yield from self.told("residents.clients.homes")

    def concerns(self) -> Iterator[Block]:
        totals = {f"{kind}s": self.number(self.printed(code, 0)) for kind, code in PLURALS.items()}
        yield Paragraph(self.say("residents.concerns.total", **totals))
        yield from self.told("residents.concerns.contacts")

    def results(self) -> Iterator[Block]:
        yield from self.told("residents.results.start")
        if self.report.few_actions:
            has_table = any(table.code == ACTIONS_TABLE for table in self.report.tables)
            few = "few_actions_below" if has_table else "few_actions"
            blanks = {"most": self.number(2 * self.report.threshold), "number": self.number(self.report.few_actions)}
            yield Paragraph(self.say(f"residents.results.{few}", **blanks))

    def agencies(self) -> Iterator[Block]:
        yield from self.told("agencies.start", "agencies.locations")
        yield from self.tables(("8a", "8b"))
        yield from self.told("agencies.subjects")
        yield from self.tables(("9a", "9b"))
        yield from self.told("agencies.visits")
        yield from self.tables(("10",))
        yield from self.told("agencies.alerts")
        yield from self.tables(("11",))

    # the annex, and what stands in tables

    def annex(self) -> Section:
        scheme = scheme_on(self.report.period.first)
        blocks: list[Block] = [*self.told("annex.start")]
        for kind in reversed(ConcernKind):
            entries = [(category.label, category.definition) for category in scheme.printable(kind)]
            if any(meaning for _, meaning in entries):
                pairs = tuple(
                    (label.spoken_in(self.language), meaning.spoken_in(self.language)) for label, meaning in entries if meaning
                )
                blocks.append(DefinitionsBlock(self.say(f"annex.{kind}"), pairs))
        problems = tuple(category.label.spoken_in(self.language) for category in scheme.printable(ConcernKind.PROBLEM))
        blocks += [*self.told("annex.problems_start"), Bullets(problems)]
        return Section(self.say("labels.annex", number="1"), self.say("annex.title"), 1, "annex", tuple(blocks))

    def colophon(self) -> Section:
        lines = colophon_of(self.theme, self.language, issued=self.issued, edition=self.edition)
        return self.section("", "colophon", [Paragraph(" ".join(lines))])

    def tables(self, codes: tuple[str, ...]) -> Iterator[Block]:
        for table in self.report.tables:
            if table.code in codes:
                chart = chart_of(table, self.language)
                yield from [chart] if chart else []
                note = self.say(f"tables.{table.code}.note")
                yield TableBlock(table, caption(table, same(self.report.place.name), self.language), note)

    def table(self, code: str) -> Table:
        return next(table for table in self.report.tables if isinstance(table, Table) and table.code == code)

    def printed(self, code: str, column: int) -> object:
        total = total_of(self.table(code))
        return total.figures[column].value if total else None
