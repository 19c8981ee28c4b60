from __future__ import annotations

from uuid import UUID

from click.testing import CliRunner

from gehoord.cli import keys
from gehoord.vault.rotation import OfficeKeys

OFFICE = UUID(int=1)


def test_rotate_moves_the_cases_of_every_office(monkeypatch):
    monkeypatch.setattr(keys.rotation, "standing", lambda: (OfficeKeys(OFFICE, 1, 1, 5, 0, 0),))
    monkeypatch.setattr(keys.rotation, "renew", lambda office: 2)
    monkeypatch.setattr(keys.rotation, "rewrap", lambda office, progress: progress(5) or 5)
    ended = CliRunner().invoke(keys.keys, ["rotate"])
    assert (ended.exit_code, ended.stdout) == (0, f"kantoor {OFFICE}: de sleutel is nu versie 2; dossiers overgezet: 5\n")
    assert ended.stderr == "dossiers: 5 …\n"


def test_status_counts_in_either_language(monkeypatch):
    monkeypatch.setattr(keys.rotation, "standing", lambda: (OfficeKeys(OFFICE, 2, 1, 5, 3, 1),))
    ended = CliRunner().invoke(keys.keys, ["status", "--language", "en"])
    assert ended.stdout == f"office {OFFICE}: version 2; cases: 5, still waiting for this version: 3, erased: 1\n"
    monkeypatch.setattr(keys.rotation, "standing", tuple)
    assert "geen dossiers" in CliRunner().invoke(keys.keys, ["status"]).stdout
    assert "geen dossiers" in CliRunner().invoke(keys.keys, ["rotate"]).stdout
