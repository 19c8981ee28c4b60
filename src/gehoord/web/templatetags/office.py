"""What the pages of the office say about where one can go within it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, may
from gehoord.practice.words import Text

register = template.Library()

ROOMS = (
    ("office", Text("Werkvoorraad", "Workload"), Act.LIST, Resource.WORKLOAD),
    ("directory", Text("Adresboek", "Directory"), Act.LIST, Resource.ABSENCE),
    ("agencies", Text("Instanties", "Agencies"), Act.LIST, Resource.ABSENCE),
    ("absences", Text("Afwezig", "Away"), Act.LIST, Resource.ABSENCE),
    ("opening", Text("Openingstijden", "Opening hours"), Act.LIST, Resource.ABSENCE),
    ("front_page", Text("Startpagina", "Start page"), Act.LIST, Resource.PUBLIC_PAGE),
    ("mailboxes", Text("Postbussen", "Mailboxes"), Act.LIST, Resource.PUBLIC_PAGE),
    ("replies", Text("Standaardteksten", "Saved replies"), Act.LIST, Resource.SAVED_REPLY),
    ("categories", Text("Categorieën", "Categories"), Act.LIST, Resource.ABSENCE),
    ("recipients", Text("Ontvangers", "Recipients"), Act.LIST, Resource.RECIPIENT),
    ("years", Text("Jaar", "Year"), Act.SIGN, Resource.REPORT),
    ("retention", Text("Bewaren", "Retention"), Act.LIST, Resource.RETENTION),
    ("journal", Text("Logboek", "Journal"), Act.LIST, Resource.JOURNAL),
    ("opinions", Text("Meningen", "Opinions"), Act.SEE, Resource.MARK),
)
"""The pages of the office, with the right that opens each (nl: onderdelen van het kantoor)."""

WITHIN = {
    "office_waiting": "office",
    "office_due": "office",
    "ground": "directory",
    "end_turn": "directory",
    "let_stand_in": "directory",
    "agency": "agencies",
    "add_agency": "agencies",
    "location": "agencies",
    "close_location": "agencies",
    "end_absence": "absences",
    "opening_week": "opening",
    "change_opening": "opening",
    "front_text": "front_page",
    "front_reach": "front_page",
    "new_reply": "replies",
    "reply": "replies",
    "agreement": "recipients",
    "year": "years",
    "year_reports": "years",
    "year_report": "years",
    "year_fetched": "years",
    "correct_report": "years",
    "loose_ends": "years",
    "own_texts": "years",
    "own_text": "years",
    "keep_case": "retention",
    "let_case_go": "retention",
}
"""To which of these a page below it belongs (nl: hoort bij)."""

WATCHING = (
    (Act.LIST, Resource.WORKLOAD),
    (Act.LIST, Resource.RETENTION),
    (Act.SIGN, Resource.ALERT),
    (Act.SIGN, Resource.REPORT),
)
"""What somebody does who spends part of the day in the office (nl: kantoorwerk)."""


@register.simple_tag(takes_context=True)
def sees_office(context: Mapping[str, Any]) -> bool:
    """Whether the bar on top leads whoever asks for this page to the office (nl: ziet het kantoor)."""
    actor = _actor(context)
    return actor is not None and any(may(actor, act, thing) for act, thing in WATCHING)


@register.simple_tag(takes_context=True)
def rooms_of_office(context: Mapping[str, Any]) -> list[tuple[str, Text, bool]]:
    """The pages of the office that are open to whoever asks, with their names and whether they are there (nl: onderdelen)."""
    actor = _actor(context)
    found = getattr(getattr(context.get("request"), "resolver_match", None), "url_name", "")
    here = WITHIN.get(found, found)
    return [] if actor is None else [(name, words, name == here) for name, words, act, thing in ROOMS if may(actor, act, thing)]


@register.simple_tag(takes_context=True)
def writes_with_reports(context: Mapping[str, Any]) -> bool:
    """Whether whoever asks for this page works for the reports, but not in the office (nl: werkt aan het jaar)."""
    actor = _actor(context)
    return actor is not None and may(actor, Act.CREATE, Resource.FINDINGS) and not may(actor, Act.SIGN, Resource.REPORT)


def _actor(context: Mapping[str, Any]) -> Actor | None:
    actor = getattr(context.get("request"), "actor", None)
    return actor if isinstance(actor, Actor) else None
