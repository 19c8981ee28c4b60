from __future__ import annotations

import time

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection
from tests.told.people import SEED, code_of, colleague

from gehoord.people.accounts import as_themselves
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.people.second_factor import factors
from gehoord.people.second_factor.factors import LastFactor

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return colleague(Role.COUNSELLOR)


@pytest.fixture(autouse=True)
def by_themselves(somebody):
    """A factor is used and dropped by who it is of."""
    with as_themselves(somebody.person.pk):
        yield


@pytest.fixture
def app(somebody):
    return Authenticator.objects.get(user=somebody.person)


def test_a_code_opens_once_and_the_next_one_again(somebody, app):
    now, next_one = code_of(somebody.person), code_of(somebody.person, later=1)
    assert factors.use_up(app, now)
    assert not factors.use_up(app, now)
    assert factors.use_up(app, next_one)
    assert not factors.use_up(app, now), "an older code does not open after a newer one"


@pytest.mark.parametrize("between", [" ", "-"])
def test_a_code_may_be_typed_in_two_parts(somebody, app, between):
    code = code_of(somebody.person)
    assert factors.use_up(app, f"{code[:3]}{between}{code[3:]}")


def test_who_guesses_codes_all_day_gets_thirty(somebody, rf, monkeypatch):
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)

    def opens(code):
        with request_context(rf.post("/")):
            return factors.SignInCode(user=somebody.person, data={"code": code}).is_valid()

    for _ in range(30):
        moment += 7
        assert not opens("12")
    assert not opens(code_of(somebody.person))
    factors.forget_factors(somebody.person.pk)
    TOTP.activate(somebody.person, SEED)
    assert opens(code_of(somebody.person))


@pytest.mark.parametrize("typed", ["", "abc", "12345", "1234567"])
def test_what_is_no_code_opens_nothing(app, typed):
    assert not factors.use_up(app, typed)


def test_a_code_from_long_ago_opens_nothing(somebody, app):
    assert not factors.use_up(app, code_of(somebody.person, later=-3))


def test_the_database_does_not_hold_what_codes_are_made_from(app):
    with connection.cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator")
        (kept,) = cursor.fetchone()
    assert SEED not in kept
    assert factors.Factors().decrypt(app.data["secret"]) == SEED


def test_what_another_installation_sealed_opens_nothing_and_breaks_nothing(somebody, app, settings):
    code = code_of(somebody.person)
    settings.SECRET_KEY = "the key of somewhere else"
    assert not factors.use_up(app, code)


def test_one_of_two_keys_may_go_and_the_last_stays(somebody, app):
    key = Authenticator.objects.create(user=somebody.person, type="webauthn", data={"name": "telefoon"})
    assert [(one.is_passkey, one.name) for one in factors.factors_of(somebody.person.pk)] == [(False, ""), (True, "telefoon")]
    factors.drop_factor(somebody.person.pk, app.pk)
    with pytest.raises(LastFactor):
        factors.drop_factor(somebody.person.pk, key.pk)


def test_nobody_takes_a_key_of_somebody_else_away(app):
    with pytest.raises(NotFound):
        factors.drop_factor(colleague(Role.COUNSELLOR).person.pk, app.pk)


def test_without_keys_somebody_has_none(somebody):
    factors.forget_factors(somebody.person.pk)
    assert not factors.has_factor(somebody.person.pk)
