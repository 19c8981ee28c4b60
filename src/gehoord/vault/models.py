"""What the vault keeps: keys in their wrapping, the journal, holds, and the register of what was destroyed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class CaseKey(models.Model):
    """The key of one case, wrapped by the key of an office (nl: dossiersleutel).

    `office_id` is whose key wraps it now; `origin_id` the office it was made for, which all text of the case is bound to and
    which never changes. `key_version` is the version of the office's key. A destroyed key stays as an empty row.
    """

    case_id = models.UUIDField(primary_key=True, editable=False)
    office_id = models.UUIDField()
    origin_id = models.UUIDField(editable=False)
    wrapped = models.BinaryField(null=True)
    key_version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office_id", "key_version"], name="casekey_by_version")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=True, destroyed_at__isnull=False)
                | Q(wrapped__isnull=False, destroyed_at__isnull=True),
                name="casekey_kept_or_destroyed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} v{self.key_version}"


class JournalEntry(models.Model):
    """One line of who did what (nl: logregel). Its fields follow NEN 7513; there is no place in it for free text or an address.

    Within a shard lines are numbered from 1; `digest` is the SHA-256 of the digest before it and of everything in this line.
    `session` is a short digest of the session, which cannot be used to come in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shard = models.PositiveSmallIntegerField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)
    role = models.CharField(max_length=60)
    office_id = models.UUIDField(null=True)
    session = models.CharField(max_length=16, blank=True)
    did = models.CharField(max_length=60)
    kind = models.CharField(max_length=60, blank=True)
    thing = models.CharField(max_length=64, blank=True)
    case_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=60)
    part = models.CharField(max_length=60)
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["shard", "number"], name="journal_numbered_once")]
        indexes: ClassVar = [
            models.Index(fields=["case_id", "at"], name="journal_by_case", condition=Q(case_id__isnull=False)),
            models.Index(fields=["person_id", "at"], name="journal_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.shard}/{self.number}"


class Hold(models.Model):
    """Nothing of this case may be destroyed while this lasts (nl: bewaarplicht). `reason` is a code; no `until` as yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=60)
    placed_by = models.UUIDField(null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="hold_ends_later"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.reason}"


class Destruction(models.Model):
    """What was destroyed, when and under which rule, without a word of what it said (nl: vernietiging).

    `thing` is the id that the holding knew it by; `how_many` is how many rows went with it; `case_id` whose key went, if one did.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    rule = models.CharField(max_length=60)
    holding = models.CharField(max_length=60)
    thing = models.UUIDField()
    case_id = models.UUIDField(null=True)
    how_many = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["holding", "thing"], name="destroyed_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.thing}"
