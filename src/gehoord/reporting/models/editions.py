"""What was published, and what was printed of it. Rows here are written once; only the state of a printout moves.

Columns that hold a word of a closed list hold its code; the list itself lives in code.
"""

from __future__ import annotations

import uuid
import zlib
from typing import ClassVar

from django.db import models

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.periods import Period
from gehoord.practice.words import Term
from gehoord.reporting.models.volumes import Volume


class State(Term):
    """How far a printout is (nl: stand van een uitdraai)."""

    WAITING = "waiting", "wordt gemaakt", "being made"
    READY = "ready", "klaar", "ready"
    FAILED = "failed", "niet gelukt", "did not work out"


class Edition(models.Model):
    """One report for one reader, period and rule in one language, as it was issued (nl: uitgave).

    `unit` is the code of what it is about, as the figures call it, and `reader` the code of a `Reader`; `recipient` is the place
    of the seats it is handed to: the code of a municipality or region, the id of an agency, NL for the nation. `handed_at` is
    empty until it was handed over. `volume` is the bundle it belongs to; a report that was issued by itself has none.
    `opening` are the words on its cover, `contents` its headings in order, `body` the page as it is read, already made, up to the
    counsellor's own text, and `rest` what follows that. `figures` are the released figures, as JSON without that text.
    `notes` is the counsellor's own text; `invented`: nobody in it exists, as in a demo.
    """

    guard: ClassVar = Guard(Resource.REPORT, place="recipient", handed="handed_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey("reporting.KeptRegister", on_delete=models.PROTECT, related_name="editions")
    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, null=True, related_name="editions")
    reader = models.CharField(max_length=20, default="municipality")
    unit = models.CharField(max_length=200)
    recipient = models.CharField(max_length=36, blank=True, db_index=True)
    place = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    rule = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    issued_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True)
    text_only = models.BooleanField(default=False)
    opening = models.JSONField()
    contents = models.JSONField()
    body = models.TextField()
    rest = models.TextField(blank=True, default="")
    figures = models.BinaryField(null=True)
    notes = models.TextField(blank=True, default="")
    invented = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["place", "-last", "-first", "rule", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "volume", "reader", "unit", "year", "rule", "language"],
                nulls_distinct=False,
                name="edition_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.year} ({self.language})"

    @property
    def period(self) -> Period:
        """The days it is about (nl: verslagperiode)."""
        return Period(self.first, self.last)

    @property
    def released(self) -> bytes:
        """Its figures as they were released, as JSON, b"" where there are none (nl: vrijgegeven cijfers)."""
        return zlib.decompress(self.figures) if self.figures else b""


class Printout(models.Model):
    """One edition in one format, or the promise of it (nl: uitdraai).

    `name` is what the file is called; `size` (in bytes) and `sha256` are those of `content`. `recipient` and `handed_at` are
    those of the edition, so that the database shows a file to who may read the report and to nobody else.
    """

    guard: ClassVar = Guard(Resource.REPORT, place="recipient", handed="handed_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="printouts")
    recipient = models.CharField(max_length=36, blank=True, db_default="")
    handed_at = models.DateTimeField(null=True)
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

    `follows` is what comes after the name of the printout: "-metadata.json". Whoever may have the printout may have this.
    """

    guard: ClassVar = Guard(Resource.REPORT, place="recipient", handed="handed_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    printout = models.ForeignKey(Printout, on_delete=models.CASCADE, related_name="enclosures")
    recipient = models.CharField(max_length=36, blank=True, db_default="")
    handed_at = models.DateTimeField(null=True)
    follows = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["printout", "follows"], name="enclosure_once")]

    def __str__(self) -> str:
        return self.follows
