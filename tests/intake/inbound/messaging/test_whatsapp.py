from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.intake import NOW
from tests.told.messages import NUMBER, SENDER, WORD, CloudApi, cloud_api, number_at, photo, signed, status, text, told

from gehoord.intake.inbound.messaging.messengers import Delivery, NotSigned
from gehoord.intake.inbound.messaging.whatsapp import WhatsApp, in_use
from gehoord.intake.inbound.outbox import NotAccepted, TryLater
from gehoord.intake.inbound.words import Sending


@pytest.fixture(scope="module")
def server() -> Iterator[CloudApi]:
    with cloud_api() as api:
        yield api


@pytest.fixture
def api(server: CloudApi) -> CloudApi:
    server.sent.clear()
    server.refuses = None
    return server


@pytest.fixture
def service(api, tmp_path) -> WhatsApp:
    return WhatsApp(number_at(tmp_path, port=api.port))


def test_it_is_there_only_when_it_is_set_up(settings, tmp_path):
    settings.MESSAGING = None
    assert in_use() is None
    settings.MESSAGING = number_at(tmp_path)
    assert in_use() == WhatsApp(settings.MESSAGING)


def test_the_challenge_is_for_who_knows_the_word(service):
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": WORD.decode()}
    assert service.greeted(asked) == "1158201444"
    assert service.greeted({**asked, "hub.verify_token": "raden"}) is None
    assert service.greeted({**asked, "hub.mode": "unsubscribe"}) is None
    assert service.greeted({}) is None


def test_a_text_is_read(service):
    body = told(messages=(text("Mag dat?"),))
    (found,) = service.opened(body, signed(body)).messages
    assert (found.text, found.name, found.sender, found.identity, found.at) == ("Mag dat?", "Noor", SENDER, "wamid.een", NOW)
    assert not found.has_media


def test_of_a_photo_only_what_is_written_below_it_is_read(service):
    body = told(messages=(photo(caption="Kijk"), photo(identity="wamid.twee")))
    assert [(one.text, one.has_media) for one in service.opened(body, signed(body)).messages] == [("Kijk", True), ("", True)]


def test_a_reaction_says_nothing(service):
    body = told(messages=({**text("x"), "type": "reaction", "reaction": {"emoji": "x"}},))
    assert service.opened(body, signed(body)) == Delivery()


def test_how_messages_fared_is_read(service):
    body = told(statuses=(status("sent", "wamid.a"), status("read", "wamid.a"), status("failed", "wamid.b", code=131026)))
    found = service.opened(body, signed(body)).fared
    assert [(one.identity, one.state, one.status) for one in found] == [
        ("wamid.a", Sending.SENT, ""),
        ("wamid.a", Sending.READ, ""),
        ("wamid.b", Sending.CAME_BACK, "131026"),
    ]


def test_what_is_about_another_number_is_not_ours(service):
    body = told(messages=(text("x"),), number="999")
    assert service.opened(body, signed(body)) == Delivery()


@pytest.mark.parametrize("headers", [{}, {"X-Hub-Signature-256": "sha256="}, {"X-Hub-Signature-256": "é"}])
def test_without_the_signature_nothing_is_read(service, headers):
    with pytest.raises(NotSigned):
        service.opened(told(messages=(text("x"),)), headers)


def test_a_signature_is_of_these_bytes_and_of_this_secret(service):
    body = told(messages=(text("x"),))
    with pytest.raises(NotSigned):
        service.opened(body + b" ", signed(body))
    with pytest.raises(NotSigned):
        service.opened(body, signed(body, secret=b""))


def test_a_secret_that_is_empty_lets_nobody_in(service, tmp_path):
    (tmp_path / "app-secret").write_text("")
    body = told(messages=(text("x"),))
    with pytest.raises(NotSigned):
        service.opened(body, signed(body, secret=b""))


def test_what_is_signed_and_broken_is_refused_and_never_breaks(service):
    chance = random.Random(7)  # noqa: S311 - damage, not secrets
    whole = told(messages=(text("Mag dat?"),), statuses=(status("sent", "wamid.a"),))
    for _number in range(400):
        body = bytearray(whole)
        for _blow in range(chance.randint(1, 4)):
            body[chance.randrange(len(body))] = chance.choice(b'{}[]",:0ax \xff')
        try:
            service.opened(bytes(body), signed(bytes(body)))
        except ValueError:
            continue
    for body in (b"", b"[]", b"{}", b"null", b'{"object":"page","entry":[]}', b"[" * 100_000):
        try:
            assert service.opened(body, signed(body)) == Delivery()
        except ValueError:
            continue


def test_text_goes_out(service, api):
    assert service.carry(SENDER, "Ja, dat mag.", last_in_at=timezone.now()) == "wamid.uit1"
    (sent,) = api.sent
    assert (sent["to"], sent["text"]) == (SENDER, {"preview_url": False, "body": "Ja, dat mag."})


def test_after_a_day_nothing_goes_out(service, api):
    with pytest.raises(NotAccepted, match="131047"):
        service.carry(SENDER, "Ja.", last_in_at=timezone.now() - timedelta(hours=25))
    assert api.sent == []


@pytest.mark.parametrize(("status", "code"), [(429, 130429), (500, 131000), (503, 2), (400, 131056)])
def test_what_it_cannot_do_now_is_tried_later(service, api, status, code):
    api.refuses = (status, code)
    with pytest.raises(TryLater):
        service.carry(SENDER, "Ja.", last_in_at=timezone.now())


@pytest.mark.parametrize("code", [131026, 131047, 131051])
def test_what_it_refuses_for_good_came_back(service, api, code):
    api.refuses = (400, code)
    with pytest.raises(NotAccepted, match=str(code)):
        service.carry(SENDER, "Ja.", last_in_at=timezone.now())


def test_a_key_that_is_over_says_nothing_about_the_message(service, tmp_path):
    (tmp_path / "token").write_text("verlopen")
    with pytest.raises(TryLater):
        service.carry(SENDER, "Ja.", last_in_at=timezone.now())


def test_a_service_that_is_away_is_tried_later(tmp_path):
    with pytest.raises(TryLater):
        WhatsApp(number_at(tmp_path)).carry(SENDER, "Ja.", last_in_at=timezone.now())


def test_its_door_is_its_number(service):
    assert (service.door, service.office, json.loads(told())["object"]) == (NUMBER, "", "whatsapp_business_account")
