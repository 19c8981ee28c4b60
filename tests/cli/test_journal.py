from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gehoord.cli import journal
from gehoord.practice.words import Text
from gehoord.vault.verification import Finding, Trouble


def test_verify_names_what_is_wrong_and_ends_with_1(monkeypatch):
    found = (Finding(Trouble.CUT, Text("streng 3, regel 8", "shard 3, line 8")),)
    monkeypatch.setattr(journal.verification, "verify", lambda progress: found)
    ended = CliRunner().invoke(journal.journal, ["verify", "--language", "en"])
    assert (ended.exit_code, ended.stdout) == (1, "shard 3, line 8: The end of this chain was cut off\n")


def test_verify_ends_with_0_when_all_is_well(monkeypatch):
    monkeypatch.setattr(journal.verification, "verify", lambda progress: ())
    ended = CliRunner().invoke(journal.journal, ["verify"])
    assert (ended.exit_code, ended.stdout) == (0, "Het logboek is zoals het is geschreven.\n")


def test_export_shows_where_and_the_key_to_check_with(monkeypatch):
    key = Ed25519PrivateKey.generate().public_key()
    monkeypatch.setattr(journal.heads, "sign_heads", lambda: True)
    monkeypatch.setattr(journal.heads, "folder", lambda: Path("journal"))
    monkeypatch.setattr(journal.heads, "signing_key", lambda: key)
    ended = CliRunner().invoke(journal.journal, ["export"])
    assert "Ondertekend in journal" in ended.stdout
    assert key.public_bytes_raw().hex() in ended.stdout
