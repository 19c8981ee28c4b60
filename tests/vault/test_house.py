from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from gehoord.vault.house import as_house
from gehoord.vault.models import Hold


def role():
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('gehoord.role', true)")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_it_is_the_house_inside_and_nobody_afterwards():
    with as_house():
        assert role() == "house"
    assert not role()


@pytest.mark.django_db(transaction=True)
def test_whoever_acted_before_goes_on_afterwards():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('gehoord.role', 'counsellor', true)")
        with as_house():
            assert role() == "house"
        assert role() == "counsellor"


@pytest.mark.django_db(transaction=True)
def test_what_fails_inside_is_undone_and_leaves_who_acted():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('gehoord.role', 'counsellor', true)")
        with pytest.raises(IntegrityError), as_house():
            Hold.objects.create(reason="court")
        assert role() == "counsellor"
        assert not Hold.objects.exists()
