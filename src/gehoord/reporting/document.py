"""A report as it is read: chapters of words, tables and charts, in one language. Every format prints this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable, Series
from gehoord.practice.words import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one paragraph (nl: alinea)."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list of sentences (nl: opsomming)."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that must not be missed, such as "not protected" (nl: melding). `warns`: it asks for care."""

    title: str
    text: str
    warns: bool = True


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with, below it, what it counts and how to read it (nl: tabelblok). `counts` is one sentence, `note` may be "".

    `unset`: it stands in files of data alone, because on a page it would say nothing.
    """

    table: AnyTable
    counts: str
    note: str = ""
    unset: bool = False


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """Horizontal bars of figures that stand in a table of the same report (nl: staafgrafiek).

    `bars`: a label with one Series each: this period first, then the period before where it is known and counts the same.
    `alt` says in words what the bars show. `source` is the code of the table that the figures come from, `unit` what they count.
    `note` says where the period before comes from, and is "" where none is drawn.
    """

    title: str
    alt: str
    source: str
    bars: tuple[Series, ...]
    note: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionsBlock:
    """Words with their definitions (nl: begrippen): pairs of term and meaning."""

    heading: str
    entries: tuple[tuple[str, str], ...]


Block = Paragraph | Bullets | Notice | TableBlock | ChartBlock | DefinitionsBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading with what stands under it (nl: paragraaf). `level` 1 is a chapter; `anchor` is unique."""

    number: str
    title: str
    level: int
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One report in one language (nl: rapport).

    `subtitle` is what it is about, `issued` the date on the cover as text, `protection` the line that every page and every
    table carries about whether the figures are protected. `notes` is the counsellor's own text, empty when none was given.
    `figures` is the report the blocks were made from; formats of data (JSON, XLSX, CSV) read the tables there. `left_out` says
    which tables are not there and why, "" where all are. `badge` is the short line below each table that may not be made public,
    `invented` says that nobody in the report exists. `issued_on` and `edition` are known of a report that was issued; `contact`
    says whom to ask, `made_with` what printed it.
    """

    title: str
    subtitle: str
    place: str
    period: str
    language: Language
    organisation: str
    issued: str
    protection: str
    sections: tuple[Section, ...]
    figures: Report
    notes: str = ""
    left_out: str = ""
    badge: str = ""
    invented: str = ""
    contact: str = ""
    made_with: str = ""
    issued_on: date | None = None
    edition: str = ""

    @property
    def tables(self) -> tuple[TableBlock, ...]:
        """Every table of the document in reading order (nl: tabellen van het rapport)."""
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, TableBlock))


FILE_NAME = "{file-name}"
"""Stands in a file that lies beside another for the name of that other file (nl: bestandsnaam)."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A document in one format (nl: uitdraai). `beside` are the files that belong next to it, keyed by what follows its name."""

    content: bytes
    media_type: str
    beside: tuple[tuple[str, bytes], ...] = ()

    def files_beside(self, name: str) -> tuple[tuple[str, bytes], ...]:
        """The files that belong next to a file of this name, each with its own name (nl: bijgevoegde bestanden)."""
        address = quote(name).encode()
        return tuple((name + after, content.replace(FILE_NAME.encode(), address)) for after, content in self.beside)
