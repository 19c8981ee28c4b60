from __future__ import annotations

import stat

import pytest
from django.db import connections

from gehoord.vault.copying import programs
from gehoord.vault.copying.programs import NoPrograms


def test_a_program_as_new_as_the_server_is_found(db):
    assert programs._found("pg_dump", "default").name == "pg_dump"


def test_programs_that_are_not_here_are_named_with_where_to_put_them(db, monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "_folders", lambda: iter([tmp_path]))
    with pytest.raises(NoPrograms, match="PG_BIN"):
        programs._found("pg_restore", "default")


def test_a_password_is_in_a_closed_file_and_not_on_the_command_line(monkeypatch, tmp_path):
    monkeypatch.setitem(connections["default"].settings_dict, "PASSWORD", r"ge:heim\1")
    address = programs._address("default", tmp_path)
    assert "heim" not in address
    assert (tmp_path / "pass").read_text() == "*:*:*:*:ge\\:heim\\\\1\n"
    assert stat.S_IMODE((tmp_path / "pass").stat().st_mode) == 0o600
