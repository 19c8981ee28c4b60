"""What is printed beside the sums: fives only, orders by rounded figures, and no number that comes from anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from gehoord.figures.alphabet import sort_key
from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.published.beside import Share
from gehoord.figures.disclosure.published.families import Family
from gehoord.figures.disclosure.published.reading import Figures, Ordered, Place, Reports, label_at
from gehoord.figures.disclosure.published.structure import NATION

LISTED, GRADES = 3, (1, 10)


def printed_badly(figures: Figures, reports: Reports) -> Iterator[Finding]:
    """Go through every printed figure and order (nl: gedrukte cijfers nagaan)."""
    yield from (finding(Trouble.NOT_FIVES, where=_where(reports, place), value=value) for place, value in figures.odd)
    for cell, place in figures.twice:
        found = _value_at(reports, place)
        yield finding(
            Trouble.TWO_VALUES, where=_where(reports, place), value=found, other=figures.values[cell[0]][cell[1], cell[2]]
        )
    for place, value in figures.stray:
        yield finding(Trouble.NOT_DECLARED, where=_where(reports, place), value=value)
    for place in figures.blank.values():
        yield finding(Trouble.NOT_DECLARED, where=_where(reports, place), value="-")
    # The lists of the nation stand in every report: the same list needs looking at once.
    orders = {id(one): one for one in figures.orders}.values()
    for order in {(one.family, one.unit, one.listed, one.among): one for one in orders}.values():
        if not _in_order(order, figures, reports):
            yield finding(Trouble.NOT_IN_ORDER, where=_where(reports, Place(order.file, order.table, 0, 0)))


def _value_at(reports: Reports, place: Place) -> Any:
    table = reports[place.file]["tables"][place.table]
    if "ranked" in table:
        return list(table["ranked"].values())[place.column][place.row][1]
    return table["rows"][place.row][place.column + 1] if place.row >= 0 else 0


def _where(reports: Reports, place: Place) -> str:
    table, row, column = label_at(reports, place)
    return ", ".join(part for part in (place.file, table, row, column) if part)


def _in_order(order: Ordered, figures: Figures, reports: Reports) -> bool:
    """A list with figures is the top three of all that were ranked; one without has three at most, and none twice."""
    listed = [at for at, _ in order.listed]
    if len(set(listed)) != len(listed) or len(listed) > LISTED:
        return False
    if not order.among:
        return True
    values = figures.values[order.family]
    ranked = [(values.get((order.unit, at), 0), at) for at in order.among]
    if any((order.unit, at) not in values for at in order.among):
        # What was ranked and stands nowhere with a figure can be no more than the last that is listed.
        ranked = [one for one in ranked if (order.unit, one[1]) in values]
    labels = _labels(order, reports)
    by_figure = sorted((-value, sort_key(labels.get(at, "")), at) for value, at in ranked if value > 0)
    return [at for _, _, at in by_figure[: len(listed)]] == listed and len(listed) == min(LISTED, len(by_figure))


def _labels(order: Ordered, reports: Reports) -> Mapping[Any, str]:
    """The words of the subjects, from every table that prints them in the file and in that on the nation, which has all."""
    found: dict[str, str] = {}
    for report in (reports[NATION], reports[order.file]):
        for table, told in zip(report["tables"], report["cells"]["tables"], strict=False):
            if told["sort"] == "cells":
                found |= {at.get("subject"): str(row[0]) for row, at in zip(table["rows"], told["rows"], strict=False)}
            for entries, listed in zip(table.get("ranked", {}).values(), told.get("lists", ()), strict=False):
                found |= {at.get("subject"): str(entry[0]) for entry, at in zip(entries, listed, strict=False)}
    return {at: found.get(at[0], "") for at in order.among}


def too_few_live_there(family: Family) -> Iterator[Finding]:
    """Figures of units whose residents count nationally only (nl: cijfers waar te weinig cliënten wonen)."""
    for unit, column in np.argwhere(family.exact & (family.values > 0)).tolist():
        yield finding(Trouble.TEXT_ONLY, unit=family.units[unit], value=int(family.values[unit, column]))


def numbers_from_elsewhere(reports: Reports, figures: Figures) -> Iterator[Finding]:
    """Shares, averages and other numbers that are not worked out from what is printed (nl: afgeleide cijfers nagaan)."""
    for file, report in reports.items():
        if not report.get("protected"):
            yield finding(Trouble.NOT_PROTECTED, file=file, rule=report.get("rule"))
        beside = figures.beside[file]
        found = [*beside.numbers, *(value for value in beside.means if _is_odd(value))]
        if beside.shares:
            found += shares_beyond(beside.shares, set(_derived(report, figures)))
        yield from (finding(Trouble.NOT_DERIVED, file=file, value=one) for one in found)


def shares_beyond(shares: Iterable[Share], derived: set[str]) -> list[str]:
    """The percentages that are not among those worked out (nl: niet afgeleide percentages)."""
    return [share.words for share in shares if share.number not in derived]


def _is_odd(mean: float | None) -> bool:
    """A mean of marks has one decimal and lies on the scale of marks."""
    least, most = GRADES
    return mean is not None and not (least <= mean <= most and round(mean * 10) == mean * 10)


def _derived(report: Mapping[str, Any], figures: Figures) -> Iterator[str]:
    """The percentages that a report declares, as far as they follow from the two figures that it names."""
    for told in report.get("derived", ()):
        of, among = (_figure(figures, told[name]) for name in ("of", "in"))
        if of is not None and among:
            value = rounded(Fraction(100 * of, among), told.get("decimals", 0))
            if Fraction(str(told["value"])) == Fraction(value):
                yield value


def _figure(figures: Figures, told: Mapping[str, Any]) -> int | None:
    return figures.values.get(told["family"], {}).get((told["unit"], tuple(told["at"])))


def rounded(value: Fraction, decimals: int) -> str:
    """A number to so many decimals, a half upwards (nl: afgerond)."""
    tens = 10**decimals
    whole = (2 * value.numerator * tens + value.denominator) // (2 * value.denominator)
    return str(whole) if not decimals else f"{whole // tens}.{whole % tens:0{decimals}}"
