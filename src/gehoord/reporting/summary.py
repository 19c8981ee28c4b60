"""What a reader should know first: a few sentences with figures that stand in the tables of the same report."""

from __future__ import annotations

from collections.abc import Iterator

from gehoord.figures.definitions import Source
from gehoord.figures.publication import Report, Rule
from gehoord.figures.table import Row, Table
from gehoord.practice.handling import Handling
from gehoord.practice.words import Language
from gehoord.reporting.findings import leaders, within_a_sentence
from gehoord.reporting.numbers import number
from gehoord.reporting.small_reports import is_small
from gehoord.reporting.wording import wording_in


def summary_of(report: Report, language: Language) -> tuple[str, ...]:
    """The report in four sentences or so, or none where it has no tables about the place (nl: samenvatting).

    Every number is printed in a table below; what is most often complained about is told only where it stands apart.
    """
    return () if report.text_only else tuple(_Summary(report, language).sentences())


class _Summary:
    """Reads printed tables in one language (nl: samenvatting)."""

    def __init__(self, report: Report, language: Language) -> None:
        self.tables = {table.code: table for table in report.tables if isinstance(table, Table)}
        self.language: Language = language
        self.small, self.is_rounded = is_small(report), report.rule is Rule.ROUNDED_TO_FIVE
        self.told = wording_in(language, report.reader.value)
        self.known = {"place": report.place.name, "period": report.period.in_a_sentence.spoken_in(language)}

    def sentences(self) -> Iterator[str]:
        if "1a" in self.tables:
            clients = self.say("clients", total=self.about("1a"), new=self.about("1a", column=1))
            yield " ".join((clients, *self.year_before("1a")))
        else:
            yield self.say("clients", total=self.about("8b", column=2))
        concerns = self.say("concerns", questions=self.total("2a"), problems=self.total("2b"), complaints=self.total("2c"))
        most = [within_a_sentence(label, self.language) for label in leaders(self.counted("2c"))]
        joined = self.told("labels.and", one=most[0], other=most[1]) if len(most) > 1 else "".join(most)
        if self.small:
            yield concerns
        else:
            yield f"{concerns} {self.say('most', most=joined)}" if most else concerns
            yield self.say("handling", advised=self.handled(Handling.ADVISED), trajectory=self.handled(Handling.TRAJECTORY))
        yield self.say("visits", visits=self.total("10"))
        if self.is_rounded:
            yield self.say("rounded")

    def year_before(self, code: str) -> Iterator[str]:
        for place, column in enumerate(self.tables[code].columns):
            if column.counts.source is Source.PUBLISHED:
                before = column.counts.period.name.spoken_in(self.language)
                yield self.say("before", before=before, earlier=self.total(code, column=place))

    def counted(self, code: str) -> list[Row]:
        return [row for row in self.tables[code].rows if not row.total]

    def total(self, code: str, *, column: int = 0) -> str:
        row = next(row for row in self.tables[code].rows if row.total)
        return self.number(row, column)

    def about(self, code: str, *, column: int = 0) -> str:
        """A total of people, as one would say it aloud: what is rounded is not said as if it were exact."""
        total = self.total(code, column=column)
        return self.told("labels.about", number=total) if self.is_rounded and total != "0" else total

    def handled(self, handling: Handling) -> str:
        return self.number(self.tables["4"].rows[handling.position], 0)

    def number(self, row: Row, column: int) -> str:
        value = row.figures[column].value
        return number(value, self.language)

    def say(self, key: str, **blanks: str) -> str:
        return self.told(f"summary.{key}", **self.known, **blanks)
