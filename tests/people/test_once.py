from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from gehoord.people.once import first_time, forget_sent
from gehoord.people.permissions import NotFound

NOW = timezone.now()


@pytest.mark.django_db
def test_what_is_sent_twice_comes_for_the_first_time_once():
    key = uuid4()
    assert [first_time(key, at=NOW), first_time(key, at=NOW), first_time(uuid4(), at=NOW)] == [True, False, True]


@pytest.mark.django_db
def test_what_was_refused_may_be_sent_again_with_the_same_key():
    key = uuid4()
    with pytest.raises(NotFound):
        send_in_vain(key)
    assert first_time(key, at=NOW)


@transaction.atomic
def send_in_vain(key):
    """A form that is carried out and refused after all."""
    assert first_time(key, at=NOW)
    raise NotFound


@pytest.mark.django_db
def test_keys_are_forgotten_after_a_day():
    old, new = uuid4(), uuid4()
    first_time(old, at=NOW - timedelta(days=2))
    first_time(new, at=NOW)
    assert forget_sent(at=NOW) == 1
    assert [first_time(old, at=NOW), first_time(new, at=NOW)] == [True, False]
