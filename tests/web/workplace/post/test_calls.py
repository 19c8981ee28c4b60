from __future__ import annotations

import pytest
from django.utils import timezone
from tests.told.calls import NUMBER, signed, switchboard_at, told
from tests.told.intake import Front

from gehoord.directory.models import Office
from gehoord.intake.inbound import telephone
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.web.workplace.desk import listing
from gehoord.web.workplace.post import calls


@pytest.fixture
def call(front: Front, settings, tmp_path):
    with acting(HOUSE):
        here = Office.objects.get(pk=front.team.here)
    settings.TELEPHONE = switchboard_at(tmp_path, office=here.name)
    body, at = told("ringing", number=NUMBER, number_shown=True), timezone.now()
    telephone.hear(body, signed(body, at=at), settings.TELEPHONE, at=at)
    return telephone.ringing(by=front.counsellor, at=at)[0]


def test_the_desk_says_that_somebody_rings_and_no_number(front: Front, ask, call):
    for view in (listing.front, calls.ringing):
        page = ask(view, front.counsellor).text
        assert "Er belt iemand" in page
        assert "00000001" not in page


def test_one_press_opens_the_registration(front: Front, ask, call):
    first = ask(calls.register, front.counsellor, call.id, sent={})
    assert first["Location"].startswith("/werkplek/")
    late = ask(calls.register, front.colleague, call.id, sent={})
    assert (late["Location"], "in goede handen" in late.said[0]) == ("/werkplek/", True)
    assert "Er belt iemand" not in ask(calls.ringing, front.counsellor).text


def test_without_a_telephone_system_nothing_is_asked(front: Front, ask, settings):
    settings.TELEPHONE = None
    assert 'id="calls"' not in ask(listing.front, front.counsellor).text
    with pytest.raises(NotFound):
        ask(calls.ringing, front.counsellor)
