"""What a restore does to tables, seen in the drills of test_backup.py; here what it does when the copy is no copy."""

from __future__ import annotations

import pytest

from gehoord.vault.copying import tables
from gehoord.vault.copying.programs import CopyFailed


@pytest.mark.django_db
def test_a_dump_that_cannot_be_read_touches_no_table(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(tables.programs, "run", lambda *words, **_: ran.append(words))
    dump = tmp_path / "database.dump"
    dump.write_bytes(b"PGDMP and nothing more")
    with (tmp_path / "lock").open("w") as lock, pytest.raises(CopyFailed, match="error"):
        tables.put_back(dump, alias="default", keeping=lock.fileno())
    assert ran == []
