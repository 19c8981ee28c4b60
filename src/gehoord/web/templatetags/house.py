"""What every page may ask of the house, also a page that is shown because something broke."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, may
from gehoord.people.seats import sees_colleagues
from gehoord.practice.clients import Relation
from gehoord.practice.words import Term, Text
from gehoord.reporting.formats import Format
from gehoord.reporting.theme import Theme
from gehoord.reporting.theme_in_use import theme_in_use, wears_own_theme

register = template.Library()

MEANT_FOR = {
    Format.PDF: Text("om te lezen en te printen", "to read and to print"),
    Format.HTML: Text("om op een scherm te lezen", "to read on a screen"),
    Format.XLSX: Text("om mee te rekenen", "to calculate with"),
    Format.CSV: Text("om in een ander programma te gebruiken", "to use in another program"),
    Format.JSON: Text("voor makers van programma’s", "for makers of programs"),
}
"""What each file is for (nl: waarvoor)."""


ONWARD = "onward "
"""Stands before the address in the tag of a message that leads somewhere; without it the address takes back what was done."""


@register.filter
def onward(tags: str) -> str:
    """Where a message leads on to, empty where it does not (nl: verder naar)."""
    return tags.removeprefix(ONWARD) if tags.startswith(ONWARD) else ""


@register.simple_tag
def theme() -> Theme:
    """The house style of this installation (nl: huisstijl)."""
    return theme_in_use()


@register.simple_tag
def own_theme() -> bool:
    """Whether a page has to ask for the colours of a theme; on a slow phone one request less counts (nl: eigen huisstijl)."""
    return wears_own_theme()


@register.simple_tag
def mark() -> SafeString:
    """The mark of the organisation, as checked SVG that is not read aloud (nl: beeldmerk)."""
    quiet = theme_in_use().logo.replace(' xmlns="http://www.w3.org/2000/svg"', ' aria-hidden="true" focusable="false"', 1)
    return mark_safe(quiet)  # noqa: S308 - read_logo lets in shapes only


@register.simple_tag
def is_demo() -> bool:
    """Whether this installation shows invented people (nl: demo)."""
    return bool(settings.GEHOORD_DEMO)


@register.simple_tag(takes_context=True)
def sees_people(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page may see who works here (nl: ziet mensen)."""
    actor = getattr(context.get("request"), "actor", None)
    return isinstance(actor, Actor) and sees_colleagues(actor)


@register.simple_tag(takes_context=True)
def sees_clients(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page can have clients of their own (nl: ziet cliënten)."""
    actor = getattr(context.get("request"), "actor", None)
    return isinstance(actor, Actor) and may(actor, Act.SEE, Resource.CLIENT)


@register.simple_tag(takes_context=True)
def sees_reports(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page is handed reports (nl: ziet rapporten)."""
    actor = getattr(context.get("request"), "actor", None)
    return isinstance(actor, Actor) and may(actor, Act.SEE, Resource.REPORT)


@register.simple_tag(takes_context=True)
def sees_desk(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page works at the desk (nl: ziet het meldpunt)."""
    actor = getattr(context.get("request"), "actor", None)
    return isinstance(actor, Actor) and may(actor, Act.LIST, Resource.DESK_ITEM)


ONE_OF_THEM = {
    Relation.YOUNG_PERSON: Text("Jongere", "Young person"),
    Relation.PARENT: Text("Ouder", "Parent"),
    Relation.UNKNOWN_OTHER: Text("Iemand anders", "Somebody else"),
    Relation.RELATIVE: Text("Familielid", "Relative"),
    Relation.FOSTER_PARENT: Text("Pleegouder", "Foster parent"),
    Relation.PROFESSIONAL: Text("Hulpverlener", "Professional"),
}
"""What one person with a relation is called; the lists of the field have the plural of their tables (nl: enkelvoud)."""


@register.filter
def one_of_them(relation: Relation) -> str:
    """What somebody with this relation is called, in the language of the page (nl: enkelvoud van een relatie)."""
    return spoken(ONE_OF_THEM[relation])


@register.filter
def spoken(words: Text | Term) -> str:
    """A text or a term in the language of the page (nl: in de taal van de pagina)."""
    text = words.label if isinstance(words, Term) else words
    return text.spoken_in("en" if (get_language() or "nl").startswith("en") else "nl")


@register.filter
def meant_for(fmt: Format) -> str:
    """What a file of a format is for, in the language of the page (nl: waarvoor)."""
    return spoken(MEANT_FOR[fmt])
