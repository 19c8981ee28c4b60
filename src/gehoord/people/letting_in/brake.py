"""What guessing costs: time for whoever guesses, and never the way in for whoever came in here before.

No address of a visitor is known, so wrong passwords are counted by account, for one minute. A stranger who keeps guessing keeps
that minute full; so a browser in which somebody signed in completely is known, and counts for itself.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "known"
SALT = "gehoord.people.brake"
KEPT = 180 * 24 * 60 * 60
MOST = 5
AT_ONCE = BoundedSemaphore(2)
"""How many passwords one process compares at a time: each takes a tenth of a second and a hundred megabytes (nl: tegelijk)."""
PATIENCE = 10.0


def counted_as(request: HttpRequest, email: str) -> str:
    """What a wrong password counts for: the account, or the account in this browser if it is known (nl: telt voor)."""
    mark = _mark(email.strip().lower())
    return f"{mark} {_known(request).get(mark, '')}"


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Know this browser again, at the sign-in page alone; the cookie tells nobody who it was (nl: browser onthouden)."""
    mark = _mark(email)
    known = {mark: secrets.token_urlsafe(12), **{other: drawn for other, drawn in _known(request).items() if other != mark}}
    response.set_cookie(
        COOKIE,
        signing.dumps(dict(list(known.items())[:MOST]), salt=SALT),
        max_age=KEPT,
        path=settings.SIGN_IN_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@contextmanager
def taking_turns() -> Iterator[bool]:
    """Wait for a turn to compare a password; whether it came in time (nl: om de beurt)."""
    in_time = AT_ONCE.acquire(timeout=PATIENCE)
    try:
        yield in_time
    finally:
        if in_time:
            AT_ONCE.release()


def _mark(email: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{SALT} {email}".encode(), sha256).hex()[:24]


def _known(request: HttpRequest) -> Mapping[str, Any]:
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {}
    return said if isinstance(said, dict) else {}
