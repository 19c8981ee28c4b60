from __future__ import annotations

import json
import stat
from datetime import timedelta

import pytest
from django.utils import timezone

from gehoord.vault.chain import heads as ends
from gehoord.vault.heads import folder, minutes, sign_heads, signing_key
from gehoord.vault.journal import record
from gehoord.vault.who import HOUSE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_keys")]


def written():
    return [line for file in sorted(folder().glob("*.jsonl")) for line in file.read_text().splitlines()]


def test_a_line_holds_where_each_chain_ends_and_can_be_checked_by_anybody():
    for _ in range(30):
        record(by=HOUSE, did="read")
    assert sign_heads()
    (minute,) = minutes()
    assert minute.sound
    assert minute.heads == ends("default")
    said = json.loads(written()[0])
    signature = bytes.fromhex(said.pop("signature"))
    signing_key().verify(signature, b"gehoord journal" + json.dumps(said, sort_keys=True, separators=(",", ":")).encode())


def test_nothing_new_is_no_line_for_an_hour():
    now = timezone.now()
    assert sign_heads(at=now)
    assert not sign_heads(at=now + timedelta(minutes=59))
    assert sign_heads(at=now + timedelta(minutes=60))
    record(by=HOUSE, did="read")
    assert sign_heads(at=now + timedelta(minutes=61))
    assert all(minute.sound for minute in minutes())


def test_a_file_holds_a_day():
    now = timezone.now()
    for days in range(3):
        sign_heads(at=now + timedelta(days=days))
    assert len(list(folder().glob("*.jsonl"))) == 3
    assert all(minute.sound for minute in minutes())


def test_a_line_left_half_by_a_power_cut_is_seen_and_the_next_is_whole():
    sign_heads()
    (file,) = folder().glob("*.jsonl")
    with file.open("a") as opened:
        opened.write('{"at": "20')
    record(by=HOUSE, did="read")
    with pytest.raises(ValueError, match="Unterminated"):
        sign_heads()


def test_others_cannot_read_the_folder():
    sign_heads()
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder().glob("*.jsonl")} == {0o600}
