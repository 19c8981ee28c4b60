"""What the pages of a year say of a bundle."""

from __future__ import annotations

from typing import Any

from django import template

from gehoord.reporting.stages import Stage

register = template.Library()


@register.filter
def stage_of(volume: Any) -> Stage:
    """How far a bundle is (nl: stand van een bundel)."""
    return Stage.coded(volume.stage)


@register.filter
def left_open(volume: Any) -> int:
    """How many loose ends were left when it was closed (nl: gebleven losse eindjes)."""
    return sum(volume.ends.values())
