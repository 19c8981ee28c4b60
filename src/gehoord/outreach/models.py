"""What outreach keeps: visits and alerts, each about a location. There is no way from here to a client."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind

CODE, EXCHANGED = 40, 200


def new_exchange_id() -> str:
    """The id under which a row goes out, until an exchange gives it another (nl: uitwisselcode)."""
    return uuid.uuid4().hex


class Visit(models.Model):
    """A group visit or a briefing at a location (nl: bezoek). `person_id` is the counsellor, empty where nobody said who."""

    guard: ClassVar = Guard(Resource.VISIT, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=CODE)
    person_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="visit_exchanged_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in VisitKind]), name="visit_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Alert(models.Model):
    """Something about a location that worries counsellors, told to who can change it (nl: signaal). It names no client.

    `person_id` is who gave it, empty where nobody said who.
    """

    guard: ClassVar = Guard(Resource.ALERT, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    theme = models.CharField(max_length=CODE)
    urgency = models.CharField(max_length=CODE)
    person_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="alert_exchanged_once"),
            models.CheckConstraint(condition=Q(theme__in=[theme.value for theme in AlertTheme]), name="alert_theme"),
            models.CheckConstraint(condition=Q(urgency__in=[urgency.value for urgency in AlertUrgency]), name="alert_urgency"),
        ]

    def __str__(self) -> str:
        return f"{self.theme} {self.on}"
