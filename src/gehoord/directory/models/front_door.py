"""What an office says to whoever opens the website, version after version, and how it may be reached."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard

LONGEST_PHONE = 20


class PublicText(models.Model):
    """One version of one text of the start page (nl: versie van een openbare tekst). Nothing is changed or thrown away.

    The version with the highest `number` is the one that visitors read. `again` is the number it repeats, 0 where it is new.
    """

    guard: ClassVar = Guard(Resource.PUBLIC_PAGE, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=20)
    piece = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    again = models.PositiveIntegerField(default=0)
    title_nl = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    body_nl = models.TextField()
    body_en = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "voice", "piece", "number"], name="public_text_numbered"),
            models.CheckConstraint(
                condition=~Q(title_nl="") & ~Q(title_en="") & ~Q(body_nl="") & ~Q(body_en=""), name="public_text_both_languages"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice} {self.piece} {self.number}"


class Reachable(models.Model):
    """How visitors reach an office, and whether it lets them know who works where (nl: bereikbaarheid van een kantoor)."""

    guard: ClassVar = Guard(Resource.PUBLIC_PAGE, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.OneToOneField("directory.Office", on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=LONGEST_PHONE, blank=True)
    shows = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.phone
