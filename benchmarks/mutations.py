"""Four kinds of damage to a published year, and how often the audit sees each: `python benchmarks/mutations.py OUT [TRIES]`.

A figure changed by five; one exact figure leaked; figures rounded as if those who were not new did not have to be counted
somewhere (the printed sums all hold), or a hidden part left out of the structure; one percentage of exact counts. Only what was
harmed is read again; one try in fifty is audited whole as well, and must come out the same. Some figures stand in no sum (how
many clients of an agency raised something, the contacts about it): five more of those is seen by the seal of the file alone.
"""

from __future__ import annotations

import copy
import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from gehoord.figures.disclosure.auditor import Auditor, against_certificate, audit
from gehoord.figures.disclosure.published.families import paths_of
from gehoord.figures.disclosure.published.folder import Folder, read_folder
from gehoord.figures.disclosure.published.structure import WHOLE, structure_of

TRIES, WHOLE_OF = 500, 50
HIDDEN = (("attributes", "status", "old"), ("attributes", "state", "no_action"), ("trees", "residence", "elsewhere"))
Reports = dict[str, Any]
Cell = tuple[str, str, tuple[str, ...]]
Place = tuple[str, int, int, int]


class Damage:
    """A sound year, and ways to harm it."""

    def __init__(self, reports: Reports) -> None:
        self.reports = reports
        self.structure = structure_of(reports)
        self.places: dict[Cell, list[Place]] = defaultdict(list)
        for file, report in reports.items():
            for table, told in enumerate(report["cells"]["tables"]):
                if told["sort"] == "cells":
                    self._note(file, table, told)
        self.cells = list(self.places)
        self.chance = np.random.default_rng(1)

    def _note(self, file: str, table: int, told: Any) -> None:
        for row, at in enumerate(told["rows"]):
            for column, head in enumerate(told["columns"]):
                both = {**at, **head}
                if "edition" not in both:
                    family = both.get("family", told["family"])
                    names = self.structure.families[family].attributes
                    cell = family, both.get("unit", told["unit"]), tuple(both.get(name, WHOLE) for name in names)
                    self.places[cell].append((file, table, row, column))

    def one_of(self, choices: list[Any]) -> Any:
        return choices[int(self.chance.integers(len(choices)))]

    def value(self, cell: Cell) -> int:
        file, table, row, column = self.places[cell][0]
        return int(self.reports[file]["tables"][table]["rows"][row][column + 1])

    def changed(self, cells: list[Cell], by: int) -> Reports:
        """The year with some cells changed wherever they are printed."""
        harmed = dict(self.reports)
        for cell in cells:
            for file, table, row, column in self.places[cell]:
                if harmed[file] is self.reports[file]:
                    harmed[file] = {**self.reports[file], "tables": copy.copy(self.reports[file]["tables"])}
                tables = harmed[file]["tables"]
                if tables[table] is self.reports[file]["tables"][table]:
                    tables[table] = copy.deepcopy(tables[table])
                tables[table]["rows"][row][column + 1] += by
        return harmed

    def five_more(self) -> Reports:
        return self.changed([self.one_of(self.cells)], 5)

    def leaked(self) -> Reports:
        return self.changed([self.one_of(self.cells)], self.one_of([1, 2, 3, 4]))

    def without_a_hidden_part(self) -> Reports:
        return self._undeclared() if self.chance.integers(2) else self._more_new_than_all()

    def _undeclared(self) -> Reports:
        kind, name, part = self.one_of(list(HIDDEN))
        nation = self.reports["nation.json"]
        structure = nation["cells"]["structure"]
        splits = [[whole, [one for one in parts if one != part]] for whole, parts in structure[kind][name]]
        harmed = {**structure, kind: {**structure[kind], name: splits}}
        return {**self.reports, "nation.json": {**nation, "cells": {**nation["cells"], "structure": harmed}}}

    def _more_new_than_all(self) -> Reports:
        """Five more among the new all the way up from one municipality, and none more among all."""
        relation = paths_of(self.structure.attributes["relation"])
        sex = paths_of(self.structure.attributes["sex"])
        residence = paths_of(self.structure.trees["residence"])
        while True:
            unit, kind, which = (self.one_of(sorted(paths.above)) for paths in (residence, relation, sex))
            codes = {(one, WHOLE) for one in relation.above[kind]} | {(WHOLE, one) for one in sex.above[which]}
            path = [("clients", place, (*code, "new")) for place in residence.above[unit] for code in codes]
            here = [cell for cell in path if cell in self.places]
            full = [cell for cell in here if self.value(cell) == self.value((*cell[:2], (*cell[2][:2], WHOLE)))]
            if len({cell[1] for cell in here}) == len(residence.above[unit]) and full and unit not in self.structure.text_only:
                return self.changed(here, 5)

    def with_a_percentage(self) -> Reports:
        file = self.one_of(sorted(self.reports))
        told = self.one_of(["{} %", "{}%", "{} procent"]).format(self.one_of(["37", "62,5", "8,3"]))
        return {**self.reports, file: {**self.reports[file], "summary": f"{told} van de cliënten is nieuw."}}


class Watch:
    """The whole audit of harmed years, as `./gehoord year audit` does it: the figures, and each file beside its seal."""

    def __init__(self, folder: Folder) -> None:
        self.folder, self.auditor, self.tries, self.whole = folder, Auditor(), 0, 0
        self.by_figures = self.by_seal = 0

    def sees(self, harmed: Reports) -> bool:
        found = self.auditor.audit(harmed)
        self.tries += 1
        if self.tries % WHOLE_OF == 1:
            self.whole += 1
            if audit(harmed) != found:
                raise SystemExit("An audit that remembers what did not change found something else.")
        if not found.passed:
            self.by_figures += 1
            return True
        sealed = bool(against_certificate(found, self.folder.certificate, self.hashes(harmed)))
        self.by_seal += sealed
        return sealed

    def hashes(self, harmed: Reports) -> dict[str, str]:
        """The SHA-256 of each file: of those that were harmed, as they would be written."""
        changed = {file: written(report) for file, report in harmed.items() if report is not self.folder.reports[file]}
        return {**self.folder.hashes, **{file: sha256(content).hexdigest() for file, content in changed.items()}}


def written(report: Any) -> bytes:
    return f"{json.dumps(report, ensure_ascii=False, indent=1)}\n".encode()


def main(out: Path, tries: int) -> None:
    folder = read_folder(out)
    damage = Damage(dict(folder.reports))
    gc.freeze()
    sound = audit(damage.reports)
    again = {file: sha256(written(report)).hexdigest() for file, report in folder.reports.items()}
    if against_certificate(sound, folder.certificate, {**folder.hashes, **again}) or not sound.passed:
        raise SystemExit("A year that is not sound cannot be harmed.")
    print(json.dumps({"figures": sound.cells, "in_no_sum": sound.alone}), flush=True)
    kinds: dict[str, Callable[[], Reports]] = {
        "a figure changed by five": damage.five_more,
        "one exact figure leaked": damage.leaked,
        "a hidden part dropped": damage.without_a_hidden_part,
        "one unrounded percentage": damage.with_a_percentage,
    }
    for name, harm in kinds.items():
        begun, watch = time.perf_counter(), Watch(folder)
        seen = sum(watch.sees(harm()) for _ in range(tries))
        told = {
            "seen": seen,
            "by_the_figures": watch.by_figures,
            "by_the_seal_alone": watch.by_seal,
            "audited_whole_too": watch.whole,
        }
        print(json.dumps({"damage": name, "tries": tries, **told, "seconds": round(time.perf_counter() - begun, 1)}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TRIES)
