"""A period that is published again, for tests: a fact changes, and a later year has the first edition in its column."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from tests.told.year import NOW, fresh, report_on

from gehoord.casework.models import ConcernStanding
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting.handing.again import publish_again
from gehoord.reporting.models import Correction, Edition, Volume
from gehoord.reporting.road import making, resuming
from gehoord.reporting.road.contents import Page
from gehoord.reporting.stages import Stage

LAW = "De wet eist dat vragen zonder plek niet bij een instantie tellen."


def made_again(out: Any, monkeypatch: pytest.MonkeyPatch) -> Volume:
    """A fact changes, and the worker makes what is to replace the first edition; it is stopped at the end of the attack."""
    # what stands on the pages is of no account here
    monkeypatch.setattr(making, "page_of", lambda _: Page({}, [], "", ""))
    with acting(HOUSE):
        ConcernStanding.objects.update(location=None)
    volume = publish_again(out.volume.pk, LAW, by=out.author, at=NOW, law=True)
    resuming.resume()
    making.begin(volume.pk, by=out.author, at=NOW)
    attacked, found = making.attacked_together, []

    def stopped(*asked: Any) -> None:
        found.append(attacked(*asked))
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "attacked_together", stopped)
    with pytest.raises(KeyboardInterrupt):
        resuming.resume()
    half, written = fresh(volume), making.figures_by_path(volume.pk)
    assert (half.stage, half.certificate, half.attack) == (Stage.BEING_MADE.value, None, None)
    monkeypatch.setattr(making, "attacked_together", attacked)
    resuming.resume()
    assert ([fresh(volume).attack], making.figures_by_path(volume.pk)) == (found, written)
    return fresh(volume)


def later_and_out(first: Volume) -> Edition:
    """A year later is out, with the first edition in its column of the year before."""
    with acting(HOUSE):
        later, report, quiet = fresh(first), report_on(first, "GM0392"), report_on(first, "GM0392")
        later.pk, later.before, later.first, later.last = uuid4(), first, date(2017, 1, 1), date(2017, 12, 31)
        later.save(force_insert=True)
        quiet.text_only = True
        for row, language in ((report, "nl"), (quiet, "en")):
            row.pk, row.volume, row.first, row.last, row.language = uuid4(), later, later.first, later.last, language
            row.save(force_insert=True)
    return report


def notes_beside(later: Edition, new: Edition) -> list[Correction]:
    """The notes beside a report of a later year and a new one, and beside nothing else of that year."""
    with acting(HOUSE):
        assert not Correction.objects.filter(edition__volume=later.volume).exclude(edition=later).exists()
        return list(Correction.objects.filter(edition__in=[later.pk, new.pk]))


def bundle_of(road: Any, reports: dict[str, Any], handed_at: datetime | None) -> Volume:
    """A bundle with these figures, out or not, beside the one of the road."""
    volume, row = fresh(road.volume), report_on(road.volume, "NL")
    period = Period.year(reports["nation.json"]["year"])
    volume.pk, volume.first, volume.last, volume.handed_at, volume.number = uuid4(), period.first, period.last, handed_at, 9
    with acting(HOUSE):
        volume.save(force_insert=True)
        for report in reports.values():
            row.pk, row.volume = uuid4(), volume
            row.reader, row.unit = report["cells"]["reader"], report["cells"]["unit"]
            row.figures = zlib.compress(json.dumps(report).encode())
            row.save(force_insert=True)
    return volume
