from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from gehoord.directory.models import ImportedFigure, ImportedMunicipality
from gehoord.people.scope import acting

NOW = datetime(2030, 1, 15, tzinfo=UTC)


def figure(**changes):
    values = {
        "municipality": "GM0392",
        "reference_date": date(2030, 1, 1),
        "inhabitants": 5,
        "status": "final",
        "imported_at": NOW,
    }
    return ImportedFigure(**{**values, **changes})


def test_a_municipality_has_one_figure_a_day_under_its_code(house):
    figure().save()
    for wrong in (figure(), figure(municipality="Haarle"), figure(municipality="PV27")):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save()
    assert str(figure()) == "GM0392 2030-01-01"


def test_the_database_itself_lets_no_coordinator_write_what_is_of_the_country(coordinator):
    with acting(coordinator), pytest.raises(Exception, match="row-level security"), transaction.atomic():
        figure().save()
    town = ImportedMunicipality(code="GM2999", name="Duinzoom")
    assert str(town) == "Duinzoom (GM2999)"
