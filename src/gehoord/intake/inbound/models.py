"""What came in by mail or message and what goes out, as far as the conversation itself does not hold it. All words stand sealed.

Who may see the item on the desk may see this; the rows themselves are the house's alone.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.intake.inbound.words import UNSENT, Nature, NotRead, NotTaken, Ringing, Sending, Way
from gehoord.intake.models import one_of
from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.vault.fields import EncryptedText

CODE, DOOR, KIND, IDENTITY = 40, 80, 100, 250


class Correspondence(models.Model):
    """Somebody who writes to us and is answered along the same way (nl: briefwisseling).

    `conversation` is where the lines stand and whose key seals this, `item` what waits or waited for it on the desk last.
    `door` is the name of the mailbox or number it came in by. `token` is a digest of the address that leads back here, `sender`
    one of the number or address somebody writes from. `refers_to` is what the last mail is called, so that programs keep them
    together. From `in_full_since` on answers may stand in the mail itself; `agreed_at` is when somebody saw that this way is
    safe.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.UUIDField(unique=True)
    item = models.ForeignKey("intake.DeskItem", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=CODE)
    door = models.CharField(max_length=DOOR)
    token = models.BinaryField(null=True, unique=True)
    sender = models.BinaryField(null=True)
    address = EncryptedText(null=True)
    refers_to = EncryptedText(null=True)
    in_full_since = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    last_in_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["way", "door", "sender"], condition=Q(sender__isnull=False), name="correspondence_by_sender"),
            models.Index(fields=["item"], name="correspondence_by_item"),
        ]
        constraints: ClassVar = [one_of("correspondence_way", "way", [term.value for term in Way])]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """The key of the conversation (nl: onder welke sleutel)."""
        return self.conversation


class Received(models.Model):
    """One mail or message that came in (nl: ontvangen bericht). The same `key` comes in once.

    `line` is the number of its last line in the conversation, None where none was said, as in an automatic message. `whole` is
    the text with what it quotes, where that is more than was said; `came_from` an address other than the one that is answered.
    `more_parts` is how many files beyond the limit came along. Of a delivery report `about` is what it tells of.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    correspondence = models.ForeignKey(Correspondence, on_delete=models.CASCADE, related_name="received")
    key = models.BinaryField(unique=True)
    line = models.PositiveIntegerField(null=True)
    nature = models.CharField(max_length=CODE)
    at = models.DateTimeField()
    subject = EncryptedText(null=True)
    whole = EncryptedText(null=True)
    came_from = EncryptedText(null=True)
    more_parts = models.PositiveIntegerField(default=0)
    about = models.ForeignKey("Outgoing", on_delete=models.SET_NULL, null=True, related_name="reports")

    class Meta:
        constraints: ClassVar = [one_of("received_nature", "nature", [term.value for term in Nature])]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """The key of the conversation (nl: onder welke sleutel)."""
        return self.correspondence.conversation


class Enclosure(models.Model):
    """A file that came along (nl: bijlage). `size` is in bytes, of what is kept; `content` is in base64 under its seal.

    Where `refused` says why it was not taken there is no content, and `told_at` is when the sender heard.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received = models.ForeignKey(Received, on_delete=models.CASCADE, related_name="enclosures")
    place = models.PositiveSmallIntegerField()
    name = EncryptedText(null=True)
    kind = models.CharField(max_length=KIND, blank=True)
    size = models.PositiveIntegerField(default=0)
    content = EncryptedText(null=True)
    refused = models.CharField(max_length=CODE, blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            one_of("enclosure_refused", "refused", [term.value for term in NotTaken]),
            models.CheckConstraint(
                condition=Q(refused="", content__isnull=False) | (~Q(refused="") & Q(content__isnull=True)),
                name="enclosure_kept_or_refused",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """The key of the conversation (nl: onder welke sleutel)."""
        return self.received.correspondence.conversation


class Outgoing(models.Model):
    """An answer on its way out (nl: te verzenden bericht). `line` is its number in the conversation.

    `identity` is what it is called outside, empty before it was sent. `in_full` is
    whether the text stands in it, or only that there is one. `reply_status` is what the other side answered where it did not
    arrive.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    correspondence = models.ForeignKey(Correspondence, on_delete=models.CASCADE, related_name="outgoing")
    line = models.PositiveIntegerField()
    identity = models.CharField(max_length=IDENTITY, blank=True)
    text = EncryptedText(null=True)
    in_full = models.BooleanField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    state = models.CharField(max_length=CODE, default=Sending.WAITING.value)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    reply_status = models.CharField(max_length=CODE, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_try_at"], condition=Q(state__in=[term.value for term in UNSENT]), name="outgoing_to_send"),
        ]
        constraints: ClassVar = [
            one_of("outgoing_state", "state", [term.value for term in Sending]),
            models.UniqueConstraint(fields=["identity"], condition=~Q(identity=""), name="outgoing_called_once"),
            models.UniqueConstraint(fields=["correspondence", "line", "in_full"], name="outgoing_once_a_line"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """The key of the conversation (nl: onder welke sleutel)."""
        return self.correspondence.conversation


class Call(models.Model):
    """A call that runs (nl: lopend gesprek). It goes when it ends; only what was registered stays.

    `key` is a keyed digest of what the telephone system calls it. `number` is there while somebody who shows it waits to be
    registered; `item` is the registration.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(unique=True)
    since = models.DateTimeField()
    state = models.CharField(max_length=CODE)
    number = EncryptedText(null=True)
    item = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "since"], name="call_by_office")]
        constraints: ClassVar = [one_of("call_state", "state", [term.value for term in Ringing])]

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """A key of its own, which goes with it (nl: onder welke sleutel)."""
        return self.pk


class Emptying(models.Model):
    """When a mailbox was last read, and since when that does not work (nl: lediging). Nothing about any mail.

    `name` is that of the mailbox. `left` is how many mails lay there afterwards; `why` is empty while all is well.
    """

    guard: ClassVar = Guard(Resource.DESK_ITEM)

    name = models.CharField(max_length=DOOR, primary_key=True)
    read_at = models.DateTimeField(null=True)
    left = models.PositiveIntegerField(default=0)
    unread_since = models.DateTimeField(null=True)
    why = models.CharField(max_length=CODE, blank=True)

    class Meta:
        constraints: ClassVar = [one_of("emptying_why", "why", [term.value for term in NotRead])]

    def __str__(self) -> str:
        return self.name
