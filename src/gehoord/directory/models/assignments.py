"""Who is the fixed face where, who stands in, and who is away. The database takes no two at once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.directory.models.stretches import Dated, ends_after_it_begins, never_two_at_once
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard


class Assignment(Dated):
    """The fixed counsellor of a place or of a location, for some days (nl: vaste vertrouwenspersoon).

    `place` is the code of a municipality (GM....) or of a youth region (JZ..); exactly one of `place` and `location` is filled.
    What was planned and called off before it began is `withdrawn`: nothing is thrown away.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="assignments")
    place = models.CharField(max_length=6, blank=True)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, null=True, related_name="assignments")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(location__isnull=False, place="") | Q(location__isnull=True, place__regex=r"^(GM\d{4}|JZ\d{2})$"),
                name="assignment_to_one_ground",
            ),
            ends_after_it_begins("assignment_days"),
            never_two_at_once("place_has_one_counsellor", "place", condition=Q(location__isnull=True, withdrawn=False)),
            never_two_at_once("location_has_one_counsellor", "location", condition=Q(location__isnull=False, withdrawn=False)),
        ]


class StandIn(Dated):
    """Who takes an assignment over when the fixed counsellor is away, for some days (nl: waarnemer)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="stand_ins")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            ends_after_it_begins("stand_in_days"),
            never_two_at_once("assignment_has_one_stand_in", "assignment"),
        ]


class Absence(Dated):
    """Days on which somebody is away, and who takes all of their work over, if that was arranged (nl: afwezigheid).

    Nothing says why somebody is away.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    guard: ClassVar = Guard(Resource.ABSENCE, office="office_id", person="person_id")

    class Meta:
        constraints: ClassVar = [
            ends_after_it_begins("absence_days"),
            models.CheckConstraint(
                condition=Q(stand_in__isnull=True) | ~Q(stand_in=models.F("person")), name="absence_stand_in_is_another"
            ),
            never_two_at_once("absent_once", "person"),
        ]
