"""The report on one agency in words: what was said of it and done there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

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
    say = partial(_told, report, language, theme)
    protection = f"protection.{report.rule}"
    known_by = Paragraph(" ".join(colophon_of(theme, language, issued=issued, edition=edition)))
    return Document(
        title=say("report.title"),
        subtitle=say("report.subtitle"),
        place=report.place.name,
        period=report.period.name.spoken_in(language),
        language=language,
        organisation=theme.organisation.spoken_in(language),
        issued=say("labels.issued", on=day(issued, language)) if issued else "",
        protection=say(f"{protection}.line"),
        sections=(*_sections(report, language, say, notes), Section("", say("colophon.title"), 1, "colophon", (known_by,))),
        figures=report,
        notes=notes.strip(),
        issued_on=issued,
        edition=edition,
        invented=say("report.invented") if invented else "",
        badge="" if report.rule.is_protected else say(f"{protection}.badge"),
        contact=theme.contact.spoken_in(language),
        made_with=say("labels.made_with"),
    )


def _sections(report: Report, language: Language, say: Callable[..., str], notes: str) -> Iterator[Section]:
    def blocks(tables: Iterable[AnyTable]) -> tuple[Block, ...]:
        return tuple(TableBlock(table, caption(table, same(report.place.name), language)) for table in tables)

    warning = Notice(say(f"protection.{report.rule}.title"), say(f"protection.{report.rule}.text"))
    yield Section("", say("summary.title"), 1, "summary", (warning,))
    if report.nation:
        yield Section("1", say("nation.title"), 1, "nation", blocks(report.nation))
    yield Section("2", report.place.name, 1, "agency", ())
    yield Section("2.1", say("notes.title"), 2, "notes", blocks_of(notes if notes.strip() else say("notes.empty")))
    yield Section("2.2", say("agency.figures.title"), 2, "figures", blocks(report.agencies))


def _told(report: Report, language: Language, theme: Theme, key: str, **blanks: str) -> str:
    known = {"place": report.place.name, "period": report.period.name.spoken_in(language), "threshold": str(report.threshold)}
    return wording_in(language)(key, **{**known, **blanks}, product=theme.product)
