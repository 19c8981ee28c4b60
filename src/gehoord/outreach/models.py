"""What outreach keeps: visits and alerts, each about a location. There is no way from here to a client."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from gehoord.outreach.deeds import AlertDeed, SightingOutcome
from gehoord.people.deeds import Resource
from gehoord.people.exchanged import new_exchange_id
from gehoord.people.guards import Guard
from gehoord.practice.outreach import (
    AlertAddressee,
    AlertGround,
    AlertState,
    AlertTheme,
    AlertUrgency,
    CalledOff,
    VisitKind,
    VisitState,
)
from gehoord.practice.words import Term
from gehoord.vault.fields import EncryptedText

CODE, EXCHANGED, HANDLE = 40, 200, 20


def _listed(field: str, terms: type[Term], name: str, *, empty: bool = False) -> models.CheckConstraint:
    codes = [term.value for term in terms] + ([""] if empty else [])
    return models.CheckConstraint(condition=Q(**{f"{field}__in": codes}), name=name)


class Visit(models.Model):
    """A group visit or a briefing at a location (nl: bezoek).

    `person_id` is the counsellor, empty where nobody said who. `on` is the day it was or will be; while it is only asked for,
    the day before which it is wanted. `present`, `introduced`, `booklets` and `cards` are numbers: how many were there, how many
    were met for the first time, and what was handed out; empty where nobody counted. A visit that came in by an exchange was
    held.
    """

    guard: ClassVar = Guard(Resource.VISIT, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.TimeField(null=True)
    kind = models.CharField(max_length=CODE)
    person_id = models.UUIDField(null=True)
    state = models.CharField(max_length=CODE, db_default=VisitState.HELD.value)
    called_off = models.CharField(max_length=CODE, blank=True, db_default="")
    present = models.PositiveSmallIntegerField(null=True)
    introduced = models.PositiveSmallIntegerField(db_default=0)
    booklets = models.PositiveSmallIntegerField(null=True)
    cards = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["location", "state", "on"], name="visit_by_location"),
            models.Index(fields=["person_id", "on"], name="visit_by_counsellor"),
            models.Index(fields=["office", "on"], name="visit_by_day"),
            models.Index(fields=["office", "on"], name="visit_wanted", condition=Q(state=VisitState.ASKED.value)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="visit_exchanged_once"),
            _listed("kind", VisitKind, "visit_kind"),
            _listed("state", VisitState, "visit_state"),
            _listed("called_off", CalledOff, "visit_called_off", empty=True),
            models.CheckConstraint(
                condition=Q(state=VisitState.CANCELLED.value) ^ Q(called_off=""), name="visit_cancelled_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class VisitStep(models.Model):
    """What a visit became, on which day it was to be then, and who said so (nl: stap van een bezoek)."""

    guard: ClassVar = Guard(Resource.VISIT, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="steps")
    person_id = models.UUIDField(null=True)
    state = models.CharField(max_length=CODE)
    on = models.DateField()
    called_off = models.CharField(max_length=CODE, blank=True)
    told_by = models.UUIDField(null=True)
    told_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.state} {self.on}"


class Sighting(models.Model):
    """A subject that more clients raised than chance explains, about an agency or in a region (nl: vroeg gezien).

    Found by counting codes; it holds numbers alone, and stays inside the office. `unit` is the name of an agency or the code of a
    region; `weeks` the stretch in which so many people `raised` the `subject`; `before` how many did in the year before it, from
    which follow `expected` and `most_by_chance`. `chance` is that of as many or more by chance alone.
    """

    guard: ClassVar = Guard(Resource.SIGHTING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=CODE)
    unit = models.CharField(max_length=EXCHANGED)
    subject = models.CharField(max_length=CODE)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    raised = models.PositiveIntegerField()
    before = models.PositiveIntegerField()
    expected = models.FloatField()
    most_by_chance = models.PositiveIntegerField()
    chance = models.FloatField()
    outcome = models.CharField(max_length=CODE, blank=True, db_default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "unit", "subject"], condition=Q(outcome=""), name="sighting_open_once"),
            models.CheckConstraint(condition=Q(kind__in=["agency", "region"]), name="sighting_kind"),
            _listed("outcome", SightingOutcome, "sighting_outcome", empty=True),
            models.CheckConstraint(condition=Q(outcome="") ^ Q(closed_at__isnull=False), name="sighting_closed_with_an_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.unit}"


class CalendarFeed(models.Model):
    """A secret address where a calendar reads when somebody has visits (nl: agenda-adres). Only the digest of it is kept."""

    guard: ClassVar = Guard(Resource.CALENDAR, person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()
    handle = models.CharField(max_length=HANDLE, unique=True)
    digest = models.BinaryField()
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person_id"], condition=Q(revoked_at=None), name="calendar_one_address"),
        ]

    def __str__(self) -> str:
        return self.handle


class AlertRow(models.Model):
    """A row of an alert (nl: rij van een signaal). Its words are sealed with a key of that alert alone.

    `person_id` is always who gave the alert, so that a row is theirs as the alert is.
    """

    guard: ClassVar = Guard(Resource.ALERT, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(null=True)

    class Meta:
        abstract = True


class Addressed(AlertRow):
    """A row that its addressee may read on their own page (nl: geadresseerde rij).

    `recipient` is the place of the seats it is handed to, the id of an agency or the code of a municipality, as for a report;
    empty where the addressee has no page. `handed_at` is empty for what stays within the office.
    """

    guard: ClassVar = Guard(Resource.ALERT, office="office_id", person="person_id", place="recipient", handed="handed_at")

    recipient = models.CharField(max_length=36, blank=True, db_default="", db_index=True)
    handed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Alert(Addressed):
    """Something about a location that worries counsellors, told to who can change it (nl: signaal). It names no client.

    `person_id` is who gave it, empty where nobody said who. `heard_from` is how many spoke of it, as the counsellor counted.
    `known_by` is the coordinator who saw that it is acute. An alert that came in by an exchange has no number, no words and no
    road here; it stands as closed.
    """

    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    number = models.PositiveIntegerField(null=True)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    theme = models.CharField(max_length=CODE)
    urgency = models.CharField(max_length=CODE)
    addressee = models.CharField(max_length=CODE, blank=True, db_default="")
    ground = models.CharField(max_length=CODE, blank=True, db_default="")
    heard_from = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=CODE, db_default=AlertState.CLOSED.value)
    answer_by = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    known_by = models.UUIDField(null=True)
    known_at = models.DateTimeField(null=True)
    title = EncryptedText(null=True)
    situation = EncryptedText(null=True)
    why = EncryptedText(null=True)
    asked = EncryptedText(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["location", "on"], name="alert_by_location")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="alert_exchanged_once"),
            models.UniqueConstraint(fields=["office", "number"], name="alert_numbered_once"),
            _listed("theme", AlertTheme, "alert_theme"),
            _listed("urgency", AlertUrgency, "alert_urgency"),
            _listed("addressee", AlertAddressee, "alert_addressee", empty=True),
            _listed("ground", AlertGround, "alert_ground", empty=True),
            _listed("state", AlertState, "alert_state"),
        ]

    def __str__(self) -> str:
        return f"{self.theme} {self.on}"

    def sealed_under(self) -> uuid.UUID:
        """The alert is its own case (nl: verzegeld onder)."""
        return self.id


class AlertStep(Addressed):
    """Something that happened with an alert (nl: gebeurtenis bij een signaal).

    `told_by` is who wrote it down, empty for the addressee who answered by a link and for the house; `from_addressee` where it
    was somebody at the addressee, on their own page. `text` may be empty.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=CODE)
    at = models.DateTimeField()
    told_by = models.UUIDField(null=True)
    from_addressee = models.BooleanField(db_default=False)
    addressee = models.CharField(max_length=CODE, blank=True)
    until = models.DateField(null=True)
    text = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar = [
            _listed("deed", AlertDeed, "alert_step_deed"),
            _listed("addressee", AlertAddressee, "alert_step_addressee", empty=True),
        ]

    def __str__(self) -> str:
        return self.deed

    def sealed_under(self) -> uuid.UUID:
        """The words of a step belong to its alert (nl: verzegeld onder)."""
        return self.alert_id


class AlertLink(AlertRow):
    """An address by which one addressee reads one alert and answers it (nl: antwoordlink). It ends by itself."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="links")
    addressee = models.CharField(max_length=CODE)
    handle = models.CharField(max_length=HANDLE, unique=True)
    digest = models.BinaryField()
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.handle
