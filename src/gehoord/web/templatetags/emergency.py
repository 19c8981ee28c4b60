"""What every page of the workplace says of break-glass: whose half hour runs, and how much waits to be looked into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from gehoord.casework.breaking import Lease, leases, to_review
from gehoord.people.permissions import Actor

register = template.Library()


@register.simple_tag(takes_context=True)
def open_leases(context: Mapping[str, Any]) -> tuple[Lease, ...]:
    """The clients whoever asks for this page opened in an emergency, while that lasts (nl: lopende noodtoegang)."""
    actor = getattr(context.get("request"), "actor", None)
    return leases(by=actor) if isinstance(actor, Actor) else ()


@register.simple_tag(takes_context=True)
def glass_to_review(context: Mapping[str, Any]) -> int:
    """How often the glass was broken that whoever asks for this page is to look into (nl: te bekijken noodtoegang)."""
    actor = getattr(context.get("request"), "actor", None)
    return to_review(by=actor) if isinstance(actor, Actor) else 0
