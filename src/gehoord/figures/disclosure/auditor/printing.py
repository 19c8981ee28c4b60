"""What is printed beside the sums: fives only, orders by rounded figures, and no number that comes from anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from gehoord.figures.alphabet import sort_key
from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.published.reading import Figures, Ordered, Place, Reports, label_at, texts_in
from gehoord.figures.disclosure.published.structure import Structure

LISTED, GRADES = 3, (1, 10)
SHARE = re.compile(r"(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(?:%|‰|procent\b|percent\b|per cent\b)", re.IGNORECASE)
OWN_WORDS = "notes"
NUMBERS_AT_THE_TOP = {"year", "threshold", "text_only", "protected"}
DECLARED = {"tables", "cells", "definitions", "derived"}


def printed_badly(figures: Figures, structure: Structure, reports: Reports) -> Iterator[Finding]:
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
    for order in figures.orders:
        if not _in_order(order, figures, reports):
            yield finding(Trouble.NOT_IN_ORDER, where=_where(reports, Place(order.file, order.table, 0, 0)))
    yield from _text_only(figures, structure)


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
    """The words of the subjects, from every table in the file that prints them."""
    report = reports[order.file]
    found: dict[Any, str] = {}
    for table, told in zip(report["tables"], report["cells"]["tables"], strict=False):
        if told["sort"] == "cells":
            found |= {at.get("subject"): str(row[0]) for row, at in zip(table["rows"], told["rows"], strict=False)}
        for entries, listed in zip(table.get("ranked", {}).values(), told.get("lists", ()), strict=False):
            found |= {at.get("subject"): str(entry[0]) for entry, at in zip(entries, listed, strict=False)}
    return {at: found.get(at[0], "") for at in order.among}


def _text_only(figures: Figures, structure: Structure) -> Iterator[Finding]:
    for family, values in figures.values.items():
        locked = structure.locked(family)
        for (unit, _), value in values.items():
            if unit in locked and value:
                yield finding(Trouble.TEXT_ONLY, unit=unit, value=value)


def numbers_from_elsewhere(reports: Reports, figures: Figures) -> Iterator[Finding]:
    """Shares, averages and other numbers that are not worked out from what is printed (nl: afgeleide cijfers nagaan)."""
    for file, report in reports.items():
        if not report.get("protected"):
            yield finding(Trouble.NOT_PROTECTED, file=file, rule=report.get("rule"))
        derived = set(_derived(report, figures))
        yield from (finding(Trouble.NOT_DERIVED, file=file, value=one) for one in _undeclared(report))
        words = {name: part for name, part in report.items() if name not in (OWN_WORDS, "cells")}
        for text in texts_in(words):
            yield from (finding(Trouble.NOT_DERIVED, file=file, value=one) for one in shares_beyond(text, derived))
        for table, told in zip(report["tables"], report["cells"]["tables"], strict=False):
            if told["sort"] == "means":
                yield from (finding(Trouble.NOT_DERIVED, file=file, value=one) for one in _odd_means(table))


def shares_beyond(text: str, derived: set[str]) -> Iterator[str]:
    """The percentages in a text that are not among those worked out (nl: percentages in een tekst)."""
    if "%" in text or "procent" in text or "cent" in text or "‰" in text:
        yield from (found[0] for found in SHARE.finditer(text) if found[1].replace(",", ".") not in derived)


def _undeclared(report: Mapping[str, Any]) -> Iterator[Any]:
    """Numbers in a report outside its tables."""
    for name, part in report.items():
        if name not in DECLARED and name not in NUMBERS_AT_THE_TOP:
            yield from _numbers(part)


def _numbers(part: Any) -> Iterator[Any]:
    if isinstance(part, int | float) and not isinstance(part, bool):
        yield part
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from _numbers(one)
    elif isinstance(part, list):
        for one in part:
            yield from _numbers(one)


def _odd_means(table: Mapping[str, Any]) -> Iterator[Any]:
    least, most = GRADES
    for row in table["rows"]:
        for value in row[1:]:
            if value is not None and not (least <= value <= most and round(value * 10) == value * 10):
                yield value


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
