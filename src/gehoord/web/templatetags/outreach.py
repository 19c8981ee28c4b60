"""What the bar on top of every page says about going out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from gehoord.outreach import road
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, may

register = template.Library()


@register.simple_tag(takes_context=True)
def goes_out(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page may see visits (nl: ziet bezoeken)."""
    actor = _actor(context)
    return actor is not None and may(actor, Act.SEE, Resource.VISIT)


@register.simple_tag(takes_context=True)
def follows_alerts(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page may see alerts within the house (nl: ziet signalen)."""
    actor = _actor(context)
    return actor is not None and may(actor, Act.CHANGE, Resource.ALERT) and may(actor, Act.CREATE, Resource.ALERT)


@register.simple_tag(takes_context=True)
def acute_alerts(context: Mapping[str, Any]) -> int:
    """How many acute alerts wait for whoever watches over them; 0 for everybody else (nl: acute signalen)."""
    actor = _actor(context)
    return 0 if actor is None else road.acute(by=actor)


def _actor(context: Mapping[str, Any]) -> Actor | None:
    actor = getattr(context.get("request"), "actor", None)
    return actor if isinstance(actor, Actor) else None
