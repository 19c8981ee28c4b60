"""What was published, and what was printed of it. Rows here are written once; only the state of a printout moves.

Columns that hold a word of a closed list hold its code; the list itself lives in code.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from gehoord.practice.words import Term


class State(Term):
    """How far a printout is (nl: stand van een uitdraai)."""

    WAITING = "waiting", "wordt gemaakt", "being made"
    READY = "ready", "klaar", "ready"
    FAILED = "failed", "niet gelukt", "did not work out"


class KeptRegister(models.Model):
    """A register exactly as its figures were counted from, so that every format prints the same (nl: bewaard register).

    `fingerprint` is the SHA-256 of its nine files; `archive` is a zip of them.
    """

    fingerprint = models.CharField(primary_key=True, max_length=64)
    archive = models.BinaryField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.fingerprint[:12]


class Edition(models.Model):
    """One report for one municipality, year and rule in one language, as it was issued (nl: uitgave).

    `opening` are the words on its cover, `contents` its headings in order, `body` the page as it is read, already made.
    `notes` is the counsellor's own text; `invented`: nobody in it exists, as in a demo.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(KeptRegister, on_delete=models.PROTECT, related_name="editions")
    municipality = models.CharField(max_length=6)
    place = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    issued_at = models.DateTimeField()
    opening = models.JSONField()
    contents = models.JSONField()
    body = models.TextField()
    notes = models.TextField(blank=True, default="")
    invented = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["place", "-year", "rule", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["register", "municipality", "year", "rule", "language"], name="edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.year} ({self.language})"


class Printout(models.Model):
    """One edition in one format, or the promise of it (nl: uitdraai).

    `name` is what the file is called; `size` (in bytes) and `sha256` are those of `content`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="printouts")
    format = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    name = models.CharField(max_length=150, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "format"], name="printout_once"),
            models.CheckConstraint(
                condition=models.Q(state=State.READY.value, content__isnull=False)
                | (~models.Q(state=State.READY.value) & models.Q(content__isnull=True)),
                name="printout_ready_has_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.state}"


class Enclosure(models.Model):
    """A file that belongs beside a printout, such as the description of a table of data (nl: bijlage bij een uitdraai).

    `follows` is what comes after the name of the printout: "-metadata.json".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    printout = models.ForeignKey(Printout, on_delete=models.CASCADE, related_name="enclosures")
    follows = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["printout", "follows"], name="enclosure_once")]

    def __str__(self) -> str:
        return self.follows
