"""What passes between a client and the counsellors: contacts, notes, and what the client agreed to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.casework.models.concerns import Concern
from gehoord.casework.models.limits import CODE, EXCHANGED, not_before, one_of
from gehoord.casework.models.rows import CaseRow, guarded, new_exchange_id
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.practice.contacts import Channel, ContactKind, Voice
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.vault.fields import EncryptedText


class Contact(CaseRow):
    """A contact with a client, or with somebody else on their behalf (nl: contact). `minutes` empty: not counted."""

    guard: ClassVar = guarded(Resource.CONTACT)

    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    on = models.DateField()
    at = models.TimeField(null=True)
    kind = models.CharField(max_length=CODE)
    channel = models.CharField(max_length=CODE, blank=True)
    location = models.ForeignKey("directory.AgencyLocation", on_delete=models.PROTECT, null=True, related_name="+")
    with_client = models.BooleanField(default=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    counsellor = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["client", "on"], name="contact_by_client")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="contact_exchanged_once"),
            one_of("contact_kind", "kind", ContactKind),
            one_of("contact_channel", "channel", Channel, or_empty=True),
            models.CheckConstraint(condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 1440)), name="contact_within_a_day"),
            models.CheckConstraint(
                condition=~Q(kind=ContactKind.INTRODUCTION.value) | Q(with_client=True), name="contact_introduction_in_person"
            ),
        ]


class Note(CaseRow):
    """Something a counsellor wrote down (nl: notitie). A private one is for its writer alone.

    `voice` says whose words or deeds it tells; `contact` is the contact it was written with, if any.
    """

    guard: ClassVar = Guard(Resource.NOTE, office="office_id", client="client_id", person="person_id")

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, db_constraint=False, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, related_name="+")
    text = EncryptedText()
    voice = models.CharField(max_length=CODE, default=Voice.OURS.value)
    private = models.BooleanField(default=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["client", "written_at"], name="note_by_client")]
        constraints: ClassVar = [one_of("note_voice", "voice", Voice)]


class Consent(CaseRow):
    """What a client agreed to, in the words that were agreed, until they take it back (nl: toestemming)."""

    guard: ClassVar = guarded(Resource.CONSENT)

    scope = models.CharField(max_length=CODE)
    wording = EncryptedText()
    given_how = models.CharField(max_length=CODE)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("consent_scope", "scope", ConsentScope),
            one_of("consent_given", "given_how", AskedHow),
            not_before("consent_withdrawn_later", "given_on", "withdrawn_on"),
        ]
