"""Asking somebody in for a place by a link that opens once: they choose a password, set up a factor, and then have their seat."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from gehoord.people.deeds import Act, Resource
from gehoord.people.models import Invite, Person, Seat
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED, SeatedAlready
from gehoord.people.second_factor.factors import has_factor
from gehoord.people.tokens import ADDRESS, Token
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal

LASTS = timedelta(days=14)


class InviteOver(Refused):
    """A link with an invitation is not in use, or no longer (nl: uitnodiging werkt niet meer)."""

    sentence = Text(
        "Deze uitnodiging werkt niet (meer). Zij werkt één keer, en twee weken lang. Vraag een nieuwe aan wie u uitnodigde.",
        "This invitation does not work, or no longer. It works once, for two weeks. Ask who invited you for a new one.",
    )


class KnownAlready(Refused):
    """Somebody who was invited has an account already (nl: heeft al een account)."""

    sentence = Text(
        "Met dit adres is er al een account. Log daarmee in, en open deze link daarna nog een keer.",
        "There is an account with this address already. Sign in with it, and then open this link once more.",
    )


class FactorFirst(Refused):
    """Somebody with an account and no factor followed an invitation (nl: eerst een sleutel)."""

    sentence = Text(
        "Stel eerst bij uw account een sleutel in, en open deze link daarna nog een keer.",
        "First set up a factor with your account, and then open this link once more.",
    )


class PasswordTooWeak(Refused):
    """A password was chosen that is easily guessed (nl: wachtwoord te zwak)."""

    sentence = Text(
        "Dit wachtwoord is makkelijk te raden. Neem drie of vier gewone woorden achter elkaar, die niets met u te maken hebben.",
        "This password is easily guessed. Take three or four plain words in a row that have nothing to do with you.",
    )


def invite(*, email: str, name: str, role: Role, place: str, by: Actor, at: datetime) -> Token:
    """Ask somebody in for a place; what this gives is for the mail to them and is stored nowhere (nl: uitnodigen).

    An earlier invitation for the same seat ends. Raises: NotFound, SeatedAlready.
    """
    if role not in PLACED or not place:
        raise NotFound
    token, address = ADDRESS.draw(), email.strip().lower()
    row = Invite(office_id=by.office_id, email=address, name=name.strip(), role=role.value, place=place, handle=token.handle)
    row.digest, row.asked_by, row.made_at, row.until = token.digest, by.person_id, at, at + LASTS
    require(by, Act.CREATE, row)
    with acting(HOUSE):
        seated = {"person__email": address, "role": role.value, "place": place}
        if Seat.objects.filter(**seated, until=None).exists():
            raise SeatedAlready(name=row.name)
        earlier = {"email": address, "role": role.value, "place": place}
        Invite.objects.filter(**earlier, person_id=None, withdrawn_at=None).update(withdrawn_at=at)
    with acting(by):
        journal.record(by=by, did="invited a recipient", on=row, reason=role.value)
        row.save(force_insert=True)
    return token


def withdraw(invite_id: UUID, *, by: Actor, at: datetime) -> None:
    """Let an invitation open nothing any more (nl: uitnodiging intrekken). Raises: NotFound."""
    with acting(by):
        row = visible(by, Act.CLOSE, _open(at)).filter(pk=invite_id).first()
        if row is None:
            raise NotFound
        journal.record(by=by, did="withdrew an invitation", on=row)
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])


def open_invites(*, by: Actor, at: datetime) -> list[Invite]:
    """The invitations that nobody has followed yet (nl: openstaande uitnodigingen). Raises: NotFound."""
    require(by, Act.LIST, Resource.RECIPIENT)
    with acting(by):
        return list(visible(by, Act.LIST, _open(at)))


def invited(said: str, *, at: datetime) -> Invite:
    """The invitation behind a link (nl: uitnodiging achter een link). Raises: InviteOver, TriedTooOften."""
    token = ADDRESS.read(said)
    with acting(HOUSE):
        row = _open(at).filter(handle=token.handle).first() if token else None
    if token is None or row is None or not token.opens(row.digest):
        raise InviteOver
    return row


def come_in(said: str, password: str, *, at: datetime) -> Person:
    """Make the account of who was invited, without a seat as yet (nl: uitnodiging aannemen).

    Raises: InviteOver, TriedTooOften, KnownAlready, PasswordTooWeak.
    """
    row = invited(said, at=at)
    with acting(HOUSE):
        if Person.objects.filter(email=row.email).exists():
            raise KnownAlready
        person = Person(email=row.email, name=row.name)
        try:
            validate_password(password, person)
        except ValidationError:
            raise PasswordTooWeak from None
        person.set_password(password)
        person.save()
        _follow(row, person.pk, at)
    return person


def come_in_too(said: str, *, person_id: UUID, at: datetime) -> None:
    """Give the seat to somebody who has an account with the invited address (nl: uitnodiging aannemen met een account).

    Raises: InviteOver, TriedTooOften, FactorFirst.
    """
    row = invited(said, at=at)
    with acting(HOUSE):
        if not Person.objects.filter(pk=person_id, email=row.email, is_active=True).exists():
            raise InviteOver
        if not has_factor(person_id):
            raise FactorFirst
        _follow(row, person_id, at)
        seat_invited(person_id, at=at)


def waits_for_factor(person_id: UUID) -> bool:
    """Whether somebody followed an invitation and has yet to get their seat (nl: wacht op een sleutel)."""
    with acting(HOUSE):
        return Invite.objects.filter(person_id=person_id, seated_at=None, withdrawn_at=None).exists()


def seat_invited(person_id: UUID, *, at: datetime) -> None:
    """Give who followed an invitation the seat it was for; without a factor nothing happens (nl: plek geven)."""
    if not has_factor(person_id):
        return
    with acting(HOUSE):
        for row in Invite.objects.filter(person_id=person_id, seated_at=None, withdrawn_at=None):
            seat, new = Seat.objects.get_or_create(
                person_id=person_id, role=row.role, office_id=None, place=row.place, until=None
            )
            if new:
                journal.record(by=HOUSE, did="gave a role", on=seat, reason=row.role)
            row.seated_at = at
            row.save(update_fields=["seated_at"])


def _open(at: datetime) -> QuerySet[Invite]:
    return Invite.objects.filter(person_id=None, withdrawn_at=None, until__gt=at)


def _follow(row: Invite, person_id: UUID, at: datetime) -> None:
    """Followed by one person, also where two do so at the same moment."""
    if not _open(at).filter(pk=row.pk).update(person_id=person_id):
        raise InviteOver
    journal.record(by=Actor(person_id, Role.NEWCOMER), did="accepted an invitation", on=row)
