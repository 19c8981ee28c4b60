"""The report as one web page that needs nothing beside it: no script, no outside request, and its letters within it."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from gehoord.reporting.document import Document, Printed
from gehoord.reporting.formats.reading import body_of, contents_of, filled, opening_of, words_of
from gehoord.reporting.theme import Theme, as_tokens
from gehoord.reporting.wording import wording_in

STATIC = Path(__file__).parents[1] / "static"
SHEETS = ("report.css", "report-body.css")


def render(document: Document, *, theme: Theme) -> Printed:
    """Print a document as one page for the browser (nl: webpagina)."""
    page = {
        "language": document.language,
        "sheet": f"{_tokens(theme)}\n{_sheet()}",
        "logo": theme.logo,
        "opening": opening_of(document),
        "contents": contents_of(document),
        "body": body_of(document),
        "words": words_of(document),
        "protection": document.protection,
        "made_with": wording_in(document.language)("labels.made_with", product=theme.product),
    }
    return Printed(filled("page.html", page, document).encode(), "text/html; charset=utf-8")


def _tokens(theme: Theme) -> str:
    light, dark = as_tokens(theme.light), as_tokens(theme.dark)
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"


@cache
def _sheet() -> str:
    """The stylesheets, the chapters last, with their letters written into them."""
    sheet = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)
    return re.sub(r'url\("(fonts/[\w-]+\.woff2)"\)', lambda found: f'url("{_inlined(found[1])}")', sheet)


def _inlined(name: str) -> str:
    return f"data:font/woff2;base64,{b64encode((STATIC / name).read_bytes()).decode()}"
