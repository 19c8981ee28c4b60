"""What survey keeps: marks, remarks and open invitations. There is no way from here to a client, a concern or a place."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.people.deeds import Resource
from gehoord.people.exchanged import new_exchange_id
from gehoord.people.guards import Guard
from gehoord.practice.clients import AgeGroup
from gehoord.vault.fields import EncryptedText

BOX = uuid.UUID("6e1f6c55-2f0e-4d1c-9a45-0f4f3d0a7b11")
AGE_GROUPS = Q(age_group__in=[group.value for group in AgeGroup])


def box_of(office_id: uuid.UUID) -> uuid.UUID:
    """The one case under which all remarks of an office are sealed; it is nobody's (nl: bus van een kantoor)."""
    return uuid.uuid5(BOX, str(office_id))


class Mark(models.Model):
    """A mark from 1 to 10, and whether a young person or an adult gave it (nl: rapportcijfer).

    `on` is the Monday of the week it was given in, or the first of January where that Monday lies in the year before.
    """

    guard: ClassVar = Guard(Resource.MARK, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office_id = models.UUIDField()
    exchange_id = models.CharField(max_length=200, default=new_exchange_id)
    age_group = models.CharField(max_length=40)
    grade = models.PositiveSmallIntegerField()
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office_id", "exchange_id"], name="mark_exchanged_once"),
            models.CheckConstraint(condition=AGE_GROUPS, name="mark_age_group"),
            models.CheckConstraint(condition=Q(grade__range=(1, 10)), name="mark_from_1_to_10"),
        ]

    def __str__(self) -> str:
        return str(self.grade)


class Remark(models.Model):
    """A sentence that somebody left with a mark, apart from that mark (nl: opmerking). `on` as with a mark."""

    guard: ClassVar = Guard(Resource.MARK, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office_id = models.UUIDField()
    age_group = models.CharField(max_length=40)
    on = models.DateField()
    text = EncryptedText()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=AGE_GROUPS, name="remark_age_group")]

    def __str__(self) -> str:
        return self.age_group

    def sealed_under(self) -> uuid.UUID:
        """All remarks of an office under one key, so that a key tells nobody apart (nl: verzegeld onder)."""
        return box_of(self.office_id)


class Invitation(models.Model):
    """A code with which one mark can be given, until the last day of a week (nl: uitnodiging). It does not say for whom.

    It knows neither who made it nor when, and it is destroyed as the mark is given.
    """

    guard: ClassVar = Guard(Resource.INVITATION, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office_id = models.UUIDField()
    age_group = models.CharField(max_length=40)
    handle = models.CharField(max_length=20, unique=True)
    digest = models.BinaryField()
    until = models.DateField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=AGE_GROUPS, name="invitation_age_group")]

    def __str__(self) -> str:
        return self.age_group
