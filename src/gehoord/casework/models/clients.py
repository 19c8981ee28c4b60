"""The client, without a name; who they are stands apart and sealed; and what changed about them, with its day."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from gehoord.casework.models.codes import LENGTH, as_told, new_code
from gehoord.casework.models.limits import CODE, EXCHANGED, not_before, one_at_a_time, one_of
from gehoord.casework.models.rows import CaseRow, guarded, new_exchange_id
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.trust.safe_contact import MayReach
from gehoord.vault.fields import EncryptedText

ONLY_PARENTS = Q(parental_authority="") | Q(relation=Relation.PARENT.value)


class Client(models.Model):
    """Somebody who is supported (nl: cliënt). Nothing in this row says who it is.

    `code` is what colleagues call the client by where no name may be said; `exchange_id` is what another system calls them.
    `relation` and `parental_authority` are as they stand now; `RelationChange` has them by day. Where `first_contact_on` is
    empty there was no contact yet. `merged_into` is the client this one turned out to be; its own rows stay where they are.
    """

    guard: ClassVar = Guard(Resource.CLIENT, office="office_id", client="id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, db_column="client_id")
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    code = models.CharField(max_length=LENGTH, default=new_code)
    relation = models.CharField(max_length=CODE)
    parental_authority = models.CharField(max_length=CODE, blank=True)
    sex = models.CharField(max_length=CODE, default=Sex.UNKNOWN.value)
    first_contact_on = models.DateField(null=True)
    registered_on = models.DateField()
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="client_exchanged_once"),
            models.UniqueConstraint(fields=["office", "code"], name="client_coded_once"),
            models.UniqueConstraint(fields=["id", "office"], name="client_of_office"),
            models.CheckConstraint(condition=ONLY_PARENTS, name="client_authority_of_parents"),
            models.CheckConstraint(condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="client_not_itself"),
            one_of("client_relation", "relation", Relation),
            one_of("client_authority", "parental_authority", ParentalAuthority, or_empty=True),
            one_of("client_sex", "sex", Sex),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def called(self) -> str:
        """The code as it is shown and said, such as K7QM-3FXA (nl: code van de cliënt)."""
        return as_told(self.code)


class MovedOn(models.Model):
    """Under which id a client was known at an office they were handed over from (nl: vertrokken cliënt).

    Whoever takes a folder of that office over again leaves out what it says of this client. It does not say where they went.
    """

    guard: ClassVar = Guard(Resource.REGISTER, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    exchange_id = models.CharField(max_length=EXCHANGED)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "exchange_id"], name="moved_on_once")]

    def __str__(self) -> str:
        return self.exchange_id


class Identity(CaseRow):
    """Who a client is and how to reach them, each part sealed and each part optional (nl: persoonsgegevens).

    `born` is a year and month as told, such as 2004-03, or a year alone.
    """

    guard: ClassVar = guarded(Resource.IDENTITY)

    name = EncryptedText(null=True)
    born = EncryptedText(null=True)
    phone = EncryptedText(null=True)
    email = EncryptedText(null=True)
    address = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["client"], name="identity_once")]


class NameMark(CaseRow):
    """A number made of a client's name and year of birth, to recognise somebody who comes back (nl: blinde index)."""

    guard: ClassVar = guarded(Resource.RECOGNITION)

    number = models.IntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["number"], name="namemark_by_number")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "number"], name="namemark_once"),
            models.CheckConstraint(condition=Q(number__gte=0, number__lt=2**24), name="namemark_short"),
        ]


class RelationChange(CaseRow):
    """What a client was to the help from a day on (nl: verloop van de relatie). The row without `until` is how it stands."""

    guard: ClassVar = guarded(Resource.CLIENT)

    relation = models.CharField(max_length=CODE)
    parental_authority = models.CharField(max_length=CODE, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=ONLY_PARENTS, name="relation_authority_of_parents"),
            one_of("relation_listed", "relation", Relation),
            one_of("relation_authority", "parental_authority", ParentalAuthority, or_empty=True),
            not_before("relation_days", "since", "until"),
            one_at_a_time("relation_one_at_a_time", "client"),
            models.UniqueConstraint(fields=["client"], condition=Q(until__isnull=True), name="relation_present"),
        ]


class Residence(CaseRow):
    """Where a client lives from a day on, until a later row (nl: woonplaats). `municipality` empty: not known."""

    guard: ClassVar = guarded(Resource.CLIENT)

    municipality = models.CharField(max_length=6, null=True)  # noqa: DJ001 - not known is no code, in an exchange either
    since = models.DateField()
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "since"], name="residence_once_a_day"),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(municipality__regex=r"^GM\d{4}$"), name="residence_municipality_code"
            ),
        ]


class SafeContact(CaseRow):
    """What was agreed about reaching a client, for some days (nl: veilig contact). No hours: any time of the day."""

    guard: ClassVar = guarded(Resource.IDENTITY)

    may_reach = models.CharField(max_length=CODE)
    channels = ArrayField(models.CharField(max_length=CODE), default=list)
    earliest = models.TimeField(null=True)
    latest = models.TimeField(null=True)
    remark = EncryptedText(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("safecontact_reach", "may_reach", MayReach),
            models.CheckConstraint(
                condition=~Q(may_reach=MayReach.NEVER.value) | Q(channels__len=0), name="safecontact_never_means_never"
            ),
            not_before("safecontact_hours", "earliest", "latest"),
            not_before("safecontact_days", "since", "until"),
            one_at_a_time("safecontact_one_at_a_time", "client"),
        ]


class Merging(CaseRow):
    """Two rows of clients that turned out to be one person, and everything needed to take it back (nl: samenvoeging).

    `client` is the one that went into `kept`; `given` are the accesses that came of it. `one_since` is the first day at whose end
    figures count them as one.
    """

    guard: ClassVar = guarded(Resource.CASE_ACCESS)

    kept = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    one_since = models.DateField()
    merged_at = models.DateTimeField()
    merged_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    given = ArrayField(models.UUIDField(), default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(kept=F("client")), name="merging_of_two"),
            models.UniqueConstraint(fields=["client"], condition=Q(undone_at__isnull=True), name="merged_once"),
            not_before("merging_undone_later", "merged_at", "undone_at"),
        ]
