"""What the pages of a year say of a bundle."""

from __future__ import annotations

from typing import Any

from django import template

from gehoord.practice.words import Text
from gehoord.reporting.stages import Stage

register = template.Library()


MANY = {
    "nation": Text("landelijk", "national"),
    "province": Text("provincies", "provinces"),
    "region": Text("jeugdregio’s", "youth regions"),
    "municipality": Text("gemeenten", "municipalities"),
    "agency": Text("instanties", "agencies"),
}
ONE = {
    "nation": Text("het hele land", "the nation"),
    "province": Text("provincie", "province"),
    "region": Text("jeugdregio", "youth region"),
    "municipality": Text("gemeente", "municipality"),
    "agency": Text("instantie", "agency"),
}
"""Whom a report is about, of many and of one (nl: over wie)."""


@register.filter
def many_of(reader: Any) -> Text:
    """What many reports of one kind are about (nl: meervoud van een lezer)."""
    return MANY[reader.value]


@register.filter
def kind_of(reader: Any) -> Text:
    """What one report is about (nl: soort rapport)."""
    return ONE[reader.value]


@register.filter
def stage_of(volume: Any) -> Stage:
    """How far a bundle is (nl: stand van een bundel)."""
    return Stage.coded(volume.stage)


@register.filter
def left_open(volume: Any) -> int:
    """How many loose ends were left when it was closed (nl: gebleven losse eindjes)."""
    return sum(volume.ends.values())
