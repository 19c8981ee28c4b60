"""Who asks with which key, and how often in a minute."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBearer

from gehoord.people.permissions import Actor
from gehoord.reporting.portal.keys import holder_of

MOST, MINUTE = 120, 60


class Key(HttpBearer):
    """The key that a program sends along (nl: sleutel)."""

    openapi_description = "A key that a recipient made on their page; it opens what was handed to them."

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """As whom the program acts, None where the key opens nothing (nl: sleutel nagaan)."""
        holder = holder_of(token, at=timezone.now())
        if holder is not None:
            count(request, holder)
        return holder


def count(request: HttpRequest, holder: Actor) -> None:
    """Count a request of a key in this minute, and refuse the hundred and twenty-first (nl: tellen)."""
    counted = f"api.{holder.session_id}.{int(timezone.now().timestamp()) // MINUTE}"
    asked = (cache.get_or_set(counted, 0, MINUTE) or 0) + 1
    cache.incr(counted)
    request.left = max(0, MOST - asked)  # type: ignore[attr-defined]  # told in a header by what answers
    if asked > MOST:
        raise HttpError(HTTPStatus.TOO_MANY_REQUESTS, "")
