"""What a client confided is found nowhere in plain: not in the tables of the room, not in the journal, not in the log."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from psycopg import sql
from tests.told.casework import Team
from tests.told.confided import BORN, CANARY, confide

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

WORDLESS = {"casework_residence", "casework_contact", "casework_merging", "casework_glassbroken", "casework_movedon"}


def dumped(table: str) -> bytes:
    with (
        acting(HOUSE),
        connection.cursor() as cursor,
        cursor.copy(sql.SQL("copy (select * from {}) to stdout").format(sql.Identifier(table))) as copy,
    ):
        return b"".join(bytes(piece) for piece in copy)


def test_no_word_stands_anywhere_in_plain(team: Team, caplog):
    confide(team)
    tables = [model._meta.db_table for model in apps.get_app_config("casework").get_models()]
    content = {table: dumped(table) for table in [*tables, "vault_journalentry"]}
    assert all(content[table] for table in tables if table not in WORDLESS)
    for table, found in content.items():
        for word in (CANARY, BORN, CANARY.encode().hex(), BORN.encode().hex()):
            assert word.encode() not in found, table
    assert CANARY not in caplog.text
