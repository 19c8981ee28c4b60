"""Which registers were taken over, when and by whom."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard


class Taking(models.Model):
    """A register that an office took over whole (nl: overname). It stands in the same transaction as what came with it.

    `fingerprint` is the SHA-256 of the nine files; `on` the day as of which changes hold that have no day of their own; `added`
    and `changed` count rows; `person_id` is who asked for it, empty where nobody said who.
    """

    guard: ClassVar = Guard(Resource.REGISTER, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    on = models.DateField()
    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "-at"], name="taking_latest")]

    def __str__(self) -> str:
        return f"{self.fingerprint[:12]} {self.at:%Y-%m-%d}"
