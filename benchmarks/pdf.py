"""The same report set by Typst and by WeasyPrint: how long it takes, how large it is."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from gehoord.figures.publication import Rule
from gehoord.reporting.document import Document
from gehoord.reporting.formats import html, typst
from gehoord.reporting.one_report import Request, document_for
from gehoord.reporting.theme import read_theme

try:
    import weasyprint
except OSError:
    weasyprint = None

REGISTER = Path(__file__).resolve().parents[1] / "src" / "gehoord" / "invented" / "haarlem-2016"
NO_PANGO = (
    "WeasyPrint needs two libraries of Debian that are not here. Install them with: apt install libpango-1.0-0 libpangoft2-1.0-0"
)
ROUNDS = 9
THEME = read_theme(None)


def main() -> None:
    """Print the Haarlem report both ways in turn; each round has another place in it, so that nothing is found in a cache."""
    if weasyprint is None:
        sys.exit(NO_PANGO)
    ways: dict[str, Callable[[Document], bytes]] = {"typst": _typst, "weasyprint": _weasyprint}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    sizes: dict[str, int] = {}
    for turn in range(ROUNDS + 1):
        document = _document(turn)
        for name, way in ways.items():
            begun = time.perf_counter()
            sizes[name] = len(way(document))
            if turn:  # the first round opens fonts and stylesheets, once a process
                seconds[name].append(time.perf_counter() - begun)
    medians = {name: median(times) for name, times in seconds.items()}
    told = {
        "rounds": ROUNDS,
        "milliseconds": {name: round(1000 * value, 1) for name, value in medians.items()},
        "weasyprint_to_typst": round(medians["weasyprint"] / medians["typst"], 2),
        "kilobytes": {name: round(size / 1000) for name, size in sizes.items()},
    }
    print(json.dumps(told, indent=1))


def _document(turn: int) -> Document:
    request = Request(register=REGISTER, municipality="GM0392", year=2016, rule=Rule.AS_PRINTED_2016)
    document = document_for(request, theme=THEME, tell=lambda _: None)
    return replace(document, place=f"{document.place} {turn}", title=f"{document.title} {turn}")


def _typst(document: Document) -> bytes:
    return typst.render(document, theme=THEME).content


def _weasyprint(document: Document) -> bytes:
    page = html.render(document, theme=THEME).content.decode()
    return bytes(weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    main()
