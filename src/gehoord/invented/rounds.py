"""What happens beside the cases in an invented year: visits, briefings, alerts and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from gehoord.figures.exchange.rows import Alert, Mark, Visit
from gehoord.invented.places import Place
from gehoord.invented.shares import spread
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import AgeGroup
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind

_BRIEFINGS = {
    VisitKind.STAFF_BRIEFING: 0.36,
    VisitKind.YOUTH_BRIEFING: 0.4,
    VisitKind.CLIENT_COUNCIL_BRIEFING: 0.06,
    VisitKind.YOUTH_COUNCIL_BRIEFING: 0.04,
    VisitKind.OTHER_BRIEFING: 0.14,
}
_ALARM = {"home": 0.7, "other": 0.25, "access": 0.05}
"""Of the alerts, how many are about places where young people live, about other agencies, and about municipal access."""
_MEANS = {AgeGroup.YOUNG_PERSON: Fraction("8.7"), AgeGroup.ADULT: Fraction("8.4")}
"""The mean mark of each age group. Source: Haarlem 2016, table 7."""


def _days(year: int, many: int, chance: np.random.Generator) -> list[date]:
    return [date(year, 1, 2) + timedelta(days=int(day)) for day in chance.integers(0, 362, many)]


def visits(places: Sequence[Place], *, year: int, group: int, briefings: int, chance: np.random.Generator) -> list[Visit]:
    """Group visits where young people live, briefings anywhere (nl: bezoeken en voorlichtingen)."""
    homes = [place for place in places if place.home]
    at = spread(group, np.array([place.pull for place in homes]) ** 0.5, chance)
    where = [(place, VisitKind.GROUP_VISIT) for place, many in zip(homes, at, strict=True) for _ in range(int(many))]
    kinds = chance.choice(len(_BRIEFINGS), size=briefings, p=list(_BRIEFINGS.values()))
    spots = chance.integers(0, len(places), briefings)
    where += [(places[int(spot)], list(_BRIEFINGS)[int(kind)]) for spot, kind in zip(spots, kinds, strict=True)]
    days = _days(year, len(where), chance)
    return [
        Visit(f"B{n:07d}", place.location_id, on, kind) for n, ((place, kind), on) in enumerate(zip(where, days, strict=True), 1)
    ]


def _alarming(places: Sequence[Place]) -> npt.NDArray[np.float64]:
    """The chance that an alert is about each place: every sort of place has its share, and within it the busy ones more."""
    sorts = ["home" if place.home else "access" if place.kind is AgencyKind.MUNICIPAL_ACCESS else "other" for place in places]
    pulls = dict.fromkeys(_ALARM, 0.0)
    for sort, place in zip(sorts, places, strict=True):
        pulls[sort] += place.pull
    shares = np.array([_ALARM[sort] * place.pull / pulls[sort] for sort, place in zip(sorts, places, strict=True)])
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def alerts(places: Sequence[Place], *, year: int, many: int, chance: np.random.Generator) -> list[Alert]:
    """Alerts, most of them where young people live (nl: signalen)."""
    spots = chance.choice(len(places), size=many, p=_alarming(places))
    themes = chance.choice(len(AlertTheme), size=many, p=(0.3, 0.42, 0.28))
    acute = chance.random(many) < 0.12  # noqa: PLR2004 - a share, not a rule
    return [
        Alert(
            f"S{n:06d}",
            places[int(spot)].location_id,
            on,
            list(AlertTheme)[int(theme)],
            AlertUrgency.ACUTE if is_acute else AlertUrgency.GENERAL,
        )
        for n, (spot, theme, is_acute, on) in enumerate(zip(spots, themes, acute, _days(year, many, chance), strict=True), 1)
    ]


def _grades(mean: Fraction, many: int, chance: np.random.Generator) -> Iterator[int]:
    """Grades whose mean is the given one to one decimal; pairs move apart so that the mean stays."""
    low = int(mean)
    high = round((mean - low) * many)
    grades = [low + 1] * high + [low] * (many - high)
    for _ in range(many):
        one, other = chance.integers(0, many, 2)
        if one != other and grades[one] > 1 and grades[other] < 10 and abs(grades[one] - 1 - low) <= 4:  # noqa: PLR2004 - the scale of marks
            grades[one], grades[other] = grades[one] - 1, grades[other] + 1
    return iter(grades)


def marks(*, year: int, many: int, chance: np.random.Generator) -> list[Mark]:
    """Marks with the printed national means, stored by the first day of their month (nl: rapportcijfers)."""
    young = many // 3
    given = [
        (group, grade)
        for group, size in ((AgeGroup.YOUNG_PERSON, young), (AgeGroup.ADULT, many - young))
        for grade in _grades(_MEANS[group], size, chance)
    ]
    months = chance.integers(1, 13, len(given))
    return [
        Mark(f"M{n:06d}", group, grade, date(year, int(month), 1))
        for n, ((group, grade), month) in enumerate(zip(given, months, strict=True), 1)
    ]
