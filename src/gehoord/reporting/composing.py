"""A report in words: from the figures of one place to the chapters that every format prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gehoord.figures.definitions import Source
from gehoord.figures.publication import ACTIONS_TABLE, Reader, Report
from gehoord.figures.table import AnyTable, Table
from gehoord.practice.concerns import ConcernKind, scheme_on
from gehoord.practice.periods import MONTHS_IN_YEAR
from gehoord.practice.words import Language, Text, same
from gehoord.reporting.captions import caption, has_year_before
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
from gehoord.reporting.small_reports import is_all_noughts, is_small, is_unset
from gehoord.reporting.summary import summary_of
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in

NATION = ("A", "B", "C1", "C2", "C3")
ACCESS = ("D", "E", "F1", "F2", "F3")
CLIENTS = ("1a", "1b", "1c")
CONCERNS = ("2a", "2b", "2c", "2d", "3")
RESULTS = ("4", "5", "6")
MARKS = ("7",)
SUBJECTS = ("9a", "9b")
SIDE, TOWNS = ("R1", "R2"), ("R3", "R4")
POINTS = (
    "new",
    "nation_new",
    "client",
    "first_unknown",
    "several",
    "decides",
    "parts",
    "home_unknown",
    "before",
    "order",
    "dash",
    "without_nation",
)
OF_NATION, WITHOUT_NATION, OF_PLACE, OF_TWO_YEARS = {"nation_new"}, {"without_nation"}, {"parts", "home_unknown"}, {"before"}
ROUNDED = ("fives", "few_people")
DIRECTORY = ("8a", "8b")
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
    """Write the report on one municipality, a region, a province or the nation (nl: rapport samenstellen).

    `notes` is the counsellor's own text for "Opvallendheden in samenwerking", `issued` and `edition`
    tell which issue it is. `invented`: nobody in it exists, and every page says so.
    Numbers in the text come from the tables of this report and from nowhere else.
    """
    return Writer(report, language, theme, notes, issued, edition, invented).document()


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one report in one language, in the words of its reader (nl: schrijver)."""

    report: Report
    language: Language
    theme: Theme
    notes: str
    issued: date | None
    edition: str
    invented: bool

    def document(self) -> Document:
        """Everything the report says (nl: document)."""
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
            sections=(*sections, self.annex(), *self.directory(), self.colophon()),
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
        """One sentence, as it is said to this reader (nl: zin)."""
        period = self.report.period
        known = {
            "place": self.report.place.name,
            "period": (period.name if key.startswith("report.") else period.in_a_sentence).spoken_in(self.language),
            "contact": self.theme.contact.spoken_in(self.language),
            "threshold": str(self.report.threshold),
        }
        wording, part = wording_in(self.language, self.report.reader.value), f"{key}_of_a_part"
        of_a_part = self.report.period.whole_months != MONTHS_IN_YEAR and part in wording.sentences
        return wording(part if of_a_part else key, **(known | blanks))

    def protection(self, part: str) -> str:
        """The words of the rule (nl: bescherming). A report without any table gives away less, and says what."""
        return self.say(f"protection.{self.report.rule}.{part}{'' if self.report.tables else '_without'}")

    def told(self, *keys: str) -> Iterator[Paragraph]:
        """Sentences, a paragraph each (nl: alinea’s)."""
        return (Paragraph(self.say(key)) for key in keys)

    def section(self, number: str, key: str, blocks: Iterable[Block], *, level: int = 2) -> Section:
        """A heading by its key, with what stands under it (nl: paragraaf)."""
        return Section(number, self.say(f"{key}.title"), level, key.replace(".", "-"), tuple(blocks))

    def number(self, value: object) -> str:
        """A figure as this language writes it (nl: getal)."""
        return number(value if isinstance(value, int) else None, self.language)

    # chapter 1 and 2: what this is and how to read it

    def in_short(self) -> Iterator[Section]:
        """What a reader should know first, where there are figures (nl: in het kort)."""
        sentences = summary_of(self.report, self.language)
        small = [Notice(self.say("small.title"), self.say("small.text"), warns=False)] if is_small(self.report) else []
        if sentences:
            yield self.section("", "summary", [self.warning(), *small, Bullets(sentences)], level=1)

    def warning(self) -> Notice:
        """Whether the figures are protected, and what follows from it (nl: melding over bescherming)."""
        return Notice(self.protection("title"), self.protection("text"), warns=not self.report.rule.is_protected)

    def rounded(self, *parts: str) -> Iterator[str]:
        """What a rounded figure stands for; of exact figures there is nothing to say (nl: over het afronden)."""
        if self.report.rule.is_protected:
            yield from (self.say(f"protection.{self.report.rule}.{part}") for part in parts)

    def introduction(self) -> Iterator[Section]:
        """What the report is about, and with whom it may be shared (nl: inleiding)."""
        warning = [self.warning()] if self.report.text_only else []
        about = "introduction.about_text_only" if self.report.text_only else "introduction.about"
        chapters = "chapters_text_only" if self.report.text_only else "chapters"
        chapters += "_with_nation" if self.report.nation else ""
        words = self.told(about, "introduction.counselling", f"introduction.{chapters}", "introduction.contact")
        yield self.section("1", "introduction", [*warning, *self.not_the_nation(), *words], level=1)
        if not self.report.rule.is_protected:
            yield self.section("1.1", "sharing", self.told("sharing.text"))

    def not_the_nation(self) -> Iterator[Notice]:
        """What the report on everything is not about, where a part of the country is absent (nl: niet heel Nederland)."""
        if self.report.reader is Reader.NATION and not self.report.nation:
            yield Notice(self.say("introduction.part_title"), self.say("introduction.part"), warns=False)

    def reading(self) -> Iterator[Section]:
        """How to read the figures, and what they do not say (nl: leeswijzer)."""
        if not self.report.tables:
            yield self.section("2", "without", self.told("place.left_out"), level=1)
            return
        absent = (WITHOUT_NATION if self.report.nation else OF_NATION) | (OF_PLACE if self.report.text_only else set())
        absent |= set() if any(map(has_year_before, self.report.tables)) else OF_TWO_YEARS
        usual = (self.say(f"reading.points.{point}") for point in POINTS if point not in absent)
        points = (*self.rounded(*ROUNDED), *usual)
        few = self.told("reading.tables.few") if self.report.threshold and not self.report.text_only else ()
        yield self.section("2", "reading", [], level=1)
        yield self.section("2.1", "reading.tables", [*self.told("reading.tables.start"), Bullets(points), *few])
        if not self.report.text_only:
            agencies = self.told("reading.agencies.judgement", "reading.agencies.many", "reading.agencies.own_report")
            yield self.section("2.2", "reading.agencies", agencies)

    def nation(self) -> Iterator[Section]:
        """The nation’s own chapter, which stands in every report (nl: landelijke cijfers)."""
        nation, access = ("2.2", "2.3") if self.report.text_only else ("2.3", "2.4")
        words = [*self.told("nation.start"), *self.nation_in_words()]
        yield self.section(nation, "nation", [*words, *self.tables(NATION)])
        clients = Paragraph(self.say("access.clients", total=self.number(self.printed("D", 0))))
        yield self.section(access, "access", [*self.told("access.start"), clients, *self.tables(ACCESS)])

    def nation_in_words(self) -> Iterator[Paragraph]:
        """The broad lines of the nation (nl: landelijke cijfers in woorden)."""
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
        """Chapter 3 where there are no figures about the place (nl: tekst in plaats van cijfers)."""
        left_out = self.told("place.left_out") if self.report.tables else ()
        means = self.told("place.text_only_means")
        yield Section("3", self.say("place.title_text_only"), 1, "place", (*left_out, *means))
        yield self.own_text()

    def place_in_figures(self) -> Iterator[Section]:
        """Chapter 3, with the figures of the place (nl: jaarcijfers)."""
        yield self.section("3", "place", self.told("place.start"), level=1)
        yield self.own_text()
        yield self.section("3.2", "residents", self.told("residents.start"))
        yield self.part("3.2.1", "residents.clients", self.clients(), CLIENTS)
        yield self.part("3.2.2", "residents.concerns", self.concerns(), CONCERNS)
        yield self.part("3.2.3", "residents.results", self.results(), RESULTS)
        yield self.part("3.2.4", "residents.marks", self.told("residents.marks.start"), MARKS)
        yield self.section("3.3", "agencies", self.agencies())
        if self.report.side_by_side:
            yield self.section("3.4", "side", self.side_by_side())
        if any(table.code in TOWNS for table in self.report.side_by_side):
            yield self.section("3.5", "towns", [*self.told("towns.start"), *self.tables(TOWNS), *self.left_out()])

    def own_text(self) -> Section:
        """What the counsellor wrote (nl: eigen tekst)."""
        own = blocks_of(self.notes) if self.notes.strip() else self.told("notes.empty")
        return self.section("3.1", "notes", own)

    def part(self, number: str, key: str, words: Iterable[Block], codes: tuple[str, ...]) -> Section:
        """A part of a part: words and then tables (nl: onderdeel)."""
        return self.section(number, key, [*words, *self.tables(codes)], level=3)

    def clients(self) -> Iterator[Block]:
        """What leads up to the tables of clients (nl: bij cliënten)."""
        total, new = self.number(self.printed("1a", 0)), self.number(self.printed("1a", 1))
        yield Paragraph(" ".join([self.say("residents.clients.total", total=total, new=new), *self.year_before("1a")]))
        yield from self.told("residents.clients.homes")
        yield from map(Paragraph, self.rounded("nearby"))

    def concerns(self) -> Iterator[Block]:
        """What leads up to the tables of concerns (nl: bij vragen, problemen en klachten)."""
        totals = {f"{kind}s": self.number(self.printed(code, 0)) for kind, code in PLURALS.items()}
        yield Paragraph(self.say("residents.concerns.total", **totals))
        yield from self.told("residents.concerns.contacts")

    def results(self) -> Iterator[Block]:
        """What leads up to the tables of results (nl: bij resultaten)."""
        yield from self.told("residents.results.start")
        if self.report.hardly_any_actions:
            yield Paragraph(self.say("residents.results.hardly_any_actions", most=self.number(2 * self.report.threshold)))
        elif self.report.few_actions:
            has_table = any(table.code == ACTIONS_TABLE for table in self.report.tables)
            few = "few_actions_below" if has_table else "few_actions"
            blanks = {"most": self.number(self.report.enough_actions), "number": self.number(self.report.few_actions)}
            yield Paragraph(self.say(f"residents.results.{few}", **blanks))

    def agencies(self) -> Iterator[Block]:
        """Part 2, about the agencies (nl: deel 2)."""
        yield from self.told("agencies.start", "agencies.locations")
        if self.report.reader is not Reader.NATION:
            yield from self.tables(DIRECTORY)
        if any(table.code in SUBJECTS for table in self.report.agencies):
            yield from self.told("agencies.subjects")
            yield from self.tables(SUBJECTS)
        yield from self.told("agencies.visits")
        yield from self.tables(("10",))
        yield from self.told("agencies.alerts")
        yield from self.tables(("11",))

    def side_by_side(self) -> Iterator[Block]:
        """The places within this one beside each other (nl: naast elkaar)."""
        yield from self.told("side.start")
        yield from self.tables(SIDE)
        if self.report.reader is not Reader.PROVINCE:
            yield from self.left_out()

    def left_out(self) -> Iterator[Paragraph]:
        """The places of which no figures stand there (nl: zonder cijfers)."""
        if self.report.left_out:
            yield Paragraph(self.say("side.left_out", names=", ".join(self.report.left_out)))

    def year_before(self, code: str) -> Iterator[str]:
        """What the total was in the year before, where the table says so (nl: jaar ervoor)."""
        for place, column in enumerate(self.table(code).columns):
            if column.counts.source is Source.PUBLISHED:
                before = column.counts.period.name.spoken_in(self.language)
                yield self.say("residents.clients.before", before=before, earlier=self.number(self.printed(code, place)))

    # the annex, and what stands in tables

    def annex(self) -> Section:
        """What belongs to each type of concern (nl: bijlage)."""
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

    def directory(self) -> Iterator[Section]:
        """All agencies of the nation, behind what is read from front to back (nl: lijst van instanties)."""
        if self.report.reader is Reader.NATION:
            number = self.say("labels.annex", number="2")
            yield self.section(number, "directory", [*self.told("directory.start"), *self.tables(DIRECTORY)], level=1)

    def colophon(self) -> Section:
        """Where the report comes from (nl: colofon)."""
        lines = colophon_of(self.theme, self.language, issued=self.issued, edition=self.edition)
        return self.section("", "colophon", [Paragraph("\n".join(lines))])

    def tables(self, codes: tuple[str, ...]) -> Iterator[Block]:
        """The tables of these codes, each after its chart, with what they count, and last which are not set (nl: tabellen)."""
        here = [table for table in self.report.tables if table.code in codes]
        for table in here:
            unset = is_unset(table, self.report)
            # bars of one five each are a portrait of nobody
            drawn = not unset and (table in self.report.nation or not is_small(self.report))
            chart = chart_of(table, self.language, self.report.reader.value) if drawn else None
            yield from [chart] if chart else []
            yield TableBlock(table, caption(table, self.called(), self.language), self.note(table), unset)
        yield from self.unset([table for table in here if is_unset(table, self.report)])

    def unset(self, tables: Iterable[AnyTable]) -> Iterator[Paragraph]:
        """Why tables are not on the pages (nl: niet afgedrukt)."""
        noughts = {table.code: is_all_noughts(table) for table in tables}
        for key, why in (("noughts", True), ("small", False)):
            *codes, last = ["", *(code for code, nought in noughts.items() if nought is why)]
            if last:
                told = ", ".join(filter(None, codes))
                yield Paragraph(self.say(f"{key}.many", table=told, last=last) if told else self.say(f"{key}.one", table=last))

    def note(self, table: AnyTable) -> str:
        """How to read a table (nl: toelichting). Places side by side tell it once: what a dash means at the first of two."""
        code = table.code.partition(".")[0]
        notes = [] if code in TOWNS else [self.say(f"tables.{code}.note")]
        rows = table.rows if isinstance(table, Table) and code in (SIDE[0], TOWNS[0]) else ()
        if any(figure.value is None for row in rows for figure in row.figures):
            notes.append(self.say("tables.dash"))
        return " ".join(notes)

    def called(self) -> Text:
        """What the place is called in a sentence (nl: naam in een zin)."""
        name = self.report.place.name
        wider = {Reader.REGION: Text("de regio", "the region"), Reader.PROVINCE: Text("de provincie", "the province")}
        called = wider.get(self.report.reader)
        return Text(f"{called.nl} {name}", f"{called.en} {name}") if called else same(name)

    def table(self, code: str) -> Table:
        """A table with figures, by its code (nl: tabel)."""
        return next(table for table in self.report.tables if isinstance(table, Table) and table.code == code)

    def printed(self, code: str, column: int) -> object:
        """A figure of the total row of a table (nl: gedrukt totaal)."""
        total = total_of(self.table(code))
        return total.figures[column].value if total else None
