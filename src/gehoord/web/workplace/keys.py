"""Single keys, such as g for a talk: whether they are on for this browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest


def sound_of(request: HttpRequest) -> Mapping[str, Any]:
    """Whether this browser is to be heard when its user is called in (nl: geluid aan)."""
    return {"sound_on": request.COOKIES.get("sound") == "on"}


def keys_of(request: HttpRequest) -> Mapping[str, Any]:
    """Whether single keys are on for this browser (nl: toetsen aan)."""
    return {"keys_on": request.COOKIES.get("keys") != "off"}
