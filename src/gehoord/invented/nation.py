"""An invented nation: a whole register that nobody lives in, and that counts to the national tables of 2016 exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from typing import TypeAlias

import numpy as np

from gehoord.directory.geography import geography_on
from gehoord.directory.inhabitants import InhabitantsUnknown, inhabitants
from gehoord.figures.exchange import Register
from gehoord.invented import concerns, people, places, targets
from gehoord.invented.drafting import Draft
from gehoord.invented.known import known_part
from gehoord.invented.people import Land, Person
from gehoord.invented.shares import skewed
from gehoord.invented.targets import Head
from gehoord.invented.writing import written
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.words import Text

_JUST_FOUNDED = 20_000.0

Progress: TypeAlias = Callable[[Text], None]


def generate(*, year: int = 2016, scale: int = 1, seed: int = 1, progress: Progress = lambda _: None) -> Register:
    """Invent the register of a whole nation (nl: natie verzinnen).

    At scale 1 its counts are tables A to F of 2016 as printed; `scale` multiplies every count. For 2016 it contains the
    Haarlem register, so that the Haarlem report from it is the printed one too. The same arguments give the same register.
    """
    draft = Draft(year, scale, known_part(year), np.random.default_rng([seed, year, scale]))
    steps = (
        (Text("instanties", "agencies"), _settle),
        (Text("cliënten", "clients"), _populate),
        (Text("vragen over de toegang", "concerns about municipal access"), _raise_about_access),
        (Text("vragen, problemen en klachten", "questions, problems and complaints"), _raise_the_rest),
    )
    for name, step in steps:
        progress(name)
        step(draft)
    progress(Text("contacten en acties", "contacts and actions"))
    return written(draft)


def _settle(draft: Draft) -> None:
    """Put agencies and municipal access on the map; the municipalities of the known part keep to themselves."""
    geography = geography_on(date(draft.year, 12, 31))
    open_to_us = [one for one in geography.municipalities if one.code not in draft.known.closed]
    draft.province = {one.code: one.province for one in geography.municipalities}
    names = {one.code: one.name for one in open_to_us}
    size = np.array([_people_in(code, draft.year) for code in names])
    weights = size * skewed(len(size), 0.3, draft.chance)
    access = places.access_places(names, weights, draft.chance)
    draft.access = {place.municipality: place for place in access}
    draft.agencies = places.agency_places(names, weights, scale=draft.scale, chance=draft.chance)


def _people_in(code: str, year: int) -> float:
    """The people of a municipality in the year or the nearest one known; a place just founded counts as a small one."""
    for at in (year, year + 1, year - 1):
        try:
            return float(inhabitants(code, at).count)
        except InhabitantsUnknown:
            continue
    return _JUST_FOUNDED


def _land(draft: Draft) -> Land:
    pull = np.array([place.pull for place in draft.access.values()])
    homes = tuple(place for place in draft.agencies if place.home)
    home_pull = np.array([place.pull for place in homes])
    return Land(tuple(draft.access), pull / pull.sum(), homes, home_pull / home_pull.sum())


def _populate(draft: Draft) -> None:
    land, numbers = _land(draft), count(1)
    professionals = targets.PROFESSIONALS * draft.scale - draft.known.professionals
    unknown = {is_new: many * draft.scale for is_new, many in targets.UNKNOWN_RESIDENCE.items()}
    for head, many in targets.CLIENTS.items():
        is_young, is_new = head
        left = many * draft.scale - draft.known.clients[head]
        share = 0 if is_young else professionals * 9 // 10 if is_new else professionals - professionals * 9 // 10
        nowhere = unknown[is_new] // 2 if is_young else unknown[is_new] - unknown[is_new] // 2
        for row, relation in enumerate(people.relations(head, left, share)):
            draft.people.append(_person(draft, relation, next(numbers), land, is_new=is_new, known_home=row >= nowhere))
    quiet = people.relations((False, False), targets.QUIET_CLIENTS * draft.scale, 0)
    draft.people += [_person(draft, one, next(numbers), land, is_new=False, known_home=True, quiet=True) for one in quiet]


def _person(
    draft: Draft, relation: Relation, number: int, land: Land, *, is_new: bool, known_home: bool, quiet: bool = False
) -> Person:
    return people.person(
        f"N{number:06d}",
        relation,
        year=draft.year,
        is_new=is_new,
        known_home=known_home,
        land=land,
        chance=draft.chance,
        quiet=quiet,
    )


def _subjects(draft: Draft, *, about_access: bool) -> dict[ConcernKind, list[concerns.Subject]]:
    """The new concerns still to be raised, kind by kind, in an order of chance."""
    wanted = concerns.subject_counts(targets.ACCESS_SUBJECTS, draft.scale)
    if not about_access:
        wanted = concerns.subject_counts(targets.ALL_SUBJECTS, draft.scale) - wanted
    wanted.subtract(draft.known.subjects[about_access])
    by_kind: dict[ConcernKind, list[concerns.Subject]] = {kind: [] for kind in ConcernKind}
    for subject, many in wanted.items():
        by_kind[subject[0]] += [subject] * many
    for listed in by_kind.values():
        draft.chance.shuffle(listed)
    return by_kind


def _access_people(draft: Draft) -> dict[Head, list[int]]:
    chosen: dict[Head, list[int]] = {}
    for head, many in targets.ACCESS_CLIENTS.items():
        group = [row for row, one in enumerate(draft.people) if (one.is_young, one.is_new) == head and not one.quiet]
        left = many * draft.scale - draft.known.access_clients[head]
        chosen[head] = [int(row) for row in draft.chance.choice(group, size=left, replace=False)]
    return chosen


def _raise_about_access(draft: Draft) -> None:
    """Every client of table D raises at least one; half of the known ones only have one that was carried over."""
    chosen = _access_people(draft)
    older = [row for head, rows in chosen.items() if not head[1] for row in rows]
    only_carried = older[: len(older) // 2]
    rows = [row for head_rows in chosen.values() for row in head_rows if row not in set(only_carried)]
    subjects = [subject for listed in _subjects(draft, about_access=True).values() for subject in listed]
    draft.chance.shuffle(subjects)
    weights = skewed(len(rows), 0.8, draft.chance)
    who = concerns.draw(len(subjects), weights, range(len(rows)), draft.chance)
    _add(draft, [rows[one] for one in who], subjects, carried=False, about_access=True)
    _add(
        draft, only_carried, [subjects[row % len(subjects)] for row in range(len(only_carried))], carried=True, about_access=True
    )


def _raise_the_rest(draft: Draft) -> None:
    active = [row for row, one in enumerate(draft.people) if not one.quiet]
    group = [draft.people[row] for row in active]
    mute = concerns.silent(group, draft.chance)
    drawn: list[concerns.Subject] = []
    for kind, subjects in _subjects(draft, about_access=False).items():
        weights = np.where(mute, 0.0, concerns.leanings(group, kind, draft.chance))
        who = concerns.draw(len(subjects), weights, (), draft.chance)
        _add(draft, [active[one] for one in who], subjects, carried=False, about_access=False)
        drawn += subjects
    draft.chance.shuffle(drawn)
    _carry_over(draft, drawn)


def _carry_over(draft: Draft, drawn: Sequence[concerns.Subject]) -> None:
    """What was raised the year before: in treatment still, or settled before the year began."""
    older = [row for row, one in enumerate(draft.people) if not one.is_new]
    quiet = [at for at, row in enumerate(older) if draft.people[row].quiet]
    weights = skewed(len(older), 0.9, draft.chance)
    already = sum(1 for one in draft.raised if one.raised_on.year < draft.year)
    many = targets.CARRIED_CONCERNS * draft.scale - draft.known.carried - already
    who = concerns.draw(many, weights, quiet, draft.chance)
    _add(draft, [older[one] for one in who], drawn[:many], carried=True, about_access=False)
    for row, subject in zip(draft.chance.choice(older, targets.SETTLED_CONCERNS * draft.scale), reversed(drawn), strict=False):
        draft.raised.append(concerns.settled(draft.people[int(row)], subject, year=draft.year, chance=draft.chance))


def _add(draft: Draft, rows: Sequence[int], subjects: Sequence[concerns.Subject], *, carried: bool, about_access: bool) -> None:
    draft.raised += [
        concerns.raised(
            draft.people[row], subject, year=draft.year, carried=carried, about_access=about_access, chance=draft.chance
        )
        for row, subject in zip(rows, subjects, strict=True)
    ]
