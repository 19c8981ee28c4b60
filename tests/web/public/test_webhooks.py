from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from tests.told.calls import signed as sign
from tests.told.calls import switchboard_at
from tests.told.calls import told as ring
from tests.told.intake import open_desk
from tests.told.messages import WORD, number_at, signed, text, told

from gehoord.intake.inbound.models import Call
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault import keys
from gehoord.vault.transit import KeysAway


@pytest.fixture
def client(db: None, tmp_path) -> Iterator[Client]:
    with override_settings(GEHOORD_DATA=tmp_path, MESSAGING=number_at(tmp_path)):
        keys.forget_open_keys()
        open_desk()
        yield Client(enforce_csrf_checks=True)
        keys.forget_open_keys()


def sent(client: Client, body: bytes, headers: dict[str, str]):
    return client.post("/berichten/", body, content_type="application/json", headers=headers)


def test_who_knows_the_word_hears_the_challenge(client):
    asked = {"hub.mode": "subscribe", "hub.challenge": "<b>1</b>", "hub.verify_token": WORD.decode()}
    answer = client.get("/berichten/", asked)
    assert (answer.status_code, answer.text, answer["Content-Type"]) == (200, "<b>1</b>", "text/plain; charset=utf-8")
    assert client.get("/berichten/", {**asked, "hub.verify_token": "raden"}).status_code == 403


def test_what_is_signed_is_stored_before_it_is_confirmed(client):
    body = told(messages=(text("Mag dat?", at=timezone.now()),))
    assert sent(client, body, signed(body)).status_code == 200
    with acting(HOUSE):
        assert DeskItem.objects.count() == 1


def test_what_is_not_signed_or_not_understood_is_refused(client):
    body = told(messages=(text("Mag dat?", at=timezone.now()),))
    assert sent(client, body, {}).status_code == 403
    assert sent(client, b"[", signed(b"[")).status_code == 400
    with acting(HOUSE):
        assert not DeskItem.objects.exists()


def test_while_it_cannot_be_stored_the_service_comes_again(client, monkeypatch):
    def away(*_words, **_known):
        raise KeysAway

    monkeypatch.setattr("gehoord.intake.inbound.threads.open_room", away)
    body = told(messages=(text("Mag dat?", at=timezone.now()),))
    assert sent(client, body, signed(body)).status_code == 503


def test_without_the_service_there_is_nothing_here(client, settings):
    settings.MESSAGING = None
    assert client.get("/berichten/").status_code == 404


def rang(client: Client, body: bytes, signature: str):
    return client.post("/telefoon/", body, content_type="application/json", headers={"X-Gehoord-Signature": signature})


def test_a_telephone_system_is_heard_when_it_signs(client, settings, tmp_path):
    settings.TELEPHONE = switchboard_at(tmp_path)
    body = ring("ringing")
    assert rang(client, body, sign(body, at=timezone.now())).status_code == 200
    assert rang(client, body, "").status_code == 403
    assert rang(client, b"{", sign(b"{", at=timezone.now())).status_code == 400
    with acting(HOUSE):
        assert Call.objects.count() == 1


def test_without_a_telephone_system_nobody_listens(client, settings):
    settings.TELEPHONE = None
    assert rang(client, b"{}", "").status_code == 404
