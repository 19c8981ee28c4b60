from __future__ import annotations

from click.testing import CliRunner

from gehoord.cli import mail
from gehoord.intake.inbound.mail.checking import Finding
from gehoord.practice.words import same


def asked(monkeypatch, *findings: Finding):
    monkeypatch.setattr(mail, "look", lambda _post, **_known: iter(findings))
    return CliRunner().invoke(mail.mail, ["check", "--language", "en"])


def test_all_that_works_is_told(monkeypatch):
    ended = asked(monkeypatch, Finding(same("desk: mail comes in"), is_well=True))
    assert (ended.exit_code, ended.stdout) == (0, "✓ desk: mail comes in\n")


def test_what_does_not_work_is_told_and_counts(monkeypatch):
    ended = asked(monkeypatch, Finding(same("no"), is_well=False), Finding(same("yes"), is_well=True))
    assert (ended.exit_code, ended.stdout) == (3, "✗ no\n✓ yes\n")
