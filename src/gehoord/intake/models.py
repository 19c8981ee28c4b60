"""What the desk keeps: what reached us, who has it in hand, and standard texts. What was said stands sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from gehoord.intake.endings import Instead, Leaving, Released
from gehoord.intake.in_danger import Step
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.routing import Reach
from gehoord.practice.trust.safe_contact import MayReach
from gehoord.vault.fields import EncryptedText

CODE, KEY, TITLE = 40, 80, 80


def one_of(name: str, column: str, codes: list[str]) -> models.CheckConstraint:
    """A column holds one of these codes, or nothing (nl: code uit de lijst)."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{column}__in": [*codes, ""]}))


class DeskItem(models.Model):
    """Something that reached us, whatever the channel (nl: vraag aan het meldpunt).

    Its texts are sealed under a key of its own; while the keys are away, what came in lies in `letter`. `key` is what the
    sender calls it, so that what is sent twice is kept once. `location` is what it is about, `offered_to` the colleague who is
    asked to take it over. `wrote_at` is when whoever wrote added something, `answered_at` when we answered last. Where `ending`
    is filled it left the desk at `ended_at`; only codes stay, and the texts go after their term. `saying` is what whoever has it
    in hand typed in its chat and did not send yet.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM, office="office_id", person="offered_to_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=KEY)
    channel = models.CharField(max_length=CODE)
    received_at = models.DateTimeField()
    thread = models.UUIDField(null=True)
    relation = models.CharField(max_length=CODE, blank=True)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, null=True, related_name="+")
    municipality = models.CharField(max_length=6, blank=True)
    on_behalf = models.BooleanField(default=False)
    may_reach = models.CharField(max_length=CODE, blank=True)
    reach_by = ArrayField(models.CharField(max_length=CODE), default=list)
    reach_from = models.TimeField(null=True)
    reach_until = models.TimeField(null=True)
    nickname = EncryptedText(null=True)
    text = EncryptedText(null=True)
    reach = EncryptedText(null=True)
    letter = models.BinaryField(null=True)
    draft = EncryptedText(null=True)
    saying = EncryptedText(null=True)
    saved_at = models.DateTimeField(null=True)
    wrote_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    offered_to = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    ending = models.CharField(max_length=CODE, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    reached = models.CharField(max_length=CODE, blank=True)
    proposed_to = models.UUIDField(null=True)
    passed_to = models.UUIDField(null=True)
    instead = models.CharField(max_length=CODE, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "received_at"], condition=Q(ending=""), name="deskitem_waiting"),
            models.Index(fields=["ended_at"], condition=~Q(ending=""), name="deskitem_ended"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="deskitem_received_once"),
            one_of("deskitem_channel", "channel", [term.value for term in Channel]),
            one_of("deskitem_relation", "relation", [term.value for term in Relation]),
            one_of("deskitem_may_reach", "may_reach", [term.value for term in MayReach]),
            one_of("deskitem_ending", "ending", [term.value for term in Leaving]),
            one_of("deskitem_reached", "reached", [term.value for term in Reach]),
            one_of("deskitem_instead", "instead", [term.value for term in Instead]),
            models.CheckConstraint(
                condition=Q(ending="", ended_at__isnull=True) | (~Q(ending="") & Q(ended_at__isnull=False)),
                name="deskitem_ends_on_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(municipality="") | Q(municipality__regex=r"^GM\d{4}$"), name="deskitem_municipality_code"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_by_hand(self) -> bool:
        """Whether nothing came in by itself, so that a colleague tells how and when it came (nl: met de hand vastgelegd)."""
        return self.thread is None and not any((self.nickname, self.text, self.reach, self.letter))

    def sealed_under(self) -> uuid.UUID:
        """A key of its own seals what came in, until it belongs to a client (nl: onder welk dossier)."""
        return self.pk


class Claim(models.Model):
    """Somebody has something in hand from one moment to another (nl: claim). The database takes one at a time."""

    guard: ClassVar = Guard(Resource.DESK_ITEM, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(DeskItem, on_delete=models.CASCADE, related_name="claims")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    released = models.CharField(max_length=CODE, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person"], condition=Q(until=None), name="claim_by_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item"], condition=Q(until__isnull=True), name="claim_one_at_a_time"),
            one_of("claim_released", "released", [term.value for term in Released]),
            models.CheckConstraint(
                condition=Q(until__isnull=True, released="") | (Q(until__isnull=False) & ~Q(released="")),
                name="claim_released_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class DangerStep(models.Model):
    """What was done because somebody may be in danger (nl: stap bij gevaar). `told` are a few words beside it, sealed.

    `called_in` is the colleague who was asked to look along at once.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM, office="office_id", person="called_in_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(DeskItem, on_delete=models.CASCADE, related_name="danger")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=KEY)
    step = models.CharField(max_length=CODE)
    called_in = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    told = EncryptedText(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "key"], name="dangerstep_taken_once"),
            one_of("dangerstep_step", "step", [term.value for term in Step]),
            models.CheckConstraint(
                condition=Q(step=Step.CALLED_IN.value, called_in__isnull=False)
                | (~Q(step=Step.CALLED_IN.value) & Q(called_in__isnull=True)),
                name="dangerstep_names_who_is_called_in",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """The key of what reached us (nl: onder welke sleutel)."""
        return self.item_id


class GoingAlong(models.Model):
    """A conversation that goes along with a client to whoever helps them (nl: meegegeven gesprek). It is not copied."""

    guard: ClassVar = Guard(Resource.CONTACT, office="office_id", client="client_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey("casework.Client", on_delete=models.PROTECT, related_name="+")
    conversation = models.UUIDField(unique=True)
    since = models.DateTimeField()
    saying = EncryptedText(null=True)

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """What is typed for it and not sent goes with it when it is erased (nl: bijbehorende zaak)."""
        return self.conversation


class SavedReply(models.Model):
    """A text that an office often says or writes, with gaps in square brackets (nl: standaardtekst)."""

    guard: ClassVar = Guard(Resource.SAVED_REPLY, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=TITLE)
    text = models.TextField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "title"], condition=Q(gone_at=None), name="savedreply_title_once"),
        ]

    def __str__(self) -> str:
        return self.title
