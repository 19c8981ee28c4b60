"""What a client raises, as it stands now and as it stood on each day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gehoord.casework.models.limits import CODE, EXCHANGED, not_before, one_at_a_time, one_of
from gehoord.casework.models.rows import CaseRow, guarded, new_exchange_id
from gehoord.people.deeds import Resource
from gehoord.practice.concerns import SCHEMES, ConcernKind
from gehoord.practice.contacts import Channel
from gehoord.practice.handling import Handling
from gehoord.vault.fields import EncryptedText


def _categories_of_their_day() -> Q:
    """Each kind with the categories of the scheme that held when it was raised; before the first scheme, the first."""
    listed, ends = Q(), [scheme.valid_from for scheme in SCHEMES[1:]]
    for number, scheme in enumerate(SCHEMES):
        days = Q()
        if number > 0:
            days &= Q(raised_on__gte=scheme.valid_from)
        if number < len(ends):
            days &= Q(raised_on__lt=ends[number])
        for kind in ConcernKind:
            codes = [category.code for category in scheme.categories(kind)]
            listed |= days & Q(kind=kind.value, category__in=codes)
    return listed


class Concern(CaseRow):
    """A question, problem or complaint of a client (nl: vraag, probleem of klacht).

    `category`, `location`, `handling` and `closed_on` are as they stand now; `ConcernStanding` has them by day. A location or
    a channel may be unknown.
    """

    guard: ClassVar = guarded(Resource.CONCERN)

    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    kind = models.CharField(max_length=CODE)
    category = models.CharField(max_length=CODE)
    raised_on = models.DateField()
    channel = models.CharField(max_length=CODE, blank=True)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, null=True, related_name="+")
    handling = models.CharField(max_length=CODE, default=Handling.RUNNING.value)
    closed_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["client", "raised_on"], name="concern_by_client")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="concern_exchanged_once"),
            models.UniqueConstraint(fields=["id", "client"], name="concern_of_client"),
            one_of("concern_kind", "kind", ConcernKind),
            one_of("concern_channel", "channel", Channel, or_empty=True),
            one_of("concern_handling", "handling", Handling),
            models.CheckConstraint(condition=_categories_of_their_day(), name="concern_category_of_its_day"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(handling=Handling.RUNNING.value), name="concern_closed_was_handled"
            ),
            not_before("concern_closed_later", "raised_on", "closed_on"),
        ]


class ConcernStanding(CaseRow):
    """How a concern stood for some days (nl: stand van een vraag, probleem of klacht). The row without `until` is how it stands.

    `reason` is a code that says why it changed; `remark` what somebody wrote about it.
    """

    guard: ClassVar = guarded(Resource.CONCERN)

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, db_constraint=False, related_name="standings")
    number = models.PositiveIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    category = models.CharField(max_length=CODE)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, null=True, related_name="+")
    handling = models.CharField(max_length=CODE)
    closed_on = models.DateField(null=True)
    reason = models.CharField(max_length=CODE, blank=True)
    remark = EncryptedText(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concern", "number"], name="standing_numbered_once"),
            models.UniqueConstraint(fields=["concern"], condition=Q(until__isnull=True), name="standing_present"),
            one_of("standing_handling", "handling", Handling),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(handling=Handling.RUNNING.value), name="standing_closed_was_handled"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__lte=F("since")), name="standing_closed_by_then"
            ),
            not_before("standing_days", "since", "until"),
            one_at_a_time("standing_one_at_a_time", "concern"),
        ]
