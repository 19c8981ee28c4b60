from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest
from tests.survey.test_invitations import WEDNESDAY, counsellor
from tests.told.casework import colleague

from gehoord.people.models import Person
from gehoord.people.roles import Role
from gehoord.survey.demo import tell_opinions
from gehoord.survey.opinions import opinions

__all__ = ["counsellor"]


@pytest.mark.parametrize("later", [0, 4])
def test_a_demo_has_averages_and_sentences_to_read(counsellor, later):
    day = WEDNESDAY + timedelta(days=later)
    email = Person.objects.get(pk=counsellor.person_id).email
    began = perf_counter()
    assert tell_opinions(email, on=day) == 10
    assert perf_counter() - began < 2
    found = opinions(by=colleague(counsellor.office_id, Role.REPORT_AUTHOR), on=day)
    assert (len(found.averages), len(found.remarks)) == (2, 5)
    assert tell_opinions(email, on=day) == 0


def test_nobody_with_that_address_tells_nothing(counsellor):
    assert tell_opinions("niemand@kantoor.example", on=WEDNESDAY) == 0
