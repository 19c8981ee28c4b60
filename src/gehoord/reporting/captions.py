"""The sentence below a table that says what it counts. It is made from what its figures count, and written nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gehoord.figures.definitions import Counted, Source
from gehoord.figures.table import AnyTable, Column, Ranking, Table
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.words import Language, Text
from gehoord.reporting.wording import wording_in

LONGEST = 24
"""A sentence of more words than this is cut in two (nl: langste zin)."""


def caption(table: AnyTable, place: Text, language: Language) -> str:
    """What a table counts, in words (nl: bijschrift).

    First what its columns have in common, then each column that counts something else than the first. What only narrows a
    column, such as an age or an outcome, is said by its head.
    """
    say = wording_in(language)
    columns = table.columns if isinstance(table, Table | Ranking) else (Column(table.title, table.counts),)
    together = {replace(column.counts, kind=None) for column in columns}
    if len(together) == 1:
        # each head says which of these it is
        columns = tuple(replace(column, counts=replace(column.counts, kind=_kind_of(columns))) for column in columns)
    first = columns[0].counts
    shared = tuple(limit for limit in first.limits if all(limit in column.counts.limits for column in columns))
    counted = say("tables.counted", told=_in_sentences(replace(first, limits=shared).pieces_of(place), language))
    apart = (
        say("tables.column", head=column.label.spoken_in(language), told=_in_sentences(told, language))
        for column, told in _apart(columns[1:], first, place)
    )
    return " ".join((counted, *apart))


def _kind_of(columns: tuple[Column, ...]) -> ConcernKind | None:
    """The kind that all columns count, or None: questions, problems and complaints alike."""
    kinds = {column.counts.kind for column in columns}
    return kinds.pop() if len(kinds) == 1 else None


def has_year_before(table: AnyTable) -> bool:
    """Whether the year before stands beside a table as its own report gave it (nl: met jaar ervoor)."""
    columns = table.columns if isinstance(table, Table | Ranking) else ()
    return any(column.counts.source is Source.PUBLISHED for column in columns)


def _in_sentences(pieces: Iterable[Text], language: Language) -> str:
    """Pieces of a definition as one sentence, or as several where one would be too long to read."""
    told: list[str] = []
    for piece in (one.spoken_in(language) for one in pieces):
        if told and len(f"{told[-1]} {piece}".split()) <= LONGEST:
            told[-1] += f", {piece}"
        else:
            told.append(f"{piece[:1].upper()}{piece[1:]}" if told else piece)
    return ". ".join(told)


def _apart(columns: tuple[Column, ...], first: Counted, place: Text) -> Iterator[tuple[Column, tuple[Text, ...]]]:
    for column in columns:
        counts = column.counts
        source = (counts.source.label,) if counts.source is not Source.REGISTER else ()
        if counts.kind is not first.kind and replace(counts, kind=first.kind).counts_like(first):
            # who was counted and when was said of the first
            yield column, (counts.thing, *source)
        elif (counts.unit, counts.population, counts.kind) != (first.unit, first.population, first.kind):
            yield column, counts.pieces_of(place)
        elif counts.rule is not first.rule:
            yield column, (counts.named(counts.rule.label, place),)
        elif source:
            yield column, source
