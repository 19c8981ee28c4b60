"""What a conversation keeps: where it stands, its lines under seal, and by which secret a visitor's page is known."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gehoord.chat.words import Ending, From, Kind
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.vault.fields import EncryptedText

CODE, KEY, NAME = 40, 80, 80


def one_of(name: str, column: str, codes: list[str]) -> models.CheckConstraint:
    """A column holds one of these codes (nl: code uit de lijst)."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{column}__in": codes}))


class Conversation(models.Model):
    """A conversation with somebody outside, sealed under a key of its own (nl: gesprek).

    `key` is a digest of what the sender calls it. `talker` is who talks from here, since `joined_at`, and `called` how the
    visitor sees them; `last_line` is the number given last; `present_at` when the visitor's page was last seen open. `term_from`
    is the day from which its retention counts, booked at its start and moved by what is said. After `forgotten_at` only codes
    are left.
    """

    guard: ClassVar = Guard(Resource.CONVERSATION, office="office_id", person="talker_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=CODE)
    key = models.BinaryField(unique=True)
    language = models.CharField(max_length=2)
    nickname = EncryptedText(null=True)
    letter = models.BinaryField(null=True)
    opened_at = models.DateTimeField()
    talker = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    called = models.CharField(max_length=NAME, blank=True)
    joined_at = models.DateTimeField(null=True)
    last_line = models.PositiveIntegerField(default=0)
    present_at = models.DateTimeField(null=True)
    term_from = models.DateField()
    ending = models.CharField(max_length=CODE, blank=True)
    ended_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "opened_at"], condition=Q(ended_at=None), name="conversation_open"),
            models.Index(fields=["kind", "term_from"], condition=Q(forgotten_at=None), name="conversation_by_term"),
        ]
        constraints: ClassVar = [
            one_of("conversation_kind", "kind", [term.value for term in Kind]),
            one_of("conversation_language", "language", ["nl", "en"]),
            one_of("conversation_ending", "ending", [*(term.value for term in Ending), ""]),
            models.CheckConstraint(
                condition=Q(ending="", ended_at__isnull=True) | (~Q(ending="") & Q(ended_at__isnull=False)),
                name="conversation_ends_on_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(nickname__isnull=True, letter__isnull=True),
                name="conversation_forgotten_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """A key of its own (nl: onder welke sleutel)."""
        return self.pk


class Utterance(models.Model):
    """One line of a conversation (nl: regel). Within it, lines are numbered in the order in which they were stored.

    `key` is what its sender calls it, so that what is sent twice is kept once. While the keys are away its text lies in `letter`.
    `among_us` is for colleagues only.
    """

    guard: ClassVar = Guard(Resource.CONVERSATION, office="office_id")

    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="lines")
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=KEY)
    who = models.CharField(max_length=CODE)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=NAME, blank=True)
    text = EncryptedText(null=True)
    letter = models.BinaryField(null=True)
    at = models.DateTimeField()
    among_us = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "number"], name="utterance_numbered_once"),
            models.UniqueConstraint(fields=["conversation", "who", "key"], name="utterance_kept_once"),
            one_of("utterance_who", "who", [term.value for term in From]),
            models.CheckConstraint(
                condition=Q(text__isnull=True, letter__isnull=False) | Q(text__isnull=False, letter__isnull=True),
                name="utterance_is_sealed",
            ),
            models.CheckConstraint(
                condition=~Q(who=From.VISITOR.value) | Q(among_us=False, person__isnull=True), name="utterance_of_the_visitor"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.number}"

    def sealed_under(self) -> uuid.UUID:
        """The key of its conversation (nl: onder welke sleutel)."""
        return self.conversation_id


class OpenPage(models.Model):
    """A page on which a visitor has a conversation open, known by the digest of a secret (nl: open pagina)."""

    guard: ClassVar = Guard(Resource.CONVERSATION)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="pages")
    digest = models.BinaryField(unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="openpage_ends_later"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ComingBack(models.Model):
    """By which code a conversation can be opened again (nl: code om terug te komen). What is here leads to no code.

    `handle` is 24 bits of a keyed digest, to find the row by; `digest` is what is compared. `read_until` is the number of the
    last line that whoever has the code saw, at `read_at`.
    """

    guard: ClassVar = Guard(Resource.CONVERSATION)

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, primary_key=True, related_name="code")
    handle = models.PositiveIntegerField(db_index=True)
    digest = models.BinaryField()
    made_at = models.DateTimeField()
    read_until = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(handle__lt=2**24), name="comingback_handle_is_short")]

    def __str__(self) -> str:
        return str(self.conversation_id)
