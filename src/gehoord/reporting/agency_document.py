"""The report on one agency in words: what was said of it and done there."""

from __future__ import annotations

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable
from gehoord.practice.words import Language, same
from gehoord.reporting.captions import caption
from gehoord.reporting.document import Block, Document, Notice, Section, TableBlock
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in


def compose_agency(report: Report, *, language: Language, theme: Theme) -> Document:
    """Write the report on one agency (nl: rapport over een instantie samenstellen)."""
    known = {"place": report.place.name, "period": report.period.name.spoken_in(language), "threshold": str(report.threshold)}
    told = wording_in(language)

    def say(key: str) -> str:
        return told(key, **known, product=theme.product)

    def block(table: AnyTable) -> Block:
        return TableBlock(table, caption(table, same(report.place.name), language))

    protection = f"protection.{report.rule}"
    sections = (
        Section("", say("summary.title"), 1, "summary", (Notice(say(f"{protection}.title"), say(f"{protection}.text")),)),
        Section("1", say("nation.title"), 1, "nation", tuple(block(table) for table in report.nation)),
        Section("2", report.place.name, 1, "agency", tuple(block(table) for table in report.agencies)),
    )
    return Document(
        title=say("report.title"),
        subtitle=say("report.subtitle"),
        place=report.place.name,
        period=known["period"],
        language=language,
        organisation=theme.organisation.spoken_in(language),
        issued="",
        protection=say(f"{protection}.line"),
        sections=sections,
        figures=report,
        badge="" if report.rule.is_protected else say(f"{protection}.badge"),
        contact=theme.contact.spoken_in(language),
        made_with=say("labels.made_with"),
    )
