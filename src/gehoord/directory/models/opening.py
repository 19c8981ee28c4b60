"""When an office answers along which channel, and on which days it is otherwise."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from gehoord.directory.models.stretches import ends_after_it_begins
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import DAYS_IN_WEEK

CODES = [channel.value for channel in Channel]


def _times() -> ArrayField[Any, Any]:
    return ArrayField(models.TimeField(null=True), size=DAYS_IN_WEEK)


class OpeningWeek(models.Model):
    """The week of one channel of an office (nl: weekrooster). Seven times each, Monday first; an empty one is a day without."""

    guard: ClassVar = Guard(Resource.OPENING, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=40)
    opens = _times()
    closes = _times()
    on_holidays = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "channel"], name="opening_week_once"),
            models.CheckConstraint(condition=Q(channel__in=CODES), name="opening_week_channel"),
            models.CheckConstraint(
                condition=Q(opens__len=DAYS_IN_WEEK, closes__len=DAYS_IN_WEEK), name="opening_week_seven_days"
            ),
        ]

    def __str__(self) -> str:
        return self.channel


class OpeningChange(models.Model):
    """Days on which an office answers otherwise (nl: afwijking). No times: closed; no channel: all of them.

    What was taken back bears the moment in `gone_at`; nothing is thrown away.
    """

    guard: ClassVar = Guard(Resource.OPENING, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField()
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "until"], condition=Q(gone_at=None), name="opening_change_by_office")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(channel__in=[*CODES, ""]), name="opening_change_channel"),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=models.F("opens")),
                name="opening_change_both_times",
            ),
            ends_after_it_begins("opening_change_days"),
        ]

    def __str__(self) -> str:
        return f"{self.since} {self.channel}".strip()
