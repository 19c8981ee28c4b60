"""A small year in the layout of an edition, made of records that each count five times, so that it adds up by itself."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

KINDS = {"question": ("group_rules", "legislation"), "problem": ("violence",), "complaint": ("treatment", "privacy", "file")}
AGENCIES = {"harbour": ("GM0001", "GM0002"), "lighthouse": ("GM0003",), "town-desk": ("GM0001", "GM0004")}
REGIONS = {"JZ01": ("GM0001", "GM0002"), "JZ02": ("GM0003", "GM0004", "GM0005")}
ATTRIBUTES: dict[str, list[Any]] = {
    "status": [["*", ["new", "old"]]],
    "relation": [
        ["*", ["young_person", "adult"]],
        ["adult", ["parent", "relative"]],
        ["parent", ["with_authority", "step_parent"]],
    ],
    "sex": [["*", ["female", "male"]]],
    "subject": [["*", list(KINDS)], *([kind, list(subjects)] for kind, subjects in KINDS.items())],
    "state": [["*", ["running", "advised", "trajectory"]], ["trajectory", ["no_action", "one_action", "several_actions"]]],
    "raiser": [],
    "action": [["*", ["talk", "letter"]]],
    "outcome": [["*", ["resolved", "running"]]],
    "age": [["*", ["young_person", "adult"]]],
}
FAMILIES = {
    "clients": (("relation", "sex", "status"), ("residence",)),
    "concerns": (("subject", "status", "state"), ("residence", "agency")),
    "raisers": (("raiser",), ("residence",)),
    "actions": (("action", "outcome"), ("residence", "agency")),
    "visitors": (("age",), ("place", "agency")),
    "access_clients": (("age", "status"), ()),
    "agency_clients": (("relation", "sex", "status"), ()),
    "agency_raisers": (("raiser",), ()),
}
LOCATIONS = {agency: [f"{agency}@{place}" for place in places] for agency, places in AGENCIES.items()}
REGION_OF = {place: region for region, places in REGIONS.items() for place in places}
TREES: dict[str, list[Any]] = {
    "residence": [["NL", [*REGIONS, "elsewhere"]], *([region, list(places)] for region, places in REGIONS.items())],
    "agency": [
        ["NL", ["access", "rest", "nowhere"]],
        ["access", ["town-desk"]],
        ["rest", ["harbour", "lighthouse"]],
        *([agency, locations] for agency, locations in LOCATIONS.items()),
    ],
    "place": [
        ["NL", [*REGIONS, "abroad"]],
        *([region, list(places)] for region, places in REGIONS.items()),
        *(
            [place, here]
            for place in REGION_OF
            if (here := [one for locations in LOCATIONS.values() for one in locations if one.endswith(place)])
        ),
    ],
}
TEXT_ONLY = "GM0005"
Cell = tuple[str, str, tuple[str, ...]]


def _above(name: str, splits: list[Any]) -> set[str]:
    found = {name}
    while True:
        more = {whole for whole, parts in splits if found & set(parts)} - found
        if not more:
            return found
        found |= more


class Chance:
    """Draws from a list, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._drawn = np.random.default_rng(seed)

    def of(self, choices: list[Any]) -> Any:
        return choices[int(self._drawn.integers(len(choices)))]


