from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from tests.conftest import APP, LOOSENED
from tests.ground import OWNER

from gehoord.people.management.commands.migrate import owning


@pytest.mark.django_db
def test_tables_belong_to_their_owner_and_tests_act_as_who_serves_people():
    with connection.cursor() as cursor:
        cursor.execute("select current_user, array_agg(distinct tableowner::text) from pg_tables where schemaname = 'public'")
        assert cursor.fetchone() == (APP, [OWNER])
        cursor.execute("select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False, False, False)


@pytest.mark.django_db(transaction=True)
def test_the_owner_owns_only_for_a_while(django_db_blocker):
    with owning("default"), connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == (OWNER,)
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == (APP,)


@pytest.mark.django_db(transaction=True)
def test_migrating_again_lays_the_policies_again():
    with owning("default"), connection.cursor() as cursor:
        cursor.execute("drop policy people_seat_select on people_seat")
    call_command("migrate", verbosity=0)
    with owning("default"), connection.cursor() as cursor:
        for statement in LOOSENED:
            cursor.execute(statement)
        cursor.execute("select count(*) from pg_policy where polname = 'people_seat_select'")
        assert cursor.fetchone() == (1,)
