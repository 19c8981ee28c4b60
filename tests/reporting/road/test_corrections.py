from __future__ import annotations

import pytest
from tests.told.year import NOW, handed, report_on

from gehoord.reporting.handing.corrections import NoFigures, correct
from gehoord.reporting.own_words.pointing import PointsToSomebody

NOTE = "Huize Marie van Dijk is te vaak geteld."


def test_who_is_sure_that_a_note_points_to_nobody_may_keep_it_but_never_a_number(road):
    edition = report_on(handed(road.volume, road.author, road.second), "GM0392")
    with pytest.raises(PointsToSomebody, match="of bevestig"):
        correct(edition.pk, NOTE, by=road.author, at=NOW)
    assert correct(edition.pk, NOTE, by=road.author, at=NOW, sure=True).text == NOTE
    with pytest.raises(NoFigures):
        correct(edition.pk, f"{NOTE} Het waren er zeven.", by=road.author, at=NOW, sure=True)
