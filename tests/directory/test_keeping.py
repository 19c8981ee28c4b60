from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from gehoord.directory.keeping import keep
from gehoord.directory.models import Office
from gehoord.directory.offices import NameTaken


def office(**changes):
    return Office(**{"name": "Kantoor", "kind": "regional", "since": date(2020, 1, 1), **changes})


def test_a_row_that_fits_is_kept(house):
    keep(office(), unless={})
    assert Office.objects.get().name == "Kantoor"


def test_a_broken_constraint_is_answered_with_its_refusal_and_the_work_goes_on(house):
    keep(office(), unless={})
    with pytest.raises(NameTaken, match="Kantoor"):
        keep(office(), unless={"directory_office_name_key": lambda: NameTaken(name="Kantoor")})
    assert Office.objects.count() == 1


def test_any_other_objection_is_a_bug(house):
    with pytest.raises(IntegrityError, match="office_days"):
        keep(office(until=date(2019, 1, 1)), unless={"directory_office_name_key": lambda: NameTaken(name="Kantoor")})
