"""A bundle of reports on its road: what it was counted from, what its counsellors wrote with it, and who signed for it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.periods import Period
from gehoord.reporting.stages import Stage


class KeptRegister(models.Model):
    """A register exactly as its figures were counted from, so that every format prints the same (nl: bewaard register).

    `fingerprint` is the SHA-256 of its nine files; `archive` is a zip of them. Only the house itself reads it.
    """

    guard: ClassVar = Guard(Resource.REGISTER)

    fingerprint = models.CharField(primary_key=True, max_length=64)
    archive = models.BinaryField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.fingerprint[:12]


class Volume(models.Model):
    """All reports of one period that are made of one closing (nl: bundel).

    `number` counts the bundles of a period: closing again gives the next one. `ends`: how many loose ends were left, by kind.
    `secret` is a digest of what chance was drawn from, with the look and the program, so that another is noticed. `certificate`
    is what the audit said; `seal` the SHA-256 of all figures; `reason` why it stopped, in both languages. `total` is how many
    reports it has. `register` is empty until the facts are fixed. `before`: the bundle of a year earlier that was out when the
    making began, which stands beside it. `replaces`: the bundle that is withdrawn once this one is handed over, because of the
    law that `ground` names; then `attack` is what somebody can work out who has both.
    """

    guard: ClassVar = Guard(Resource.REPORT)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.DateField()
    last = models.DateField()
    number = models.PositiveSmallIntegerField()
    register = models.ForeignKey(KeptRegister, on_delete=models.PROTECT, null=True, related_name="volumes")
    rule = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, default=Stage.CLOSING.value)
    before = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="beside")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    ground = models.CharField(max_length=600, blank=True, default="")
    attack = models.JSONField(null=True)
    invented = models.BooleanField(default=False)
    ends = models.JSONField(default=dict)
    closed_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    secret = models.CharField(max_length=64, blank=True)
    certificate = models.JSONField(null=True)
    seal = models.CharField(max_length=64, blank=True)
    reason = models.JSONField(null=True)
    made_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    handed_by = models.UUIDField(null=True)
    handed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-last", "first", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "last", "number"], name="volume_numbered_once"),
            models.UniqueConstraint(
                fields=["first", "last"],
                condition=models.Q(stage=Stage.HANDED_OVER.value),
                name="volume_handed_over_once",
            ),
            models.CheckConstraint(condition=models.Q(stage__in=[one.value for one in Stage]), name="volume_stage"),
            models.CheckConstraint(
                condition=models.Q(stage__in=[one.value for one in Stage if not one.has_reports])
                | models.Q(certificate__isnull=False, made_at__isnull=False),
                name="volume_made_has_certificate",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[one.value for one in Stage if not one.has_facts])
                | models.Q(register__isnull=False),
                name="volume_closed_has_facts",
            ),
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True)
                | models.Q(stage__in=[one.value for one in Stage if not one.has_reports])
                | models.Q(attack__isnull=False),
                name="volume_again_was_attacked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period.name.nl} ({self.number})"

    @property
    def period(self) -> Period:
        """The days it is about (nl: verslagperiode)."""
        return Period(self.first, self.last)


class Findings(models.Model):
    """What counsellors noticed in a period at a municipality or an agency, in their own words (nl: opvallendheden).

    `recipient` is the place, as for an edition. It outlives a closing: the next bundle of the period has it too.
    """

    guard: ClassVar = Guard(Resource.FINDINGS, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.DateField()
    last = models.DateField()
    recipient = models.CharField(max_length=36)
    office_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["first", "last", "recipient"], name="findings_once")]

    def __str__(self) -> str:
        return self.recipient


class Look(models.Model):
    """That somebody looked a report through before it was signed (nl: doorgekeken).

    `seen`: the SHA-256 of its own text as it was then; where that changed, the look counts no more.
    """

    guard: ClassVar = Guard(Resource.REPORT, person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="looks")
    edition_id = models.UUIDField()
    person_id = models.UUIDField()
    seen = models.CharField(max_length=64, default="", db_default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition_id", "person_id", "seen"], name="look_once")]

    def __str__(self) -> str:
        return str(self.edition_id)


class Signature(models.Model):
    """That somebody stands for a bundle as it was then (nl: handtekening). `seal` is the SHA-256 of figures and own texts."""

    guard: ClassVar = Guard(Resource.REPORT, person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="signatures")
    person_id = models.UUIDField()
    role = models.CharField(max_length=40)
    seal = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["volume", "person_id", "seal"], name="signature_once_a_person"),
            models.UniqueConstraint(fields=["volume", "role", "seal"], name="signature_once_a_role"),
        ]

    def __str__(self) -> str:
        return self.role
