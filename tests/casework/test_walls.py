import pytest
from django.db import connection


@pytest.mark.django_db
def test_every_table_has_its_walls():
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relname like 'casework%%' and relkind='r' and relforcerowsecurity")
        assert len(cursor.fetchall()) == 19
