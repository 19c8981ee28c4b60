"""What the pages of the portal say about where one can go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.permissions import Actor
from gehoord.people.roles import grounds
from gehoord.people.seats import PLACED

register = template.Library()


@register.simple_tag(takes_context=True)
def gets_alerts(context: Mapping[str, Any]) -> bool:
    """Whether alerts can be addressed to the place of whoever asks for this page (nl: krijgt signalen)."""
    actor = _actor(context)
    return actor is not None and Condition.HANDED_OVER in grounds(actor.role, Resource.ALERT, Act.LIST)


@register.simple_tag(takes_context=True)
def has_agreements(context: Mapping[str, Any]) -> bool:
    """Whether something can be agreed with the place of whoever asks for this page (nl: heeft afspraken)."""
    actor = _actor(context)
    return actor is not None and actor.role in PLACED


def _actor(context: Mapping[str, Any]) -> Actor | None:
    actor = getattr(context.get("request"), "actor", None)
    return actor if isinstance(actor, Actor) else None
