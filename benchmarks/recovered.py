"""What a reader of a whole year can work out: from ours, and from the same figures where each is rounded by itself.

The same invented year, the same attack, the same figures drawn by lot. Rounded by itself, to the nearest five or by chance, a
figure has five possible values or nine; the sums between figures narrow that. `python -m benchmarks.recovered [share] [sample]`:
the share of the nation's clients (0.05), and how many figures the attack goes into (100).
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from benchmarks.disclosure import ALONE
from benchmarks.three_years import as_reports, register

from gehoord.directory.geography import geography_on
from gehoord.figures.disclosure.attacker import assembling
from gehoord.figures.disclosure.attacker.assembling import Edition, edition_of
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.attacker.system import Contradiction
from gehoord.figures.publication import Policy, Publication, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.road.contents import certificate_of

YEAR, SHARE, SAMPLE = 2016, 0.05, 100
OFF = {"nearest": 2, "by_chance": 4}
"""How far each way of rounding by itself is off at most."""


def main() -> None:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else SHARE
    sample = int(sys.argv[2]) if len(sys.argv) > 2 else SAMPLE
    facts, period = register(share).facts(), Period.year(YEAR)
    policy = Policy(Rule.ROUNDED_TO_FIVE, period, nation=True, seed=b"recovered", processes=2)
    publication = publish(facts, geography_on(date(YEAR, 12, 31)), policy)
    reports = as_reports(publication)
    ours = edition_of(reports, certificate_of(publication, {}, seed="given"))
    ways = {"ours": ours, **{name: _by_itself(ours, publication, name) for name in ALONE}}
    told = {"ours": _attacked(ways.pop("ours"), sample)}
    # what is left by subtraction says nothing where sums are broken
    assembling.completed = lambda family: family.values
    told |= {name: _attacked(edition, sample) for name, edition in ways.items()}
    print(json.dumps({"benchmark": "recovered", "share": share, "sample": sample, "ways": told}, indent=1))


def _by_itself(ours: Edition, publication: Publication, how: str) -> Edition:
    """The same year in which every printed figure is rounded from its own count."""
    compared = publication.protected.compared if publication.protected else ()
    values = {family: dict(printed) for family, printed in ours.figures.values.items()}
    for one in compared:
        names, printed = ours.structure.families[one.family].attributes, values.get(one.family, {})
        rounded = ALONE[how](one.counted)
        for column, at in enumerate(one.at):
            place = tuple(at.get(name, "*") for name in names)
            for row, unit in enumerate(one.units):
                if (unit, place) in printed:
                    printed[unit, place] = int(rounded[row, column])
    figures = replace(ours.figures, values=values)
    return replace(ours, figures=figures, off=OFF[how], further=frozenset(), capped=frozenset())


def _attacked(edition: Edition, sample: int) -> dict[str, Any]:
    begun = time.perf_counter()
    try:
        found = attack([edition], sample=sample, tell=lambda text: print(text.en, file=sys.stderr))
    except Contradiction:
        return {"contradiction": True}
    left = np.array([one.values for one in found.few])
    return {
        "figures": found.figures,
        "gone_into": found.asked,
        "shown_five_values": found.shown,
        "in_between": found.unshown,
        "known_within_fewer_than_five": len(found.few),
        "known_exactly": int((left == 1).sum()),
        "attack_seconds": round(time.perf_counter() - begun, 1),
    }


if __name__ == "__main__":
    main()
