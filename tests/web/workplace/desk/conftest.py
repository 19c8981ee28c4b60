"""A desk with people, and a way to ask its pages as one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.utils.translation import override
from tests.told.intake import Front, open_desk

from gehoord.people.models import Person
from gehoord.people.permissions import Actor
from gehoord.vault import keys


class Said(BaseStorage):
    """Keeps what pages say, to be asked afterwards."""

    def _get(self, *_args, **_kwargs):
        return [], True

    def _store(self, messages, *_args, **_kwargs):
        return []


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def front(db: None, key_folder: Path) -> Iterator[Front]:
    with override_settings(GEHOORD_DATA=key_folder):
        keys.forget_open_keys()
        yield open_desk()
        keys.forget_open_keys()


Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask() -> Ask:
    """Asks a view as somebody; with `sent` it is a form that was sent. What was said is `answer.said`."""

    def asked(view, by: Actor, *args, sent=None, language="nl", cookies=(), **given) -> HttpResponse:
        factory = RequestFactory()
        factory.cookies.load(dict(cookies))
        request = factory.get("/", given) if sent is None else factory.post("/", sent)
        request.user, request.session, request.actor = Person.objects.get(pk=by.person_id), SessionStore(), by
        request._messages = Said(request)
        with override(language):
            answer = view(request, *args)
        answer.said = [str(message) for message in request._messages._queued_messages]
        answer.session = request.session
        return answer

    return asked
