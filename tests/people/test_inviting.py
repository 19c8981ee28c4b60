"""Somebody is asked in by a link that opens once, and has their seat when they have a factor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from tests.told.people import SEED, colleague

from gehoord.people import seats
from gehoord.people.entering import posts_of
from gehoord.people.letting_in import inviting
from gehoord.people.letting_in.inviting import LASTS, FactorFirst, InviteOver, KnownAlready, PasswordTooWeak
from gehoord.people.models import Invite, Person
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.seats import SeatedAlready
from gehoord.people.tokens import TriedTooOften
from gehoord.vault.models import JournalEntry

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STRONG = "lampen fietsen soep torens"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhindered():
    cache.clear()


@pytest.fixture
def coordinator():
    return colleague(Role.COORDINATOR).actor


def ask(by, email="nieuw@gemeente.example", place="GM0392", role=Role.MUNICIPALITY_CONTACT):
    return inviting.invite(email=email, name="Nina Nieuw", role=role, place=place, by=by, at=NOW).said


def test_who_follows_an_invitation_has_a_seat_once_they_have_a_factor(coordinator, client):
    person = inviting.come_in(ask(coordinator), STRONG, at=NOW)
    assert (person.email, person.name) == ("nieuw@gemeente.example", "Nina Nieuw")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/rapporten/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/sleutel/")
    inviting.seat_invited(person.pk, at=NOW)
    with acting(HOUSE):
        assert posts_of(person.pk) == []
    TOTP.activate(person, SEED)
    client.get("/begin/")
    with acting(HOUSE):
        (seat,) = seats.held_by(person.pk)
        assert (seat.role, seat.place) == (Role.MUNICIPALITY_CONTACT, "GM0392")
        told = set(JournalEntry.objects.values_list("did", flat=True))
    assert {"invited a recipient", "accepted an invitation", "gave a role"} <= told


def test_a_link_opens_once_and_not_for_ever(coordinator):
    said = ask(coordinator)
    with acting(HOUSE):
        assert said[10:].encode() not in bytes(Invite.objects.get().digest)
    with pytest.raises(InviteOver):
        inviting.invited(said, at=NOW + LASTS)
    inviting.come_in(said, STRONG, at=NOW)
    with pytest.raises(InviteOver):
        inviting.come_in(said, STRONG, at=NOW)
    again = ask(coordinator, email="tweede@gemeente.example")
    later = ask(coordinator, email="tweede@gemeente.example")
    with pytest.raises(InviteOver):
        inviting.invited(again, at=NOW)
    (row,) = inviting.open_invites(by=coordinator, at=NOW)
    inviting.withdraw(row.pk, by=coordinator, at=NOW)
    with pytest.raises(InviteOver):
        inviting.invited(later, at=NOW + timedelta(hours=1))


def test_a_guess_opens_nothing_and_costs_time(coordinator):
    said = ask(coordinator)
    for _ in range(5):
        with pytest.raises(InviteOver):
            inviting.invited(said[:10] + "b" * 42, at=NOW)
    with pytest.raises(TriedTooOften):
        inviting.invited(said, at=NOW)


@pytest.mark.parametrize("password", ["kort", "1234567890123", "nina nieuw"])
def test_a_password_that_is_guessed_is_refused_and_the_link_still_opens(coordinator, password):
    said = ask(coordinator)
    with pytest.raises(PasswordTooWeak):
        inviting.come_in(said, password, at=NOW)
    assert not Person.objects.filter(email="nieuw@gemeente.example").exists()
    assert inviting.invited(said, at=NOW).email == "nieuw@gemeente.example"


def test_who_has_an_account_takes_the_seat_with_it_and_nobody_else_does(coordinator):
    somebody, other = colleague(Role.REGION_CONTACT, with_app=False), colleague(Role.REGION_CONTACT, with_app=True)
    said = ask(coordinator, email=somebody.person.email)
    with pytest.raises(KnownAlready):
        inviting.come_in(said, STRONG, at=NOW)
    with pytest.raises(InviteOver):
        inviting.come_in_too(said, person_id=other.person.pk, at=NOW)
    with pytest.raises(FactorFirst):
        inviting.come_in_too(said, person_id=somebody.person.pk, at=NOW)
    TOTP.activate(somebody.person, SEED)
    inviting.come_in_too(said, person_id=somebody.person.pk, at=NOW)
    with acting(HOUSE):
        held = {post.role for post in posts_of(somebody.person.pk)}
    assert held == {Role.REGION_CONTACT, Role.MUNICIPALITY_CONTACT}
    with pytest.raises(SeatedAlready):
        ask(coordinator, email=somebody.person.email)


def test_only_who_arranges_the_office_asks_somebody_in_and_for_a_place(coordinator):
    for role in (Role.COUNSELLOR, Role.REPORT_AUTHOR, Role.MUNICIPALITY_CONTACT, Role.AUDITOR):
        with pytest.raises(NotFound):
            ask(colleague(role).actor)
    with pytest.raises(NotFound):
        ask(coordinator, role=Role.ADMINISTRATOR)
    with pytest.raises(NotFound):
        ask(coordinator, place="")
    ask(coordinator)
    stranger = colleague(Role.COORDINATOR, office=inviting.UUID("0f0f0f0f-0000-4000-8000-00000000000c")).actor
    assert inviting.open_invites(by=stranger, at=NOW) == []
    with acting(colleague(Role.MUNICIPALITY_CONTACT).actor):
        assert not Invite.objects.exists()
