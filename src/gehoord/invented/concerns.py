"""What invented clients raise: exactly as many new questions, problems and complaints as the nation counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from gehoord.invented.people import Person
from gehoord.invented.shares import divide_below, skewed, spread
from gehoord.invented.targets import Subjects
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.handling import Handling

Subject = tuple[ConcernKind, str]
_LEANING = {ConcernKind.QUESTION: (0.6, 1.0), ConcernKind.PROBLEM: (1.0, 0.12), ConcernKind.COMPLAINT: (0.45, 1.4)}
"""How readily the young and adults raise each kind; shape: the Haarlem tables by age group."""
_HANDLING = {Handling.RUNNING: 0.05, Handling.ADVISED: 0.48, Handling.BROKEN_OFF: 0.03, Handling.TRAJECTORY: 0.44}
_SILENT, _STILL_OPEN = 0.36, 0.42


@dataclass(frozen=True, slots=True)
class Raised:
    """An invented concern (nl: verzonnen vraag, probleem of klacht). `about_access`: it is about municipal access."""

    client: Person
    kind: ConcernKind
    category: str
    raised_on: date
    about_access: bool
    handling: Handling
    closed_on: date | None


def subject_counts(subjects: Mapping[ConcernKind, Subjects], scale: int) -> Counter[Subject]:
    """How many new concerns of each category there must be (nl: aantallen per onderwerp)."""
    counts: Counter[Subject] = Counter()
    for kind, plan in subjects.items():
        counts.update({(kind, code): many * scale for code, many in plan.top.items()})
        left, third = (plan.total - sum(plan.top.values())) * scale, min(plan.top.values()) * scale
        if plan.weights:
            parts = divide_below(left, list(plan.weights.values()), third - 1)
            counts.update({(kind, code): int(many) for code, many in zip(plan.weights, parts, strict=True)})
    return counts


def draw(total: int, weights: npt.NDArray[np.float64], at_least: Sequence[int], chance: np.random.Generator) -> list[int]:
    """Draw who raises each of a total of concerns; everybody in `at_least` raises one (nl: trekken wie). Returns rows."""
    first = list(at_least)[:total]
    many = spread(total - len(first), weights, chance)
    rows = first + [row for row, times in enumerate(many) for _ in range(int(times))]
    chance.shuffle(rows)
    return rows


def leanings(people: Sequence[Person], kind: ConcernKind, chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """How readily each client raises a concern of a kind (nl: neiging). Some raise none at all."""
    young, adult = _LEANING[kind]
    readiness = np.array([young if one.is_young else adult for one in people])
    return np.asarray(readiness * skewed(len(people), 0.9, chance), dtype=np.float64)


def silent(people: Sequence[Person], chance: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Who only comes to get acquainted and raises nothing (nl: alleen kennismaking)."""
    return np.asarray(chance.random(len(people)) < [_SILENT if one.is_young else _SILENT / 3 for one in people])


def raised(
    client: Person, subject: Subject, *, year: int, carried: bool, about_access: bool, chance: np.random.Generator
) -> Raised:
    """Invent when a concern was raised and how it was dealt with (nl: verzonnen afhandeling).

    A carried concern was raised in the year before and is still in treatment in the year.
    """
    begin, end = date(year, 1, 1), date(year, 12, 31)
    first = client.first_contact_on if carried else max(client.first_contact_on, begin)
    last = date(year - 1, 12, 28) if carried else end
    on = first + timedelta(days=int(chance.integers(0, max((last - first).days, 0) + 1)))
    handling = list(_HANDLING)[int(chance.choice(len(_HANDLING), p=list(_HANDLING.values())))]
    if carried:
        handling = Handling.TRAJECTORY if chance.random() < 0.9 else Handling.RUNNING  # noqa: PLR2004 - a share, not a rule
    if handling is Handling.RUNNING or (handling is Handling.TRAJECTORY and chance.random() < _STILL_OPEN):
        closed = None
    else:
        days = chance.integers(0, 15) if handling is Handling.ADVISED else chance.integers(14, 160)
        earliest = max(on, begin) if carried else on
        closed = min(earliest + timedelta(days=int(days)), end)
    return Raised(client, subject[0], subject[1], on, about_access, handling, closed)


def settled(client: Person, subject: Subject, *, year: int, chance: np.random.Generator) -> Raised:
    """A concern that was raised and closed in the year before (nl: eerder afgesloten); it counts nowhere in the year."""
    last = date(year - 1, 12, 30)
    on = client.first_contact_on + timedelta(days=int(chance.integers(0, (last - client.first_contact_on).days + 1)))
    closed = min(on + timedelta(days=int(chance.integers(0, 30))), last)
    return Raised(client, subject[0], subject[1], on, about_access=False, handling=Handling.ADVISED, closed_on=closed)
