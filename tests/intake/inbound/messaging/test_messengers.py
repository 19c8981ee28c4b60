from __future__ import annotations

from tests.told.messages import number_at

from gehoord.intake.inbound.messaging.messengers import Messenger
from gehoord.intake.inbound.messaging.whatsapp import WhatsApp


def test_what_is_there_can_do_what_every_service_has_to(tmp_path):
    assert isinstance(WhatsApp(number_at(tmp_path)), Messenger)
    assert not isinstance(object(), Messenger)
