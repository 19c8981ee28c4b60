from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.messages import NUMBER, SENDER, cloud_api, number_at

from gehoord.intake.inbound.messaging.carrying import carry
from gehoord.intake.inbound.outbox import Parcel, TryLater


def parcel() -> Parcel:
    return Parcel(uuid4(), NUMBER, uuid4(), True, False, False, timezone.now(), SENDER, "Ja, dat mag.", "")


def test_a_message_goes_out_by_the_number_it_came_in_by(settings, tmp_path):
    with cloud_api() as api:
        settings.MESSAGING = number_at(tmp_path, port=api.port)
        assert carry(parcel()) == "wamid.uit1"
        carry(replace(parcel(), refused_files=True))
        with pytest.raises(TryLater):
            carry(replace(parcel(), door="999"))
    assert [sent["text"]["body"].split("\n")[0] for sent in api.sent] == ["Ja, dat mag."] * 2
    assert "alleen tekst lezen" in api.sent[1]["text"]["body"]


def test_without_the_service_it_waits(settings):
    settings.MESSAGING = None
    with pytest.raises(TryLater):
        carry(parcel())
