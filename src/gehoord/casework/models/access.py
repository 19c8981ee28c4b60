"""Who may open which client, and how that comes to change. The walls of the database look at `Access` and at nothing else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gehoord.casework.models.limits import CODE, MOMENTS, not_before, one_at_a_time, one_of
from gehoord.casework.models.rows import CaseRow
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.routing import Reach
from gehoord.practice.words import Term, Text
from gehoord.vault.fields import EncryptedText


class AccessKind(Term):
    """Why somebody may open a client (nl: soort toegang)."""

    OWNER = (
        "owner",
        "eigen cliënt",
        "own client",
        Text("De vaste vertrouwenspersoon van deze cliënt.", "The client's own counsellor."),
    )
    STAND_IN = (
        "stand_in",
        "waarneming",
        "standing in",
        Text("Neemt waar voor wie afwezig is, voor een aantal dagen.", "Takes over from somebody who is away, for some days."),
    )
    REFERRAL = (
        "referral",
        "erbij gevraagd",
        "asked along",
        Text("Door de vaste vertrouwenspersoon erbij gevraagd.", "Asked along by the client's own counsellor."),
    )
    DESK = (
        "desk",
        "nog op het meldpunt",
        "still on the desk",
        Text("Wie de vraag aannam, tot het einde van de dag.", "Whoever took the question, until the end of the day."),
    )
    BREAK_GLASS = (
        "break_glass",
        "noodtoegang",
        "break-glass access",
        Text(
            "Met een reden, een half uur lang; de vaste vertrouwenspersoon weet ervan.",
            "With a reason, for half an hour; the owner is told.",
        ),
    )


class HandingKind(Term):
    """Whether somebody is asked along or asked to take over (nl: doorverwijzing of overdracht)."""

    REFER = "refer", "erbij vragen", "ask along", Text("Er komt iemand bij.", "Somebody is added.")
    TRANSFER = (
        "transfer",
        "overdragen",
        "hand over",
        Text("Een ander wordt de vaste vertrouwenspersoon.", "Somebody else takes over."),
    )


class BrokenBecause(Term):
    """Why somebody opens a client they do not belong to (nl: reden van noodtoegang)."""

    DANGER = "danger", "er is nu gevaar", "there is danger now"
    CLIENT_CALLS = "client_calls", "de cliënt vraagt nu om hulp", "the client asks for help now"
    DEADLINE = "deadline", "een termijn loopt vandaag af", "a deadline ends today"


class Access(CaseRow):
    """Somebody may open this client from one moment up to another (nl: toegang).

    A client has one owner at a time. That rows stay when they have ended is the history of who it was.
    """

    guard: ClassVar = Guard(Resource.CASE_ACCESS, office="office_id", client="client_id", person="person_id")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=CODE)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "client"], name="access_by_person"),
            models.Index(fields=["client"], name="access_by_client"),
        ]
        constraints: ClassVar = [
            one_of("access_kind", "kind", AccessKind),
            not_before("access_moments", "since", "until"),
            one_at_a_time("access_one_owner", "client", condition=Q(kind=AccessKind.OWNER.value), during=MOMENTS),
            one_at_a_time("access_once_a_kind", "client", "person", "kind", during=MOMENTS),
        ]


class Handing(CaseRow):
    """Somebody is asked along, or asked to take a client over (nl: doorverwijzing of overdracht).

    `asker` asks and `person` answers: accepts or declines. What was not answered, or was accepted, can be revoked. `agreed` is
    whether it rests on a consent of the client, and `keeps` whether who reads along goes on doing so after a transfer. `reach` is
    for which ground this colleague was proposed from the desk, "" where nobody was proposed or somebody else was.
    """

    guard: ClassVar = Guard(Resource.REFERRAL, office="office_id", client="client_id", person="person_id")

    kind = models.CharField(max_length=CODE)
    asker = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    why = EncryptedText(null=True)
    agreed = models.BooleanField(db_default=True)
    keeps = models.BooleanField(db_default=False)
    reach = models.CharField(max_length=CODE, blank=True, default="", db_default="")
    asked_on = models.DateField()
    accepted_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)
    revoked_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("handing_kind", "kind", HandingKind),
            models.CheckConstraint(condition=Q(reach__in=["", *(one.value for one in Reach)]), name="handing_reach"),
            models.CheckConstraint(condition=~Q(asker=F("person")), name="handing_to_another"),
            models.CheckConstraint(
                condition=Q(declined_on__isnull=True) | Q(accepted_on__isnull=True, revoked_on__isnull=True),
                name="handing_one_answer",
            ),
            not_before("handing_accepted_later", "asked_on", "accepted_on"),
            not_before("handing_declined_later", "asked_on", "declined_on"),
            not_before("handing_revoked_later", "accepted_on", "revoked_on"),
            models.UniqueConstraint(
                fields=["client", "person"],
                condition=Q(accepted_on__isnull=True, declined_on__isnull=True, revoked_on__isnull=True),
                name="handing_asked_once",
            ),
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(
                    kind=HandingKind.TRANSFER.value, accepted_on__isnull=True, declined_on__isnull=True, revoked_on__isnull=True
                ),
                name="handing_one_transfer",
            ),
        ]


class GlassBroken(CaseRow):
    """Somebody opened a client in an emergency (nl: noodtoegang). It stands on a list until a coordinator reviewed it."""

    guard: ClassVar = Guard(Resource.BREAK_GLASS, office="office_id", client="client_id", person="person_id")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=CODE)
    since = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("glass_because", "because", BrokenBecause),
            not_before("glass_reviewed_later", "since", "reviewed_at"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("person")), name="glass_reviewed_by_another"
            ),
        ]

    def reason(self) -> BrokenBecause:
        """Why, as a term (nl: reden)."""
        return BrokenBecause.coded(self.because)
