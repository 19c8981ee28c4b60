"""A text that was confided is looked for in everything that leaves a trace: tables, files, log. It is nowhere."""

from __future__ import annotations

import logging

from django.db import connection
from tests.vault.notes import Note

from gehoord.vault.fields import seal
from gehoord.vault.heads import sign_heads
from gehoord.vault.intake import seal_for_intake
from gehoord.vault.retention import erase

CANARY = "kanariepiet-in-de-kolenmijn"


def everything():
    """Every row of every table as PostgreSQL writes it."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute("select has_table_privilege(%s, 'select')", [table])
            if cursor.fetchone()[0]:
                cursor.execute(f"select t::text from {table} t")  # noqa: S608 - a table that is there
                yield from (row[0] for row in cursor.fetchall())


def test_a_confided_text_leaves_no_trace(notes, counsellor, own_keys, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    row = Note.objects.create(case_id=notes, text=seal(CANARY), name=seal(CANARY))
    assert Note.objects.get().text.opened(by=counsellor) == CANARY
    kept = seal_for_intake(CANARY.encode())
    sign_heads()
    erase(row.case_id, by=counsellor, reason="request")
    traces = [*everything(), caplog.text, *capfd.readouterr(), kept.hex()]
    traces += [file.read_bytes().decode("latin-1") for file in own_keys.rglob("*") if file.is_file()]
    assert len(traces) > 5
    wanted = (CANARY, CANARY.encode().hex())
    assert not [trace for trace in traces if any(one in trace for one in wanted)]
