"""All reports of an invented year in PDF, and in all five formats, by two processes; twenty of the PDFs by WeasyPrint as well.

The figures are made safe once, before the clock starts, and what that takes with the audit is told. Reports are taken evenly from
all readers; `per_report` times 800 is what a year of that many would take, and all of them are printed unless a number is given.
WeasyPrint sets the page that we hand out as HTML, and is told per report. Counting: ours counts all municipalities in one pass; a
pipeline in pandas selects the rows of one municipality and counts those, twenty times, and its tables are the same or the
run stops. `python -m benchmarks.year_reports [reports]`.
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
from benchmarks._counting_in_pandas import PandasCount
from benchmarks._one_report_in_pandas import one_report

from gehoord.directory.geography import geography_on
from gehoord.figures.disclosure.auditor import audit_figures
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of
from gehoord.figures.exchange import Register
from gehoord.figures.geography import Geography
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

YEAR, PROCESSES, BY_WEASYPRINT, BY_PANDAS, COUNTED, AIM = 2016, 2, 20, 20, 5, 800
WAYS = {"pdf": (Format.PDF,), "five_formats": tuple(Format)}
THEME = read_theme(None)
WRAPPING = Wrapping("nl", THEME)
# WeasyPrint stops at some grids of the page; as plain blocks it sets them all.
WITHOUT_GRIDS = "* { grid-template-columns: none !important; } .bars li, .cover__in, .cols { display: block !important; }"


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    register, geography = generate(year=YEAR, seed=1), geography_on(date(YEAR, 12, 31))
    facts = register.facts()
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(YEAR), seed=b"benchmark", processes=PROCESSES)
    seconds, publication = _timed(lambda: publish(facts, geography, policy))
    every = dict(reports_of(publication))
    chosen = _evenly(every, wanted or len(every))
    told: dict[str, Any] = {
        "benchmark": "year_reports",
        "reports": {"there_are": len(every), "printed": len(chosen)},
        "processes": PROCESSES,
        "publish_seconds": round(seconds, 2),
        "audit_seconds": _audited(every),
        "counting": _beside_pandas(register, geography),
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


def _audited(every: dict[str, Report]) -> dict[str, float]:
    """Seconds to find the figures in all reports, as they are written, and to audit them; reading the files is not timed."""
    written = {f"{name}.json": render(document_of(one, WRAPPING), Format.JSON, theme=THEME) for name, one in every.items()}
    read = {name: json.loads(printed.content) for name, printed in written.items()}
    structure = structure_of(read)
    gathered, figures = _timed(lambda: figures_of(read, structure))
    seconds, found = _timed(lambda: audit_figures(figures, structure, read))
    if not found.passed:
        raise SystemExit("the audit did not pass")
    return {"gathering": round(gathered, 2), "auditing": round(seconds, 2)}


def _beside_pandas(register: Register, geography: Geography) -> dict[str, Any]:
    """Seconds of counting all municipalities once, beside a pipeline for one report; both have what they count on ready."""
    facts, frames = register.facts(), PandasCount(register, geography, YEAR)
    exact = Policy(Rule.AS_PRINTED_2016, Period.year(YEAR), threshold=0, nation=True)

    def all_at_once() -> None:
        for report in publish(facts, geography, exact).reports.values():
            report.tables  # noqa: B018 - drawn when first asked for

    ours = median(_timed(all_at_once)[0] for _ in range(COUNTED))
    whole, codes = frames.all_tables(), list(frames.codes)
    theirs = []
    for code in codes[:: len(codes) // BY_PANDAS][:BY_PANDAS]:
        seconds, tables = _timed(lambda code=code: one_report(frames, code))
        if tables != whole[code]:
            raise SystemExit(f"{code}: one report in pandas differs from all of them")
        theirs.append(seconds)
    each = median(theirs)
    return {
        "ours_all_municipalities_seconds": round(ours, 3),
        "municipalities": len(codes),
        "pandas_per_report_seconds": {"median": round(each, 4), "reports": len(theirs)},
        "pandas_times_municipalities_seconds": round(each * len(codes), 2),
        "pandas_over_ours": round(each * len(codes) / ours, 1),
    }


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
        plain = weasyprint.CSS(string=WITHOUT_GRIDS)
        ways["weasyprint"] = lambda document: weasyprint.HTML(
            string=html.render(document, theme=THEME).content.decode()
        ).write_pdf(stylesheets=[plain], pdf_variant="pdf/ua-1")
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
