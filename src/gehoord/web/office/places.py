"""What offices are called on these pages."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from gehoord.directory.offices import offices_on


def office_names() -> dict[UUID, str]:
    """The names of the offices of today, by their id (nl: namen van kantoren)."""
    return {office.id: office.name for office, _areas in offices_on(timezone.localdate())}
