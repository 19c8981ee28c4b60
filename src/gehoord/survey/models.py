"""What survey keeps: marks. There is no way from here to a client, a concern or a place."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.clients import AgeGroup


def new_exchange_id() -> str:
    """The id under which a mark goes out, until an exchange gives it another (nl: uitwisselcode)."""
    return uuid.uuid4().hex


class Mark(models.Model):
    """A mark from 1 to 10, and whether a young person or an adult gave it (nl: rapportcijfer)."""

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
            models.CheckConstraint(condition=Q(age_group__in=[group.value for group in AgeGroup]), name="mark_age_group"),
            models.CheckConstraint(condition=Q(grade__range=(1, 10)), name="mark_from_1_to_10"),
        ]

    def __str__(self) -> str:
        return str(self.grade)
