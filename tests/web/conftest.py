from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from tests.told.people import SEED
from tests.told.reports import desk, haarlem

from gehoord.config.launch.catalogue import compile_texts
from gehoord.people import accounts
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.reporting import production
from gehoord.reporting.document import Printed
from gehoord.reporting.models import Edition


@pytest.fixture(scope="session", autouse=True)
def english_at_hand():
    compile_texts()


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


@pytest.fixture
def press(monkeypatch):
    """Prints one line instead of a report; formats have tests of their own."""

    def press_one(document, fmt, *, theme):
        beside = (("-metadata.json", b"{}"),) if fmt.value == "csv" else ()
        return Printed(f"{document.place} {document.language} {fmt}".encode(), "text/plain; charset=utf-8", beside)

    monkeypatch.setattr(production, "render", press_one)


@pytest.fixture
def worker(db, press):
    with desk() as opened:
        yield opened


@pytest.fixture
def account(worker, settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    settings.GEHOORD_DEMO = True
    return haarlem(tmp_path)


@pytest.fixture
def reader(account, client):
    """A browser in which the contact of Haarlem has signed in."""
    client.force_login(Person.objects.get(email=account.email), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def neighbour(account, client):
    """A browser in which the contact of another municipality has signed in."""
    person = accounts.welcome(email="buur@gemeente.example", name="Bram Buur", password="een lang wachtwoord")
    accounts.seat(person, Role.MUNICIPALITY_CONTACT, municipality="GM0453")
    TOTP.activate(person, SEED)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def dutch(account):
    with acting(HOUSE):
        return Edition.objects.get(language="nl")


@pytest.fixture
def english(account):
    with acting(HOUSE):
        return Edition.objects.get(language="en")
