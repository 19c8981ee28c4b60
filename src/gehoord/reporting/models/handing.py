"""What comes after a report was handed over: notes of correction, who fetched it, and keys for programs."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.outreach.informing import Rhythm
from gehoord.practice.words import Text
from gehoord.reporting.models.editions import Edition


class Correction(models.Model):
    """A dated note beside a report in which something was wrong (nl: verbeternota). It says so in words and changes no figure.

    english: the same in English, "" where somebody wrote the note in Dutch alone.
    """

    guard: ClassVar = Guard(Resource.REPORT, place="recipient", handed="at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="corrections")
    recipient = models.CharField(max_length=36)
    text = models.TextField()
    english = models.TextField(blank=True, default="", db_default="")
    person_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"

    @property
    def said(self) -> Text:
        """The note in both languages, as far as it was written in both (nl: tekst van de nota)."""
        return Text(self.text, self.english or self.text)


class Fetch(models.Model):
    """That somebody fetched a file of a report, and by which way (nl: ophaling). `by_key`: a program did, with their key."""

    guard: ClassVar = Guard(Resource.FETCH, person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="fetches")
    format = models.CharField(max_length=10)
    person_id = models.UUIDField()
    by_key = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return self.format


class Agreement(models.Model):
    """How often a place is told what we see (nl: afspraak over informeren). `place`: as for an edition; `words`: what else."""

    guard: ClassVar = Guard(Resource.AGREEMENT, office="office_id", place="place")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office_id = models.UUIDField()
    place = models.CharField(max_length=36, unique=True)
    rhythm = models.CharField(max_length=40)
    words = models.CharField(max_length=500, blank=True)
    person_id = models.UUIDField(null=True)
    agreed_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(rhythm__in=[one.value for one in Rhythm]), name="agreement_rhythm"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.rhythm}"


class AccessKey(models.Model):
    """A key with which a program fetches what was handed to one recipient (nl: sleutel voor programma's).

    It opens what the seat of `person_id` in `role` opens, and nothing once that seat has ended. Only the digest of it is kept.
    """

    guard: ClassVar = Guard(Resource.ACCESS_KEY, person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()
    role = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    handle = models.CharField(max_length=20, unique=True)
    digest = models.BinaryField()
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        return self.label
