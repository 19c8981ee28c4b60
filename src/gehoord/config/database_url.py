"""A database address, read as Django wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

ROLES = ("gehoord_owner", "gehoord_app", "gehoord_journal", "gehoord_backup")
"""Who owns the tables, who serves people, who writes the journal, who copies everything away (nl: databaserollen)."""

PREPARED: Mapping[str, object] = {"server_side_binding": True, "prepare_threshold": 2}
"""The walls in the database make a plan cost more than what it finds: what is asked for the third time is kept prepared."""


def as_django(url: str, *, pool: int = 0, role: str = "") -> dict[str, Any]:
    """One entry of Django's DATABASES for an address like `postgresql://name:password@host:5432/gehoord` (nl: databaseadres).

    A `host=/folder` after the question mark is the folder of a Unix socket; other words there are passed to libpq.
    `pool` is the most connections one process keeps ready; 0 opens and closes each time. With `role` the connection is one of
    ROLES: by a login of that name where the address has such a login, or else as a role that its login takes on.
    """
    parts = urlsplit(url)
    # As libpq reads it: a plus stays a plus.
    options: dict[str, Any] = {
        unquote(word): unquote(value) for word, _, value in (pair.partition("=") for pair in parts.query.split("&")) if word
    }
    host = options.pop("host", None) or unquote(parts.hostname or "")
    user = unquote(parts.username or "")
    if role and user in ROLES:
        user = role
    elif role:
        options["options"] = f"{options.get('options', '')} -c role={role}".strip()
    # Nought: nothing is prepared, for a pooler that does not know of it.
    threshold = options.pop("prepare_threshold", "")
    if threshold.isdecimal():
        options["prepare_threshold"] = int(threshold) or None
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "gehoord",
        "USER": user,
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": {**PREPARED, **options},
        "CONN_HEALTH_CHECKS": True,
    }
