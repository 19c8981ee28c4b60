from __future__ import annotations

import subprocess
import sys

from tests.intake.inbound.mail.test_mailboxes import WHOLE

from gehoord.config import env

ASKS = (
    "from gehoord.config import settings as s; "
    "print(s.EMAIL_BACKEND, getattr(s, 'DEFAULT_FROM_EMAIL', ''), len(s.POST.mailboxes))"
)


def asked(folder) -> str:
    surroundings = env.passed_on(GEHOORD_DATA=str(folder), PYTHONPATH="src")
    told = subprocess.run([sys.executable, "-c", ASKS], env=surroundings, capture_output=True, text=True, check=False)
    return told.stdout + told.stderr


def test_without_a_mailbox_notices_stand_in_the_log(tmp_path):
    assert asked(tmp_path).split() == ["django.core.mail.backends.console.EmailBackend", "0"]


def test_with_a_mailbox_notices_go_out_by_it(tmp_path):
    (tmp_path / "password").write_text("geheim")
    (tmp_path / "mail.toml").write_text(WHOLE.replace("/run/secrets/hulp", str(tmp_path / "password")))
    assert "smtp.EmailBackend Postbus <hulp@kantoor.example> 1" in asked(tmp_path)


def test_a_file_that_is_not_understood_says_so(tmp_path):
    (tmp_path / "mail.toml").write_text("[[mailbox]]")
    assert "MailNotUnderstood" in asked(tmp_path)
