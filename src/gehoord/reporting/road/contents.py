"""What a whole year consists of: its reports in one order, each as a document, and the certificate that goes with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from gehoord.figures.publication import Publication, Reader, Report
from gehoord.practice.words import Language
from gehoord.reporting.agency_document import compose_agency
from gehoord.reporting.composing import compose
from gehoord.reporting.document import Document, Section
from gehoord.reporting.formats.reading import body_of, chapter_of, contents_of, opening_of
from gehoord.reporting.notes import blocks_of
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in

OWN_TEXT = "notes"
"""The anchor of the counsellor's own text (nl: anker van de eigen tekst)."""


FOLDERS: Mapping[Reader, str] = {
    Reader.PROVINCE: "provinces",
    Reader.REGION: "regions",
    Reader.MUNICIPALITY: "municipalities",
    Reader.AGENCY: "agencies",
}
"""Where the reports for each reader lie, in the order in which they are made (nl: mappen); that on the nation in none."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What a document has besides figures (nl: omslag): its language and look, the own text, and which issue it is."""

    language: Language
    theme: Theme
    notes: str = ""
    issued: date | None = None
    edition: str = ""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A document as a page, in two pieces with room for the own text between them (nl: pagina). `rest` may be ""."""

    opening: Mapping[str, str]
    contents: list[dict[str, str]]
    body: str
    rest: str


def reports_of(publication: Publication) -> Iterator[tuple[str, Report]]:
    """Every report of a publication by its path without an ending, in the order in which they are made (nl: rapporten)."""
    yield "nation", publication.nation
    made = {
        Reader.PROVINCE: publication.provinces,
        Reader.REGION: publication.regions,
        Reader.MUNICIPALITY: publication.reports,
        Reader.AGENCY: publication.agencies,
    }
    for reader, folder in FOLDERS.items():
        for code in sorted(made[reader]):
            yield f"{folder}/{code}", made[reader][code]


def path_of(reader: Reader, unit: str) -> str:
    """The path of a report without an ending, as `reports_of` names it (nl: pad van een rapport)."""
    return f"{FOLDERS[reader]}/{unit}" if reader in FOLDERS else "nation"


def document_of(report: Report, wrapping: Wrapping) -> Document:
    """The document on one report, whoever reads it (nl: rapport in woorden)."""
    write = compose_agency if report.reader is Reader.AGENCY else compose
    return write(
        report,
        language=wrapping.language,
        theme=wrapping.theme,
        notes=wrapping.notes,
        issued=wrapping.issued,
        edition=wrapping.edition,
        invented=wrapping.invented,
    )


def page_of(document: Document) -> Page:
    """A document as a page that the own text can still be put in (nl: pagina)."""
    anchors = [section.anchor for section in document.sections]
    cut = anchors.index(OWN_TEXT) if OWN_TEXT in anchors else len(anchors)
    before, after = document.sections[:cut], document.sections[cut + 1 :]
    return Page(
        opening=opening_of(document),
        contents=contents_of(document),
        body=body_of(replace(document, sections=before)),
        rest=body_of(replace(document, sections=after)) if after else "",
    )


def own_text_of(notes: str, contents: list[dict[str, str]], language: Language) -> str:
    """The own text as a chapter of a page, "" where the page has no room for one (nl: eigen tekst op de pagina)."""
    heading = next((one for one in contents if one["anchor"] == OWN_TEXT), None)
    if heading is None:
        return ""
    number, _, title = heading["title"].partition(" ")
    blocks = blocks_of(notes if notes.strip() else wording_in(language)("notes.empty"))
    return chapter_of(Section(number, title, int(heading["level"]), OWN_TEXT, blocks), language)


def certificate_of(publication: Publication, files: Mapping[str, str], *, seed: str) -> dict[str, Any]:
    """What is certified of a publication before the audit adds its part (nl: certificaat). `files`: SHA-256 by path.

    It goes along with the reports, and names no figure that few clients stand behind: see `kept_inside_of`.
    """
    protected = publication.protected
    return {
        "version": 1,
        "publication": {
            "year": publication.policy.period.last.year,
            "period": {"first": f"{publication.policy.period.first}", "last": f"{publication.policy.period.last}"},
            "rule": publication.policy.rule.value,
            "base": publication.policy.base,
            "threshold": publication.policy.threshold,
            "seed": seed,
            "figures": sum(
                len(row.figures)
                for _, report in reports_of(publication)
                for table in report.residents + report.agencies
                for row in getattr(table, "rows", ())
            ),
            "beyond": [_listed(one) for one in protected.beyond] if protected else [],
            "files": dict(files),
            "integrity": integrity_of(files),
        },
        "audit": None,
    }


def kept_inside_of(publication: Publication) -> dict[str, Any]:
    """What whoever answers for a publication may know of it, and nobody outside (nl: wat binnen blijft).

    few_clients: the figures for which fewer records were aimed at, because fewer than five clients stand behind them.
    """
    protected = publication.protected
    return {
        "year": publication.policy.period.last.year,
        "few_clients": [_listed(one) for one in protected.capped] if protected else [],
    }


def integrity_of(files: Mapping[str, str]) -> str:
    """One SHA-256 of many, by path (nl: zegel)."""
    return sha256("".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode()).hexdigest()


def _listed(one: Any) -> dict[str, Any]:
    return {"family": one.family, "unit": one.unit, "at": dict(one.at)}
