"""The organisations that do the counselling, and where each of them does it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from gehoord.directory.models.stretches import ends_after_it_begins, never_two_at_once
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard


class Office(models.Model):
    """An organisation that does the counselling (nl: kantoor). Its own key is the `office_id` of everything that is its."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, db_column="office_id")
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)

    guard: ClassVar = Guard(Resource.DIRECTORY, office="id")

    class Meta:
        constraints: ClassVar = [ends_after_it_begins("office_days")]

    def __str__(self) -> str:
        return self.name


class OfficeArea(models.Model):
    """A province (PV..) or municipality (GM....) in which an office does the work (nl: werkgebied).

    A municipality goes before the province it lies in. No place has two offices on one day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="areas")
    place = models.CharField(max_length=6)
    since = models.DateField()
    until = models.DateField(null=True)

    # Not by its office: no coordinator gives their own office ground.
    guard: ClassVar = Guard(Resource.DIRECTORY)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(place__regex=r"^(PV\d{2}|GM\d{4})$"), name="area_place_code"),
            ends_after_it_begins("area_days"),
            never_two_at_once("area_has_one_office", "place"),
        ]

    def __str__(self) -> str:
        return self.place


class EarlierName(models.Model):
    """What an office, agency or location was called up to and including a day (nl: vroegere naam). `thing` is its id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    thing = models.UUIDField()
    name = models.CharField(max_length=200, blank=True)
    until = models.DateField()

    guard: ClassVar = Guard(Resource.DIRECTORY, office="office_id")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["thing", "until"], name="earlier_name_once_a_day")]

    def __str__(self) -> str:
        return self.name
