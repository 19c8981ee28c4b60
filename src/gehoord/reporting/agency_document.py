"""The report on one agency in words: what was said of it and done there."""

from __future__ import annotations

from datetime import date

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable
from gehoord.practice.words import Language, same
from gehoord.reporting.captions import caption
from gehoord.reporting.colophon import colophon_of
from gehoord.reporting.document import Block, Document, Notice, Paragraph, Section, TableBlock
from gehoord.reporting.notes import blocks_of
from gehoord.reporting.numbers import day
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in


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
    known = {"place": report.place.name, "period": report.period.name.spoken_in(language), "threshold": str(report.threshold)}
    told = wording_in(language)

    def say(key: str, **blanks: str) -> str:
        return told(key, **{**known, **blanks}, product=theme.product)

    def block(table: AnyTable) -> Block:
        return TableBlock(table, caption(table, same(report.place.name), language))

    protection = f"protection.{report.rule}"
    known_by = colophon_of(theme, language, issued=issued, edition=edition)
    sections = (
        Section("", say("summary.title"), 1, "summary", (Notice(say(f"{protection}.title"), say(f"{protection}.text")),)),
        Section("1", say("nation.title"), 1, "nation", tuple(block(table) for table in report.nation)),
        Section("2", report.place.name, 1, "agency", ()),
        Section("2.1", say("notes.title"), 2, "notes", blocks_of(notes if notes.strip() else say("notes.empty"))),
        Section("2.2", say("agency.figures.title"), 2, "figures", tuple(block(table) for table in report.agencies)),
        Section("", say("colophon.title"), 1, "colophon", (Paragraph(" ".join(known_by)),)),
    )
    return Document(
        title=say("report.title"),
        subtitle=say("report.subtitle"),
        place=report.place.name,
        period=known["period"],
        language=language,
        organisation=theme.organisation.spoken_in(language),
        issued=say("labels.issued", on=day(issued, language)) if issued else "",
        protection=say(f"{protection}.line"),
        sections=sections,
        figures=report,
        notes=notes.strip(),
        issued_on=issued,
        edition=edition,
        invented=say("report.invented") if invented else "",
        badge="" if report.rule.is_protected else say(f"{protection}.badge"),
        contact=theme.contact.spoken_in(language),
        made_with=say("labels.made_with"),
    )
