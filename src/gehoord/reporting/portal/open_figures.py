"""The figures of the nation, for everybody: only what two people signed and was handed over, at an address that stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone

from gehoord.figures.publication import Reader
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, language_coded
from gehoord.reporting import delivery
from gehoord.reporting.delivery import Download, Handed
from gehoord.reporting.formats import Format
from gehoord.reporting.models import Edition, Enclosure, Printout, State
from gehoord.reporting.stages import Stage
from gehoord.reporting.theme_in_use import theme_in_use

LICENCE: Final = "http://publications.europa.eu/resource/authority/licence/CC0"
AUTHORITY: Final = "http://publications.europa.eu/resource/authority"
TABULAR: Final = "http://www.w3.org/TR/tabular-metadata/"
"""How the tables are described (nl: norm). Source: W3C, Metadata Vocabulary for Tabular Data."""
LANGUAGES: Final[Mapping[Language, str]] = {"nl": "NLD", "en": "ENG"}
"""What each language is called in the list of languages of the European Union (nl: talen)."""
FILE_TYPES: Final[Mapping[Format, str]] = {
    Format.PDF: "PDF",
    Format.HTML: "HTML",
    Format.XLSX: "XLSX",
    Format.CSV: "CSV",
    Format.JSON: "JSON",
}
"""What each format is called in the list of file types of the European Union (nl: bestandstypen)."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that anybody may take along (nl: open bestand). `beside`: the files that describe it."""

    name: str
    format: Format
    media_type: str
    size: int
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The figures of the nation about one period (nl: open uitgave). `called` is its place in an address."""

    called: str
    period: Period
    issued_on: date
    language: Language
    invented: bool
    files: tuple[OpenFile, ...]


def called(period: Period) -> str:
    """What a period is called in an address: 2026, 2026-h1, 2026-k3, else its two days (nl: naam in het adres)."""
    year = period.first.year
    parts = {Period.half_year(year, number): f"{year}-h{number}" for number in (1, 2)}
    parts |= {Period.quarter(year, number): f"{year}-k{number}" for number in (1, 2, 3, 4)}
    return str(year) if period == Period.year(year) else parts.get(period, f"{period.first}--{period.last}")


def opened(*, language: Language) -> list[Opened]:
    """The figures of every period that is out, the last first, in this language where it is there (nl: open cijfers)."""
    with acting(HOUSE):
        found: dict[str, Opened] = {}
        for row in _out().order_by("-last", "-first"):
            key = called(row.period)
            if key not in found or row.language == language:
                found[key] = _told(row)
    return list(found.values())


def opened_page(edition: str, *, language: Language) -> tuple[Opened, Handed]:
    """One of them with its page to read (nl: open cijfers lezen). Raises: NotFound."""
    with acting(HOUSE):
        rows = [row for row in _out() if called(row.period) == edition]
        if not rows:
            raise NotFound
        row = min(rows, key=lambda one: one.language != language)
        return _told(row), delivery.open_edition(row.pk, by=HOUSE)


def opened_file(edition: str, name: str) -> Download:
    """One file by the name under which it stands on the page, or one that describes it (nl: open bestand). Raises: NotFound."""
    with acting(HOUSE):
        rows = [row.pk for row in _out() if called(row.period) == edition]
        printout = Printout.objects.filter(edition__in=rows, name=name, state=State.READY.value).first()
        if printout is not None:
            return Download(name, printout.media_type, bytes(printout.content or b""))
        for one in Enclosure.objects.filter(printout__edition__in=rows).select_related("printout"):
            if one.printout.name + one.follows == name:
                return Download(name, "application/json", bytes(one.content))
    raise NotFound


def catalogue(base: str) -> dict[str, Any]:
    """All of them as a DCAT-AP-NL 3 catalogue in JSON-LD (nl: catalogus). `base`: the address of the list of figures.

    Raises: NotFound while nothing is out, since a catalogue has at least one dataset.
    """
    there = {language: opened(language=language) for language in ("nl", "en")}
    if not there["nl"]:
        raise NotFound
    theme = theme_in_use()
    publisher = {"@type": "foaf:Agent", "@id": f"{base}#uitgever", "foaf:name": theme.organisation.spoken_in("nl")}
    contact = {
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": theme.organisation.spoken_in("nl"),
        "vcard:hasURL": {"@id": base},
    }
    datasets = [_dataset(one, {"dcat:contactPoint": contact}, base) for one in there["nl"]]
    return {
        "@context": _CONTEXT,
        "@type": "dcat:Catalog",
        "@id": f"{base}catalogus.jsonld",
        "dct:title": _said("Cijfers over vertrouwenswerk in de jeugdhulp", "Figures on counselling in youth care"),
        "dct:description": _said(
            "Beveiligde cijfers over heel Nederland, elke periode één keer uitgegeven.",
            "Protected figures on the whole of the Netherlands, each period issued once.",
        ),
        "dct:publisher": publisher,
        "dct:license": {"@id": LICENCE},
        "dct:language": {"@id": f"{AUTHORITY}/language/NLD"},
        "dct:creator": {"@id": f"{base}#uitgever"},
        "foaf:homepage": _page(base),
        "dcat:contactPoint": contact,
        "dcat:dataset": datasets,
    }


def _out() -> QuerySet[Edition]:
    """What is for everybody: the nation alone, of a bundle that was signed, passed and handed over."""
    rows = Edition.objects.filter(reader=Reader.NATION.value, handed_at__isnull=False)
    return rows.filter(
        volume__stage=Stage.HANDED_OVER.value, volume__signed_at__isnull=False, volume__certificate__isnull=False
    ).defer("body", "rest", "figures")


def _told(row: Edition) -> Opened:
    printouts = Printout.objects.filter(edition=row, state=State.READY.value).defer("content").prefetch_related("enclosures")
    files = [
        OpenFile(
            one.name,
            Format.coded(one.format),
            one.media_type,
            one.size,
            tuple(one.name + beside.follows for beside in one.enclosures.all()),
        )
        for one in printouts
    ]
    return Opened(
        called=called(row.period),
        period=row.period,
        issued_on=timezone.localdate(row.handed_at),
        language=language_coded(row.language),
        invented=row.invented,
        files=tuple(sorted(files, key=lambda one: one.format.position)),
    )


def _dataset(one: Opened, contact: Mapping[str, Any], base: str) -> dict[str, Any]:
    address = f"{base}{one.called}/"
    name = one.period.name
    publisher = {"@id": f"{base}#uitgever"}
    return {
        "@type": "dcat:Dataset",
        "@id": address,
        "dct:identifier": address,
        "dct:title": _said(
            f"Cijfers over vertrouwenswerk in de jeugdhulp, {name.nl}", f"Figures on counselling in youth care, {name.en}"
        ),
        "dct:description": _said(
            "Wie contact zocht, waarover, en wat ermee is gedaan. Alle aantallen zijn samen afgerond op vijftallen."
            + (" Verzonnen voorbeeld." if one.invented else ""),
            "Who sought contact, about what, and what was done. All counts were rounded to multiples of five together."
            + (" Invented example." if one.invented else ""),
        ),
        "dct:publisher": publisher,
        "dct:creator": publisher,
        **contact,
        "dct:accessRights": {"@id": f"{AUTHORITY}/access-right/PUBLIC"},
        "dcat:theme": {"@id": f"{AUTHORITY}/data-theme/SOCI"},
        "dct:language": {"@id": f"{AUTHORITY}/language/NLD"},
        "dct:issued": {"@type": "xsd:date", "@value": one.issued_on.isoformat()},
        "dct:spatial": {"@id": f"{AUTHORITY}/country/NLD"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": one.period.first.isoformat()},
            "dcat:endDate": {"@type": "xsd:date", "@value": one.period.last.isoformat()},
        },
        "dcat:landingPage": _page(address),
        "foaf:page": _page(f"{address}#reading"),
        "dct:conformsTo": {"@type": "dct:Standard", "@id": TABULAR},
        "dcat:distribution": [_distribution(file, address, one.language) for file in one.files],
    }


def _page(address: str) -> dict[str, str]:
    return {"@type": "foaf:Document", "@id": address}


def _distribution(file: OpenFile, address: str, language: Language) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "@id": f"{address}{file.name}",
        "dct:title": file.name,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": f"{address}{file.name}"},
        "dct:license": {"@id": LICENCE},
        "dct:format": {"@id": f"{AUTHORITY}/file-type/{FILE_TYPES[file.format]}"},
        "dct:language": {"@id": f"{AUTHORITY}/language/{LANGUAGES[language]}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        **(
            {"dct:conformsTo": [{"@type": "dct:Standard", "@id": f"{address}{name}"} for name in file.beside]}
            if file.beside
            else {}
        ),
    }


def _said(nl: str, en: str) -> list[dict[str, str]]:
    return [{"@language": "nl", "@value": nl}, {"@language": "en", "@value": en}]


_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
