from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from gehoord.vault import expiry, journal
from gehoord.vault.expiry import count, expired, forget, forgotten
from gehoord.vault.heads import sign_heads
from gehoord.vault.journal import record
from gehoord.vault.models import JournalEntry
from gehoord.vault.verification import verify
from gehoord.vault.who import HOUSE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_keys")]


@pytest.fixture(autouse=True)
def one_shard(monkeypatch):
    monkeypatch.setattr(journal.secrets, "randbelow", lambda _: 3)


@pytest.fixture
def long_ago(monkeypatch):
    """Ten lines of six years ago, written as they were then."""
    now = timezone.now()
    with monkeypatch.context() as then:
        then.setattr(journal.timezone, "now", lambda: now - timedelta(days=2200))
        for _ in range(10):
            record(by=HOUSE, did="read")
    return now - timedelta(days=5 * 366)


@pytest.fixture
def over_its_own_connection(settings):
    """The journal as it is outside tests: another role, whose part it is to forget."""
    settings.JOURNAL_CONNECTION = "journal"
    yield
    connections["journal"].close()


def test_it_is_known_what_is_past_its_term(long_ago):
    record(by=HOUSE, did="read")
    assert expired(long_ago) == {3: 10}
    assert count(long_ago) == 10


def test_the_journal_says_what_it_forgets_before_it_does(long_ago, monkeypatch):
    monkeypatch.setattr(expiry, "connections", None)
    with pytest.raises(TypeError):
        forget(long_ago)
    assert forgotten("default", 3) == 10
    assert JournalEntry.objects.count() == 11
    sign_heads()
    assert verify() == ()


def test_nothing_old_is_nothing_said():
    record(by=HOUSE, did="read")
    assert expired(timezone.now() - timedelta(days=2000)) == {}
    assert forgotten("default", 3) == 0


@pytest.mark.django_db(transaction=True, databases=["default", "journal"])
def test_old_lines_go_and_later_ones_stay(over_its_own_connection, long_ago):
    record(by=HOUSE, did="read")
    assert forget(long_ago) == 10
    assert list(JournalEntry.objects.using("journal").order_by("number").values_list("did", flat=True)) == ["read", expiry.FORGOT]
    sign_heads()
    assert verify() == ()
