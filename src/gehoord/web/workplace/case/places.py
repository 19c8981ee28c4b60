"""The places of agencies to choose from."""

from __future__ import annotations

from gehoord.directory.workplaces import workplaces
from gehoord.people.permissions import Actor
from gehoord.web.workplace.case.questions import Choices


def places_of(by: Actor) -> Choices:
    """The places that the own office keeps, by agency (nl: locaties). No place may be chosen as well."""
    kept = [one for one in workplaces(by=by) if one.office == by.office_id]
    return [("", "–"), *((str(one.id), one.agency if not one.name else f"{one.agency}, {one.name}") for one in kept)]
