"""Three consecutive years of one invented register, published one after the other with one secret, and attacked together.

A share of the invented clients comes each year; one in eight of them stays into the next, with what was open. So what is old in
a year truly stood in the year before, and the attack may tie the years. Each year has the one before beside it.
Of each year it tells how often what is printed of people does not go together with what is printed of theirs.
`python -m benchmarks.three_years [share] [sample]`: the share of the nation (0.2), and how many figures the attack goes into.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from gehoord.directory.geography import geography_on
from gehoord.figures.disclosure.attacker.assembling import Edition, edition_of
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.auditor import audit
from gehoord.figures.disclosure.published.inequalities import inequalities
from gehoord.figures.earlier.published import before_from
from gehoord.figures.exchange import Register
from gehoord.figures.publication import Policy, Publication, Rule, publish
from gehoord.invented.nation import generate
from gehoord.practice.periods import Period
from gehoord.reporting.formats import Format, render
from gehoord.reporting.road.contents import Wrapping, certificate_of, document_of, reports_of
from gehoord.reporting.theme import read_theme

FIRST, YEARS, STAYS, SHARE = 2016, 3, 8, 0.2
Reports = dict[str, Any]


def main() -> None:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else SHARE
    sample = int(sys.argv[2]) if len(sys.argv) > 2 else None
    facts = register(share).facts()
    editions, before, told = [], None, []
    for year in range(FIRST, FIRST + YEARS):
        policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(year), nation=True, before=before, seed=b"three years", processes=2)
        publication = publish(facts, replace(geography_on(date(FIRST, 12, 31)), on=policy.period.last), policy)
        reports = as_reports(publication)
        before = before_from(reports)
        edition = edition_of(reports, certificate_of(publication, {}, seed="given"))
        editions.append(edition)
        passed = audit(reports).passed
        told.append({"year": year, "audit_passed": passed, "reports": len(reports), "does_not_go_together": broken_in(edition)})
    begun = time.perf_counter()
    found = attack(editions, sample=sample, tell=lambda text: print(text.en, file=sys.stderr))
    print(
        json.dumps(
            {
                "benchmark": "three_years",
                "share": share,
                "years": told,
                "years_tied": found.linked,
                "rows_broken_by_the_printed_figures": found.unfit,
                "figures": found.figures,
                "gone_into": found.asked,
                "shown_five_values": found.shown,
                "in_between": found.unshown,
                "known_within_fewer_than_five": len(found.few),
                "which": [[one.year, one.family, one.unit, list(one.at), one.printed, one.least, one.most] for one in found.few][
                    :40
                ],
                "attack_seconds": round(time.perf_counter() - begun, 1),
            },
            indent=1,
        )
    )


def broken_in(edition: Edition) -> dict[str, int]:
    """How often what is printed of one thing goes against what is printed of another: nobody where there is something."""
    found = Counter[str]()
    for terms, at_least in inequalities(edition.figures.values, edition.structure):
        printed = [edition.figures.values.get(one.family, {}).get((one.unit, one.at)) for one in terms]
        if None not in printed and sum(one.weight * value for one, value in zip(terms, printed, strict=True)) < at_least:
            found[" < ".join(dict.fromkeys(one.family for one in terms))] += 1
    return dict(found)


def as_reports(publication: Publication) -> Reports:
    """All reports as they are published, without files."""
    theme = read_theme(None)
    documents = ((name, document_of(report, Wrapping("nl", theme))) for name, report in reports_of(publication))
    return {f"{name}.json": json.loads(render(one, Format.JSON, theme=theme).content) for name, one in documents}


def register(share: float) -> Register:
    """Three years of clients, each year with a part that came before."""
    whole = generate(year=FIRST, seed=1)
    parts = [_of_year(whole, later, share) for later in range(YEARS)]
    rows = {name: tuple(row for part in parts for row in part[name]) for name in parts[0]}
    return Register(locations=whole.locations, **rows)


def _of_year(whole: Register, later: int, share: float) -> dict[str, Any]:
    chance = np.random.default_rng([7, later])
    came = [one for one in whole.clients if one.first_contact_on and one.first_contact_on.year == FIRST]
    chosen = {one.client_id for one in came if chance.random() < share}
    staying = {one for number, one in enumerate(sorted(chosen)) if number % STAYS == 0}
    concerns = [one for one in whole.concerns if one.client_id in chosen and one.raised_on.year == FIRST]
    raised = {one.concern_id for one in concerns}
    met = [one for one in whole.contacts if one.client_id in chosen and one.on.year == FIRST]
    again = [
        replace(one, contact_id=f"{one.contact_id}+", on=date(FIRST + 1, 2, 1))
        for one in {each.client_id: each for each in met if each.client_id in staying}.values()
    ]
    ends = [
        replace(one, closed_on=date(FIRST + 1, 6, 1) if one.client_id in staying else date(FIRST, 12, 31)) for one in concerns
    ]
    taken = [one for one in whole.actions if one.concern_id in raised and one.taken_on.year == FIRST]
    kept = {
        "clients": [one for one in came if one.client_id in chosen],
        "residences": [one for one in whole.residences if one.client_id in chosen],
        "contacts": [*met, *again],
        "concerns": ends,
        "actions": [replace(one, ended_on=min(one.ended_on, date(FIRST, 12, 31)) if one.ended_on else None) for one in taken],
        "visits": [one for one in whole.visits if chance.random() < share],
        "alerts": [one for one in whole.alerts if chance.random() < share],
        "marks": whole.marks,
    }
    return {name: list(_moved(rows, later)) for name, rows in kept.items()}


def _moved(rows: Iterable[Any], later: int) -> Iterator[Any]:
    """The same rows so many years later, under ids of their own."""
    for row in rows:
        fields = {name: getattr(row, name) for name in type(row).__slots__}
        days = {name: _shifted(day, later) for name, day in fields.items() if isinstance(day, date)}
        ids = {
            name: f"{code}.{later}" for name, code in fields.items() if name.endswith("_id") and name != "location_id" and code
        }
        yield replace(row, **days, **ids)


def _shifted(day: date, later: int) -> date:
    return date(day.year + later, day.month, min(day.day, 28) if day.month == 2 else day.day)


if __name__ == "__main__":
    main()
