"""All reports of an invented year in PDF, and in all five formats, by two processes; twenty of the PDFs by WeasyPrint as well.

The figures are made safe once, before the clock starts. Reports are taken evenly from all readers; `per_report` times 800 is what
a year of that many would take, and all of them are printed unless a number is given. WeasyPrint sets the page that we hand out as
HTML, and is told per report. The counting has a benchmark of its own. `python -m benchmarks.year_reports [reports]`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Any

import psutil

from gehoord.directory.geography import geography_on
from gehoord.figures.publication import Policy, Report, Rule, publish
from gehoord.invented.nation import generate
from gehoord.practice.periods import Period
from gehoord.reporting.formats import Format, html, render
from gehoord.reporting.road.contents import Wrapping, document_of, reports_of
from gehoord.reporting.theme import read_theme
from gehoord.reporting.whole_year.year_printing import Printing, print_all

try:
    import weasyprint
except (ImportError, OSError):
    weasyprint = None

YEAR, PROCESSES, BY_WEASYPRINT, AIM = 2016, 2, 20, 800
WAYS = {"pdf": (Format.PDF,), "five_formats": tuple(Format)}
THEME = read_theme(None)
WRAPPING = Wrapping("nl", THEME)


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    facts, geography = generate(year=YEAR, seed=1).facts(), geography_on(date(YEAR, 12, 31))
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(YEAR), seed=b"benchmark", processes=PROCESSES)
    seconds, publication = _timed(lambda: publish(facts, geography, policy))
    every = dict(reports_of(publication))
    chosen = _evenly(every, wanted or len(every))
    told: dict[str, Any] = {
        "benchmark": "year_reports",
        "reports": {"there_are": len(every), "printed": len(chosen)},
        "processes": PROCESSES,
        "publish_seconds": round(seconds, 2),
    }
    watch = Watch()
    for name, formats in WAYS.items():
        with tempfile.TemporaryDirectory() as folder:
            asked = Printing(Path(folder), formats, WRAPPING)
            seconds, _ = _timed(lambda asked=asked: print_all(chosen, asked, processes=PROCESSES, tell=lambda _: None))
        each = seconds / len(chosen)
        told[name] = {"seconds": round(seconds, 1), "per_report": round(each, 4), f"times_{AIM}": round(AIM * each, 1)}
    told["peak_gigabytes_together"] = watch.most()
    told["one_by_one"] = _beside_weasyprint(_evenly(every, BY_WEASYPRINT))
    print(json.dumps(told, indent=2))


class Watch(Thread):
    """Looks five times a second how much memory this process and all below it hold together."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._most, self._done = 0, Event()
        self.start()

    def run(self) -> None:
        me = psutil.Process()
        while not self._done.wait(0.2):
            held = 0
            for one in (me, *me.children(recursive=True)):
                with suppress(psutil.Error):
                    held += one.memory_info().rss
            self._most = max(self._most, held)

    def most(self) -> float:
        self._done.set()
        return round(self._most / 2**30, 2)


def _evenly(reports: dict[str, Report], many: int) -> dict[str, Report]:
    names = list(reports)
    return {names[place * len(names) // many]: reports[names[place * len(names) // many]] for place in range(many)}


def _beside_weasyprint(reports: dict[str, Report]) -> dict[str, Any]:
    """The same reports in turn both ways, in this process; the first is printed once before, because it opens the fonts."""
    documents = [document_of(report, WRAPPING) for report in reports.values()]
    ways: dict[str, Callable[[Any], object]] = {"typst": lambda document: render(document, Format.PDF, theme=THEME)}
    if weasyprint is not None:
        ways["weasyprint"] = lambda document: weasyprint.HTML(
            string=html.render(document, theme=THEME).content.decode()
        ).write_pdf(pdf_variant="pdf/ua-1")
    for way in ways.values():
        way(documents[0])
    found = {name: median(_timed(lambda way=way, one=one: way(one))[0] for one in documents) for name, way in ways.items()}
    told: dict[str, Any] = {"reports": len(documents), "median_seconds": {name: round(each, 3) for name, each in found.items()}}
    if "weasyprint" in found:
        told["weasyprint_over_typst"] = round(found["weasyprint"] / found["typst"], 1)
    return told


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = step()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