class Small:
    """Figures by cell, and the reports that print them."""

    def __init__(self, seed: int = 1, records: int = 160, *, exact: bool = False, year: int = 2016) -> None:
        self.cells: dict[Cell, int] = defaultdict(int)
        self.year, self._times = year, 1 if exact else 5
        self._chance = Chance(seed)
        for _ in range(records):
            self._one()

    def record(self, family: str, at: tuple[str, ...], leaves: tuple[str, ...]) -> None:
        attributes, trees = FAMILIES[family]
        codes = [_above(code, ATTRIBUTES[name]) for code, name in zip(at, attributes, strict=True)]
        splits = [split for tree in trees for split in TREES[tree]]
        units = set().union(*(_above(leaf, splits) for leaf in leaves)) if trees else set(leaves) or {"NL"}
        for unit, cell in product(units, product(*codes)):
            self.cells[family, unit, cell] += self._times

    def _one(self) -> None:
        pick = self._chance.of
        home = pick([place for place in REGION_OF if place != TEXT_ONLY] * 3 + ["elsewhere"])
        where = pick([one for locations in LOCATIONS.values() for one in locations])
        kind = pick(list(KINDS))
        relation = pick(["young_person", "with_authority", "step_parent", "relative"])
        status, age = pick(["new", "new", "old"]), "young_person" if relation == "young_person" else "adult"
        state = pick(["running", "advised", "no_action", "one_action", "several_actions"])
        person, agency = (relation, pick(["female", "male"]), status), where.partition("@")[0]
        self.record("clients", person, (home,))
        self.record("agency_clients", person, (agency,))
        self.record("concerns", (pick(KINDS[kind]), status, state), (home, where))
        self.record("visitors", (age,), (where,))
        if status == "new":
            self.record("raisers", (kind,), (home,))
            self.record("agency_raisers", (kind,), (agency,))
        if where.startswith("town-desk"):
            self.record("access_clients", (age, status), ())
        for _ in range({"one_action": 1, "several_actions": 2}.get(state, 0)):
            self.record("actions", (pick(["talk", "letter"]), pick(["resolved", "running"])), (home, where))

    def reports(self) -> dict[str, Any]:
        """All reports, by their path."""
        made = {"nation.json": self._report("nation", "NL", [*self._residents("NL"), *self._nation()])}
        for region in REGIONS:
            rows = [
                {"unit": f"{agency}@{place}"}
                for agency, places in AGENCIES.items()
                for place in places
                if REGION_OF[place] == region
            ]
            made[f"regions/{region}.json"] = self._report(
                "region", region, [*self._residents(region), self._visitors(region, rows)]
            )
        for place in REGION_OF:
            rows = [{"unit": one} for locations in LOCATIONS.values() for one in locations if one.endswith(place)]
            tables = [] if place == TEXT_ONLY else [*self._residents(place), self._visitors(place, rows)]
            made[f"municipalities/{place}.json"] = self._report("municipality", place, tables)
        for agency, locations in LOCATIONS.items():
            apart = [table for unit in locations for table in self._concerns(unit)]
            rows = [{"unit": one} for one in locations]
            tables = [*self._residents(agency, "agency_clients", "agency_raisers"), self._visitors(agency, rows), *apart]
            made[f"agencies/{agency}.json"] = self._report("agency", agency, tables)
        made["nation.json"]["cells"]["structure"] = {
            "attributes": ATTRIBUTES,
            "families": {name: {"attributes": list(one), "trees": list(trees)} for name, (one, trees) in FAMILIES.items()},
            "trees": TREES,
            "hidden": {"units": ["elsewhere", "nowhere", "abroad"], "codes": {"status": ["old"], "state": ["no_action"]}},
            "text_only": [TEXT_ONLY],
        }
        return made

    def _report(self, reader: str, unit: str, tables: list[tuple[Any, Any]]) -> dict[str, Any]:
        return {
            "municipality": unit,
            "name": unit,
            "year": self.year,
            "rule": "rounded_to_five" if self._times > 1 else "as_printed_2016",
            "protected": True,
            "protection": "Alle aantallen zijn afgerond op vijftallen.",
            "tables": [table for table, _ in tables],
            "cells": {"reader": reader, "unit": unit, "tables": [told for _, told in tables]},
        }

    def _table(
        self, code: str, family: str, unit: str, rows: list[Any], columns: list[Any], *, drop: bool = False
    ) -> tuple[Any, Any]:
        attributes = FAMILIES[family][0]

        def value(row: Any, column: Any) -> int:
            both = {**row, **column}
            other = both.get("family", family)
            at = tuple(both.get(name, "*") for name in (attributes if other == family else FAMILIES[other][0]))
            return self.cells.get((other, both.get("unit", unit), at), 0)

        filled = [(row, [value(row, column) for column in columns]) for row in rows]
        kept = [(row, figures) for row, figures in filled if not drop or any(figures)]
        told = {
            "table": code,
            "sort": "cells",
            "family": family,
            "unit": unit,
            "rows": [row for row, _ in kept],
            "columns": columns,
            "left_out": [row for row, figures in filled if drop and not any(figures)],
        }
        heads = [str(column) for column in columns]
        return {"table": code, "title": code, "columns": heads, "rows": [[_label(row), *figures] for row, figures in kept]}, told

    def _residents(self, unit: str, clients: str = "clients", raisers: str = "raisers") -> list[tuple[Any, Any]]:
        both = [{"status": "*"}, {"status": "new"}]
        relations = ["young_person", "parent", "relative", "adult", "*"]
        return [
            self._table("1a", clients, unit, [{"relation": one} for one in relations], both, drop=True),
            self._table("1b", clients, unit, [{"relation": one} for one in ("with_authority", "step_parent", "parent")], both),
            self._table("1c", clients, unit, [{"sex": one} for one in ("female", "male", "*")], both),
            *self._concerns(unit),
            self._table(
                "2d",
                "concerns",
                unit,
                [{"subject": one, "raiser": one} for one in KINDS],
                [{"status": "new"}, {"family": raisers}],
            ),
            self._table(
                "6",
                "actions",
                unit,
                [{"action": one} for one in ("talk", "letter", "*")],
                [{"outcome": one} for one in ("resolved", "running", "*")],
            ),
        ]

    def _concerns(self, unit: str) -> list[tuple[Any, Any]]:
        both = [{"status": "*"}, {"status": "new"}]
        subjects = [
            self._table("2", "concerns", unit, [{"subject": one} for one in (*KINDS[kind], kind)], both, drop=True)
            for kind in KINDS
        ]
        states = self._table("4", "concerns", unit, [{"state": one} for one in ("running", "advised", "trajectory")], [{}])
        acted = self._table(
            "5", "concerns", unit, [{"subject": one} for one in KINDS], [{"state": "one_action"}, {"state": "several_actions"}]
        )
        return [*subjects, states, acted]

    def _visitors(self, unit: str, rows: list[Any]) -> tuple[Any, Any]:
        return self._table("8b", "visitors", unit, [*rows, {}], [{"age": one} for one in ("young_person", "adult", "*")])

    def _nation(self) -> list[tuple[Any, Any]]:
        ages = [{"age": one} for one in ("young_person", "adult", "*")]
        both = [{"status": "*"}, {"status": "new"}]
        agencies = [{"unit": one} for one in (*AGENCIES, "access", "rest")]
        top = sorted(KINDS["complaint"], key=lambda one: (-self.cells["concerns", "NL", (one, "new", "*")], one))
        listed = [one for one in top if self.cells["concerns", "NL", (one, "new", "*")]]
        ranking = {"table": "C3", "title": "C3", "columns": ["2016"]}
        told = {"table": "C3", "sort": "ranking", "family": "concerns", "unit": "NL", "columns": [{"status": "new"}]}
        return [
            self._visitors("NL", agencies),
            self._table("D", "access_clients", "NL", ages, both),
            (
                {**ranking, "ranked": {"2016": [[one, self.cells["concerns", "NL", (one, "new", "*")]] for one in listed]}},
                {
                    **told,
                    "lists": [[{"subject": one} for one in listed]],
                    "among": [{"subject": one} for one in KINDS["complaint"]],
                },
            ),
        ]


def young_people(year: int, **more: int) -> dict[str, Any]:
    """The clients of the same small year each time, and so many young people more in GM0001, by status."""
    small = Small(year=year)
    for status, number in more.items():
        for _ in range(number):
            small.record("clients", ("young_person", "female", status), ("GM0001",))
    reports = small.reports()
    for report in reports.values():
        declared = report["cells"]["tables"]
        kept = [place for place, told in enumerate(declared) if told["family"] == "clients"]
        report["tables"], report["cells"]["tables"] = ([of[place] for place in kept] for of in (report["tables"], declared))
    return reports


def three_editions() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A year, the year after, and the first again with so few young people that those old the year after cannot have been there.

    What is old is printed ten above the whole of the new edition, and no higher than that of the first.
    """
    young = Small().cells
    known, new = (young["clients", "GM0001", ("young_person", "*", status)] // 5 for status in ("old", "new"))
    return young_people(2016, new=known + new), young_people(2017, old=new + 2), young_people(2016)


def _label(row: Any) -> str:
    return str(next((value for name, value in row.items() if value != "*"), "Totaal"))


def put_down(reports: dict[str, Any], folder: Path) -> None:
    """Write reports into a folder."""
    for name, report in reports.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(report), encoding="utf-8")
