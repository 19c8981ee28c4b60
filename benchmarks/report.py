"""From a cold start to the Haarlem report: as data, as PDF, and how much of that is typesetting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import psutil
import typst

from gehoord.figures.publication import Rule
from gehoord.reporting.formats import Format, render
from gehoord.reporting.one_report import Request, document_for
from gehoord.reporting.theme import read_theme

ROOT = Path(__file__).resolve().parents[1]
REGISTER = ROOT / "src" / "gehoord" / "invented" / "haarlem-2016"
ROUNDS = 9
INSIDE = "inside"


def main() -> None:
    """Measure every way in turn, round after round, so that a busy moment hits all of them alike."""
    found: dict[str, list[float]] = {"json": [], "pdf": [], "typst_share": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            for fmt in ("json", "pdf"):
                found[fmt].append(_cold(fmt, Path(folder) / f"haarlem.{fmt}"))
            found["typst_share"].append(_share())
    told = {
        "rounds": ROUNDS,
        "cold_json_seconds": round(median(found["json"]), 3),
        "cold_pdf_seconds": round(median(found["pdf"]), 3),
        "pdf_to_json": round(median(found["pdf"]) / median(found["json"]), 2),
        "typst_share_of_pdf": round(median(found["typst_share"]), 3),
    }
    print(json.dumps(told, indent=1))


def _cold(fmt: str, out: Path) -> float:
    asked = ["--register", REGISTER, "--municipality", "GM0392", "--year", "2016", "--rule", "as_printed_2016"]
    begun = time.perf_counter()
    subprocess.run([ROOT / "gehoord", "report", *asked, "--format", fmt, "--out", out], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _share() -> float:
    """The part of a process that makes the PDF, from its first moment, that is spent inside Typst."""
    ran = subprocess.run([sys.executable, __file__, INSIDE], check=True, capture_output=True, env={**os.environ, **_path()})
    times = json.loads(ran.stdout)
    return float(times["typst"] / times["whole"])


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT / "src")}


def inside() -> None:
    """Make the PDF once in this process, and tell how long it and Typst took."""
    spent = 0.0
    real = typst.Compiler

    class Watched:
        """A compiler with a stopwatch."""

        def __init__(self, **settings: Any) -> None:
            self.compiler = _timed(lambda: real(**settings))

        def compile(self, **settings: Any) -> Any:
            return _timed(lambda: self.compiler.compile(**settings))

    def _timed(work: Any) -> Any:
        nonlocal spent
        begun = time.perf_counter()
        try:
            return work()
        finally:
            spent += time.perf_counter() - begun

    typst.Compiler = Watched
    theme = read_theme(None)
    request = Request(register=REGISTER, municipality="GM0392", year=2016, rule=Rule.AS_PRINTED_2016)
    render(document_for(request, theme=theme, tell=lambda _: None), Format.PDF, theme=theme)
    print(json.dumps({"typst": spent, "whole": time.time() - psutil.Process().create_time()}))


if __name__ == "__main__":
    inside() if sys.argv[1:] == [INSIDE] else main()
