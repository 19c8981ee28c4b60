"""People who sign in, and the seats they sit on."""

from __future__ import annotations

import uuid
from importlib import import_module
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard
from gehoord.people.roles import SEATED
from gehoord.practice.words import Term


class Tongue(Term):
    """The language somebody reads (nl: taal)."""

    DUTCH = "nl", "Nederlands", "Dutch"
    ENGLISH = "en", "Engels", "English"


class People(BaseUserManager["Person"]):
    """Everybody who may sign in, found by e-mail address in any case of letters (nl: alle personen)."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who signs in with an e-mail address (nl: persoon). Nobody stands above the rules: there is no superuser."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default=Tongue.DUTCH.value)
    is_active = models.BooleanField(default=True)
    # When somebody last came in says when they work; their visits are enough.
    last_login = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str) -> bool:  # type: ignore[override]  # Django's stubs name what only it passes
        """Whether this is the password; the account stays as it is (nl: wachtwoord nakijken)."""
        return check_password(raw_password, self.password)

    def clean(self) -> None:
        self.email = self.email.strip().lower()

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the address in lower case, so that nobody has two accounts by accident (nl: opslaan)."""
        self.clean()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature, passed on unread


class Seat(models.Model):
    """A role that a person holds, from one moment until another (nl: plek).

    `office_id` is the office they hold it for, empty where the role belongs to none; `place` the CBS code of a municipality,
    such as GM0392, of a youth region or of the nation, or the id of an agency, for the roles that are about one place. A seat
    ends and is never removed.
    """

    guard: ClassVar = Guard(Resource.SEAT, office="office_id", person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=40)
    office_id = models.UUIDField(null=True)
    place = models.CharField(max_length=36, blank=True)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role", "office_id", "place"],
                condition=models.Q(until=None),
                nulls_distinct=False,
                name="seat_once",
            ),
            models.CheckConstraint(
                condition=models.Q(place__regex=r"^(GM\d{4}|JZ\d{2,4}|PV\d{2}|NL|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"),
                name="seat_place_code",
            ),
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in SEATED]), name="seat_role_is_given"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.place}".strip()


class Visit(AbstractBaseSession):
    """One visit of a browser, with who is in it and since when (nl: bezoek).

    It is read before it is known who asks, so its rows are not guarded.
    """

    person_id = models.UUIDField(null=True, db_index=True)
    began_at = models.DateTimeField(default=timezone.now)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """What reads and writes a visit (nl: bezoeken)."""
        store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
        return store


class Recovery(models.Model):
    """Letting in somebody who lost their factor (nl: herstel). A coordinator and an administrator confirm, each somebody else."""

    guard: ClassVar = Guard(Resource.RECOVERY, person="person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    coordinator = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    administrator = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(coordinator=models.F("person"))
                & ~models.Q(administrator=models.F("person"))
                & ~models.Q(administrator=models.F("coordinator")),
                name="recovery_by_others",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(coordinator__isnull=False, administrator__isnull=False),
                name="recovery_by_two",
            ),
            models.UniqueConstraint(fields=["person"], condition=models.Q(done_at=None), name="recovery_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Invite(models.Model):
    """That somebody was asked to come in for a place: a municipality, region, agency or the nation (nl: uitnodiging).

    `office_id` is the office that asks, empty where an administrator does. Only a digest of the link is kept. `person_id` is who
    followed it, once; the seat is given at `seated_at`, when they have a factor.
    """

    guard: ClassVar = Guard(Resource.RECIPIENT, office="office_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office_id = models.UUIDField(null=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=40)
    place = models.CharField(max_length=36)
    handle = models.CharField(max_length=20, unique=True)
    digest = models.BinaryField()
    asked_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    person_id = models.UUIDField(null=True, db_index=True)
    seated_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        return f"{self.role} {self.place}"


class Sent(models.Model):
    """That a form with this key was carried out, and when (nl: verstuurd formulier). It says nothing about who or what."""

    key = models.UUIDField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.key)


class CaseLink(models.Model):
    """Who belongs to which client, and until when, as the policies read it (nl: band met een dossier).

    The table is casework's, which alone writes it. `kind` is owner, stand_in, referral, desk (until the end of the day) or
    break_glass (half an hour, a ground of its own); a link holds from `since` up to `until`, two moments.
    """

    LEASE: ClassVar = "break_glass"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client_id = models.UUIDField()
    person_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "casework_access"

    def __str__(self) -> str:
        return self.kind
