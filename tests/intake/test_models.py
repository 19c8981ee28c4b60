from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests.told.intake import NOW, Front

from gehoord.intake.models import Claim, DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


@pytest.mark.parametrize(
    ("changed", "wall"),
    [
        ({"ending": "silent"}, "deskitem_ends_on_a_moment"),
        ({"ended_at": NOW}, "deskitem_ends_on_a_moment"),
        ({"channel": "pigeon"}, "deskitem_channel"),
        ({"relation": "neighbour"}, "deskitem_relation"),
        ({"municipality": "Haarl"}, "deskitem_municipality_code"),
    ],
)
def test_the_database_takes_no_item_that_cannot_be(front: Front, changed: dict[str, object], wall: str):
    item = front.letter()
    with acting(HOUSE), pytest.raises(IntegrityError, match=wall), transaction.atomic():
        DeskItem.objects.filter(pk=item).update(**changed)


def test_a_claim_that_is_over_says_why(front: Front):
    item = front.taken()
    with acting(HOUSE), pytest.raises(IntegrityError, match="claim_released_for_a_reason"), transaction.atomic():
        Claim.objects.filter(item=item).update(until=NOW)


def test_a_row_is_printed_as_its_number_only(front: Front):
    with acting(HOUSE):
        row = DeskItem.objects.get(pk=front.letter())
        assert str(row) == str(row.pk)
        assert row.sealed_under() == row.pk
