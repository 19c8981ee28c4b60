"""Asks the pages about a client as somebody would, without a browser: what is shown, and what was stored after a form."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.messages import get_messages
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override
from tests.told.casework import DAY

from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting

ON = DAY.isoformat()


class rows:  # noqa: N801 - it reads as a word: rows(Note).count()
    """What is stored, whoever it is of."""

    def __init__(self, kind: type[Model]) -> None:
        self.kind = kind

    def all(self, **asked: Any) -> list[Any]:
        with acting(HOUSE):
            return list(self.kind._default_manager.filter(**asked))

    def count(self, **asked: Any) -> int:
        return len(self.all(**asked))

    def get(self, **asked: Any) -> Any:
        (found,) = self.all(**asked)
        return found


def asking(actor: Actor, *, form: dict[str, Any] | None = None, address: str = "/clienten/") -> HttpRequest:
    factory = RequestFactory()
    request = factory.get(address) if form is None else factory.post(address, form)
    request.user, request.session = Person.objects.get(pk=actor.person_id), SessionStore()
    request.actor = actor
    request._messages = SessionStorage(request)
    return request


def see(view: Any, actor: Actor, *args: Any, language: str = "nl", address: str = "/clienten/") -> str:
    """What a page shows, with every run of white space as one space."""
    with override(language):
        answer = view(asking(actor, address=address), *args)
    assert answer.status_code == 200, answer
    assert "no-store" in answer.headers["Cache-Control"]
    return re.sub(r"\s+", " ", answer.content.decode())


def send(view: Any, actor: Actor, *args: Any, address: str = "/clienten/", **form: Any) -> tuple[HttpResponse, str]:
    """Send a form, and give the answer and what it said had happened, or the page that asks again."""
    request = asking(actor, form=form, address=address)
    with override("nl"):
        answer = view(request, *args)
    if answer.status_code == 302:
        return answer, " ".join(str(one) for one in get_messages(request))
    return answer, re.sub(r"\s+", " ", answer.content.decode())


def undo_of(view: Any, actor: Actor, *args: Any, **form: Any) -> str:
    """The address that takes back what a form did."""
    request = asking(actor, form=form)
    view(request, *args)
    (said,) = get_messages(request)
    return str(said.extra_tags)
