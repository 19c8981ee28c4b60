"""Bars beside the tables: only figures of a table in the same report, and a year before only where it counts the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gehoord.figures.definitions import Source
from gehoord.figures.table import AnyTable, Figure, Ranking, Row, Series, Table
from gehoord.practice.words import Language, Text
from gehoord.reporting.document import ChartBlock
from gehoord.reporting.findings import leaders, within_a_sentence
from gehoord.reporting.numbers import number
from gehoord.reporting.wording import wording_in

CHARTED = {"1a": "relation", "2c": "complaints", "C3": "nation_complaints", "F3": "access_complaints"}
"""Tables with a chart beside them, and the key of its title (nl: tabellen met een grafiek)."""

BY_ALPHABET = {"R1": "places"}
"""Tables whose bars stay in the order of the table, because nobody is to be put before another (nl: op alfabet)."""

MOST = 24
"""More places than this do not stand in one chart (nl: meeste balken)."""

FEWEST = 2
"""A chart with fewer bars says no more than its table (nl: minste balken)."""


def chart_of(table: AnyTable, language: Language, reader: str = "") -> ChartBlock | None:
    """The bars that belong beside a table, or None where they say no more than it does (nl: grafiek bij tabel).

    The longest comes first, but places stand in the order of the alphabet. `reader`: in whose words, by its code.
    """
    say = wording_in(language, reader)
    if table.code not in CHARTED and table.code not in BY_ALPHABET:
        return None
    bars = tuple(series for series in _series(table) if series.figures[0].value)
    if not FEWEST <= len(bars) <= MOST:
        return None
    note = _note(bars, language)
    alt = say("charts.alt", table=table.code, values="; ".join(_told(bars, language)))
    return ChartBlock(
        title=say(f"charts.{BY_ALPHABET[table.code]}") if table.code in BY_ALPHABET else _title(table.code, bars, language),
        alt=f"{alt} {note}".rstrip(),
        source=table.code,
        bars=bars,
        note=note,
        unit=say("charts.unit", things=bars[0].figures[0].counts.thing.spoken_in(language)),
    )


def _title(code: str, bars: Iterable[Series], language: Language) -> str:
    """What the bars show, or a question where nothing stands apart."""
    key = f"charts.{CHARTED[code]}"
    say, found = wording_in(language), [within_a_sentence(label, language) for label in leaders(bars)]
    match found:
        case [one, other]:
            title = say(f"{key}_found_two", one=one, other=other)
        case [one]:
            title = say(f"{key}_found", one=one)
        case _:
            title = say(key)
    return title[:1].upper() + title[1:]


def _series(table: AnyTable) -> Iterable[Series]:
    if isinstance(table, Table):
        series = (Series(row.label, _compared(row.figures)) for row in table.rows if not row.total)
        return series if table.code in BY_ALPHABET else sorted(series, key=_falling)
    if isinstance(table, Ranking):
        return _with_year_before(table)
    return ()


def _compared(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The first figure of a row, and that of the period before where it counts the same."""
    now, *others = figures
    before = (one for one in others if one.counts.source is Source.PUBLISHED and one.counts.counts_like(now.counts))
    return (now, *(one for one in before if one.value is not None))


def _falling(series: Series) -> int:
    return -int(series.figures[0].value or 0)


def _with_year_before(ranking: Ranking) -> Iterator[Series]:
    now, *before = ranking.lists
    earlier: dict[Text, Figure] = {entry.label: entry.figure for entry in before[0]} if before else {}
    for entry in now:
        then = earlier.get(entry.label)
        compared = (then,) if then and then.counts.counts_like(entry.figure.counts) else ()
        yield Series(entry.label, (entry.figure, *compared))


def _note(bars: Iterable[Series], language: Language) -> str:
    """Where the year before comes from, as far as it is drawn."""
    before = next((figure.counts for series in bars for figure in series.figures[1:]), None)
    if before is None:
        return ""
    period, source = (text.spoken_in(language) for text in (before.period.name, before.source.label))
    return wording_in(language)("charts.before", period=period, source=source)


def _told(bars: Iterable[Series], language: Language) -> Iterator[str]:
    say = wording_in(language)
    for series in bars:
        now, *before = series.figures
        label, value = series.label.spoken_in(language), number(now.value, language)
        if before:
            year = before[0].counts.period.name.spoken_in(language)
            yield say("charts.value_before", label=label, value=value, before=year, earlier=number(before[0].value, language))
        else:
            yield say("charts.value", label=label, value=value)


def total_of(table: AnyTable) -> Row | None:
    """The total row of a table, where it has one (nl: totaalrij)."""
    return next((row for row in table.rows if row.total), None) if isinstance(table, Table) else None
