"""The agencies that counselling is about, and the places where they work."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.directory.models.stretches import ends_after_it_begins
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.visiting import USUAL, Frequency, Setting
from gehoord.practice.words import Text

LONGEST_NAME = 200


class Agency(models.Model):
    """An agency in youth care, known by one name to all offices (nl: instantie). `office` is the office that keeps it up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    kind = models.CharField(max_length=40)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    guard: ClassVar = Guard(Resource.DIRECTORY, office="office_id")

    class Meta:
        constraints: ClassVar = [ends_after_it_begins("agency_days")]

    def __str__(self) -> str:
        return self.name


class AgencyLocation(models.Model):
    """A place where an agency works (nl: instantielocatie).

    Empty is not known: `name`, `municipality`, `setting`, and the day it opened. `until` is the last day it was open.
    `every_weeks` or `every_months` is how often it is visited where that was agreed. `exchange_id` is the id under which the
    office exchanges it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="locations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(max_length=LONGEST_NAME, null=True)  # noqa: DJ001 - "" would come out of an exchange as another file
    municipality = models.CharField(max_length=6, null=True)  # noqa: DJ001 - idem
    setting = models.CharField(max_length=20, blank=True)
    is_head = models.BooleanField(default=False)
    every_weeks = models.PositiveSmallIntegerField(default=0)
    every_months = models.PositiveSmallIntegerField(default=0)
    exchange_id = models.CharField(max_length=LONGEST_NAME)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    guard: ClassVar = Guard(Resource.DIRECTORY, office="office_id")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["municipality"], name="location_by_municipality")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="location_exchanged_once"),
            models.UniqueConstraint(fields=["agency"], condition=Q(is_head=True, until__isnull=True), name="agency_one_head"),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(municipality__regex=r"^GM\d{4}$"), name="location_municipality_code"
            ),
            models.CheckConstraint(condition=Q(every_weeks=0) | Q(every_months=0), name="location_one_frequency"),
            ends_after_it_begins("location_days"),
        ]

    def __str__(self) -> str:
        return self.name or self.agency.name

    @property
    def agreed(self) -> Frequency | None:
        """How often it is visited by agreement, None where nothing was agreed (nl: afgesproken frequentie)."""
        return _agreed(self.every_weeks, self.every_months)

    @property
    def frequency(self) -> Frequency | None:
        """How often it is visited: as agreed, else as is usual for its setting (nl: bezoekfrequentie)."""
        return frequency_of(self.setting, self.every_weeks, self.every_months)


def frequency_of(setting: str, weeks: int, months: int) -> Frequency | None:
    """How often a location with these columns is visited, None: only by agreement (nl: frequentie van een plek)."""
    return _agreed(weeks, months) or (USUAL[Setting.coded(setting)] if setting else None)


def _agreed(weeks: int, months: int) -> Frequency | None:
    return Frequency(_told(weeks, months), weeks, months) if weeks or months else None


def _told(weeks: int, months: int) -> Text:
    number, nl, en = (weeks, ("week", "weken"), "week") if weeks else (months, ("maand", "maanden"), "month")
    return Text(f"elke {nl[0]}", f"every {en}") if number == 1 else Text(f"elke {number} {nl[1]}", f"every {number} {en}s")
