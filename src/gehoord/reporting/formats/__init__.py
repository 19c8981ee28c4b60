"""The formats a report is printed in. Each lives in a module of its own, read only when it is asked for."""

from __future__ import annotations

import re
import unicodedata
from importlib import import_module

from gehoord.practice.words import Term
from gehoord.reporting.document import Document, Printed
from gehoord.reporting.theme import Theme


class Format(Term):
    """In what form a report is handed out (nl: formaat). The code is the ending of the file."""

    PDF = "pdf", "rapport (pdf)", "report (pdf)"
    HTML = "html", "webpagina (html)", "web page (html)"
    XLSX = "xlsx", "tabellen (xlsx)", "tables (xlsx)"
    CSV = "csv", "gegevens (csv)", "data (csv)"
    JSON = "json", "gegevens (json)", "data (json)"


CONFIDENTIAL = {"nl": "vertrouwelijk", "en": "confidential"}
"""Stands in the name of a file whose figures are not protected (nl: vertrouwelijk)."""

_MODULES = {Format.PDF: "typst"}


def render(document: Document, fmt: Format, *, theme: Theme) -> Printed:
    """Print a document in one format (nl: afdrukken). The same document gives the same bytes."""
    module = import_module(f"{__name__}.{_MODULES.get(fmt, fmt.value)}")
    printed: Printed = module.render(document, theme=theme)
    return printed


def file_name(document: Document, fmt: Format) -> str:
    """What a file of this document is called: haarlem-2016.pdf, haarlem-2016-en.pdf in English (nl: bestandsnaam).

    One that is not protected says so in its name as well, for whoever finds it in a folder later.
    """
    plain = unicodedata.normalize("NFKD", f"{document.place} {document.period}").encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    spoken = [] if document.language == "nl" else [document.language]
    kept = [] if document.figures.rule.is_protected else [CONFIDENTIAL[document.language]]
    return "-".join([*words, *kept, *spoken]) + f".{fmt.value}"
