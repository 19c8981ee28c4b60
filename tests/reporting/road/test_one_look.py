"""A bundle has one look and the figures of its audit, whenever it is made and whenever a file of it is printed."""

from __future__ import annotations

import json

import pytest
from tests.told import year as told
from tests.told.year import bytes_of, fresh, handed, report_on

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting import production
from gehoord.reporting.formats import Format
from gehoord.reporting.road import making


def test_another_look_or_another_program_makes_everything_anew(road, monkeypatch):
    told.unmake(road.volume, 3)
    making._secret(fresh(road.volume))
    assert bytes_of(road.volume)
    monkeypatch.setattr(making, "theme_in_use", lambda: "a new logo")
    making._secret(fresh(road.volume))
    assert bytes_of(road.volume) == {}
    assert making._secret(fresh(road.volume)) == making.secret_of(road.volume)


def test_a_file_is_printed_with_the_figures_that_were_audited_or_not_at_all(road, monkeypatch):
    edition = report_on(handed(road.volume, road.author, road.second), "GM0392")
    then = json.loads(making.figures_in(edition))
    then["tables"][0]["rows"][0][1] += 5
    monkeypatch.setattr(production, "figures_in", lambda _edition: json.dumps(then).encode())
    with pytest.raises(production.OtherFigures, match="Haarlem"):
        production.print_format(edition.pk, Format.CSV)
    with acting(HOUSE):
        assert edition.printouts.get(format="csv").state == "failed"
