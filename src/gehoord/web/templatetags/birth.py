"""When somebody was born, as a page says it."""

from __future__ import annotations

from django import template

from gehoord.practice.clients import born_in
from gehoord.web.public.language import spoken

register = template.Library()


@register.filter
def born(told: str) -> str:
    """A year and month of birth in words of the language of the page (nl: geboren)."""
    return born_in(told).spoken_in(spoken())
