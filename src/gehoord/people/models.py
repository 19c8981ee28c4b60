"""People who sign in, and the seats they sit on."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

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

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.email = self.email.strip().lower()

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the address in lower case, so that nobody has two accounts by accident (nl: opslaan)."""
        self.clean()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature, passed on unread


class Seat(models.Model):
    """A role that a person holds for one municipality (nl: plek). `municipality` is the CBS code, such as GM0392."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(max_length=40)
    municipality = models.CharField(max_length=6)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role", "municipality"], name="seat_once"),
            models.CheckConstraint(condition=models.Q(municipality__regex=r"^GM\d{4}$"), name="seat_municipality_code"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.municipality}"
