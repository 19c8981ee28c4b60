from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.test import RequestFactory, override_settings
from django.utils import timezone
from django.utils.translation import override
from tests.told.casework import Team, open_offices

from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.models import AgencyLocation
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.visiting import Setting
from gehoord.vault import keys


@pytest.fixture
def team(db: None, tmp_path: Path):
    """The counsellor has a closed group of their own, where young people live."""
    cache.clear()
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        opened = open_offices()
        with acting(HOUSE):
            location = AgencyLocation.objects.select_related("agency").get(pk=opened.place)
            location.setting, location.name = Setting.CLOSED.value, "Groene Bank"
            location.save()
            assign_counsellor(location, opened.counsellor.person_id, since=date(2020, 1, 1), by=HOUSE)
        yield opened
        keys.forget_open_keys()


class Asked:
    """Asks a view as somebody, as a browser would: `answer` came back, `said` the next page says, `undo` takes it back."""

    def __init__(self, view: Callable[..., Any], actor: Any, *args: Any, language: str = "nl", **asked: Any) -> None:
        post = asked.get("post")
        request = RequestFactory().post("/", post) if post is not None else RequestFactory().get("/", asked.get("get") or {})
        request.session, request.actor = SessionStore(), actor
        request.user = Person.objects.get(pk=actor.person_id)
        request._messages = FallbackStorage(request)
        with override(language):
            self.answer = view(request, *args)
        self.undo = next((str(one.extra_tags) for one in request._messages._queued_messages), "")
        self.said = " ".join(str(one) for one in request._messages._queued_messages)

    @property
    def page(self) -> str:
        """The page, once it is there (nl: bladzijde)."""
        assert self.answer.status_code == 200, self.answer.status_code
        return self.answer.content.decode()

    @property
    def given_back(self) -> str:
        """The page with what was typed, once it did not fit (nl: teruggegeven formulier)."""
        assert self.answer.status_code == 422, self.answer.status_code
        return self.answer.content.decode()


@pytest.fixture
def asked() -> type[Asked]:
    return Asked


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


__all__ = ["Team", "in_days"]
