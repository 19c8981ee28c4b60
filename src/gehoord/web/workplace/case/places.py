"""The places of agencies to choose from in a form about a client."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.urls import reverse

from gehoord.directory.sought import Among
from gehoord.people.permissions import Actor
from gehoord.web.workplace.desk.places import OWN
from gehoord.web.workplace.placing import offer_places


def offer_kept(form: forms.BaseForm, *, by: Actor, keeps: UUID | None = None) -> None:
    """Offer the places that the own office keeps (nl: locaties). No place may be chosen as well; `keeps` is the one of now."""
    asked_at = f"{reverse('desk_places')}?kind={OWN}"
    offer_places(form, "location", by=by, among=Among(office=by.office_id), address=asked_at, keeps=keeps)
