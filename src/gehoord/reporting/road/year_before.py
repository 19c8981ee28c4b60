"""The year before of a bundle, as it was published: it stands beside the new figures and is never counted again."""

from __future__ import annotations

import json
from functools import lru_cache
from uuid import UUID

from gehoord.figures.earlier.published import Before, before_from
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.practice.words import Text
from gehoord.reporting.models import Volume
from gehoord.reporting.road.written import figures_by_path
from gehoord.reporting.stages import Stage

_OUT = Text(
    "Het jaar ervoor staat ernaast, zoals het is uitgegeven: {period}. Die cijfers worden niet opnieuw geteld.",
    "The year before stands beside it as it was issued: {period}. Those figures are not counted again.",
)
_WAITS = Text(
    "De rapporten over {period} zijn nog niet verstuurd. Moet dat jaar ernaast staan? Verstuur die dan eerst.",
    "The reports about {period} were not handed over yet. Should that year stand beside it? Then hand those over first.",
)
_NONE = Text(
    "Over {period} was hier niets uitgegeven. Daarom staat er geen eerder jaar naast.",
    "Nothing was issued here about {period}. So no earlier year stands beside it.",
)


def out_before(period: Period, rule: str) -> Volume | None:
    """The bundle of a year earlier that is out, None where there is none (nl: uitgegeven bundel van een jaar eerder)."""
    earlier = period.year_before()
    with acting(HOUSE):
        there = Volume.objects.filter(first=earlier.first, last=earlier.last, rule=rule)
        return there.filter(stage=Stage.HANDED_OVER.value).first()


def beside(volume: Volume, *, by: Actor) -> Text:
    """Whether the year before stands beside a bundle, and if not, why (nl: jaar ervoor ernaast). None of it is counted again."""
    earlier, stage = volume.period.year_before(), Stage.coded(volume.stage)
    begun = stage.has_reports or stage in (Stage.BEING_MADE, Stage.PAUSED)
    if volume.before_id is not None or (not begun and out_before(volume.period, volume.rule)):
        return _OUT.filled(period=earlier.in_a_sentence)
    with acting(by):
        there = Volume.objects.filter(first=earlier.first, last=earlier.last)
        waits = there.exclude(stage__in=[Stage.NOT_CLOSED.value, Stage.WITHDRAWN.value]).exists()
    return (_WAITS if waits and not begun else _NONE).filled(period=earlier.in_a_sentence)


def before_of(volume: Volume) -> Before | None:
    """What was printed a year earlier, as far as it stands beside this bundle (nl: vorige uitgave van een bundel)."""
    return None if volume.before_id is None else _published(volume.before_id)


@lru_cache(maxsize=2)
def _published(volume_id: UUID) -> Before:
    return before_from({path: json.loads(content) for path, content in figures_by_path(volume_id).items()})
