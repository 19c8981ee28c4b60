"""Each way to falsify the journal, done by somebody who may do anything in the database, and seen."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from django.utils import timezone

from gehoord.vault import chain, heads, journal, verification
from gehoord.vault.chain import BEGINNING, chained
from gehoord.vault.heads import sign_heads
from gehoord.vault.journal import Resource, record
from gehoord.vault.models import JournalEntry
from gehoord.vault.verification import Trouble, verify
from gehoord.vault.who import HOUSE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_keys")]


@pytest.fixture(autouse=True)
def one_shard(monkeypatch):
    monkeypatch.setattr(journal.secrets, "randbelow", lambda _: 3)


@pytest.fixture
def forge():
    """Statements by the superuser, before whom no wall stands."""
    kept = connections["default"].settings_dict
    with psycopg.connect(dbname=kept["NAME"], host=kept["HOST"], user="postgres", autocommit=True) as connection:
        connection.execute("set session_replication_role = replica")
        yield connection.execute


@pytest.fixture
def ten():
    for _ in range(10):
        record(by=HOUSE, did="read", on=Resource("casework.note", str(uuid4())), case=uuid4())
    sign_heads()


def findings():
    return [(finding.trouble, finding.where.en.split(";")[0]) for finding in verify()]


def line(number):
    return f"shard 3, line {number}"


def test_a_journal_nobody_touched_is_sound(ten):
    assert verify() == ()


@pytest.mark.parametrize(
    "change",
    [
        "did = 'wrote'",
        "person_id = gen_random_uuid()",
        "case_id = null",
        "at = at + interval '1 microsecond'",
        "thing = 'x'",
        "reason = 'own_case'",
        "outcome = 'refused'",
        "role = 'counsellor'",
        "id = gen_random_uuid()",
        "session = 'abc'",
        "office_id = gen_random_uuid()",
        "part = 'x'",
        "kind = 'x'",
    ],
)
def test_a_changed_line_is_named_whatever_was_changed(ten, forge, change):
    forge(f"update vault_journalentry set {change} where number = 4")  # noqa: S608 - listed above
    assert findings() == [(Trouble.CHANGED, line(4))]


def test_a_line_taken_out_is_named(ten, forge):
    forge("delete from vault_journalentry where number = 4")
    assert (Trouble.MISSING, line(4)) in findings()


def test_a_line_taken_out_with_the_rest_moved_up_is_named(ten, forge):
    forge("delete from vault_journalentry where number = 4")
    forge("update vault_journalentry set number = number - 1 + 1000 where number > 4")
    forge("update vault_journalentry set number = number - 1000 where number > 1000")
    found = findings()
    assert (Trouble.CHANGED, line(4)) in found
    assert (Trouble.CUT, line(10)) in found


def test_two_lines_that_changed_places_are_named(ten, forge):
    for before, after in ((4, 100), (5, 4), (100, 5)):
        forge(f"update vault_journalentry set number = {after} where number = {before}")  # noqa: S608 - listed above
    found = findings()
    assert {(Trouble.CHANGED, line(4)), (Trouble.CHANGED, line(5))} <= set(found)


def test_a_line_put_in_is_named(ten, forge):
    forge("update vault_journalentry set number = number + 1001 where number > 4")
    forge("update vault_journalentry set number = number - 1000 where number > 1000")
    entry = JournalEntry.objects.get(number=4)
    entry.pk, entry.number, entry.previous = uuid4(), 5, entry.digest
    entry.digest = chained(bytes(entry.previous), entry)
    entry.save(force_insert=True)
    assert {(Trouble.CHANGED, line(6)), (Trouble.UNLINKED, line(6))} <= set(findings())


def test_a_tail_cut_off_is_named_with_the_minute_that_knew_it(ten, forge):
    forge("delete from vault_journalentry where number > 7")
    (finding,) = verify()
    assert finding.trouble is Trouble.CUT
    assert "shard 3, line 8; signed:" in finding.where.en
    assert ".jsonl, line 1" in finding.where.en


def test_a_chain_written_anew_from_the_first_line_is_named(ten, forge):
    entries = list(JournalEntry.objects.order_by("number"))
    forge("delete from vault_journalentry")
    previous = BEGINNING
    for entry in entries:
        entry.did = "wrote" if entry.number == 2 else entry.did
        entry.previous, entry.digest = previous, chained(previous, entry)
        previous = entry.digest
    JournalEntry.objects.bulk_create(entries)
    assert findings() == [(Trouble.REWRITTEN, line(10))]


def test_all_lines_gone_is_named(ten, forge):
    forge("delete from vault_journalentry")
    assert findings() == [(Trouble.CUT, line(1))]


def signed_file():
    (file,) = heads.folder().glob("*.jsonl")
    return file


@pytest.fixture
def three_minutes(ten):
    for _ in range(2):
        record(by=HOUSE, did="read")
        sign_heads()
    assert len(signed_file().read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("forgery", "named"),
    [
        (
            lambda lines: [lines[0].replace("12", "11"), *lines[1:]] if "12" in lines[0] else [lines[0][:-3] + '0"}', *lines[1:]],
            1,
        ),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: [lines[1], lines[0], lines[2]], 1),
        (lambda lines: [lines[0], lines[0], *lines[1:]], 2),
        (lambda lines: [lines[0], "", *lines[1:]], 2),
        (lambda lines: ["{}", *lines[1:]], 1),
    ],
)
def test_a_signed_minute_that_was_changed_is_named(three_minutes, forgery, named):
    lines = forgery(signed_file().read_text().splitlines())
    signed_file().write_text("\n".join(lines) + "\n")
    found = [finding.where.en for finding in verify() if finding.trouble is Trouble.UNSOUND]
    assert any(f"{signed_file().name}, line {named}" in where for where in found)


def test_a_minute_that_somebody_else_signed_is_named(ten):
    said = json.loads(signed_file().read_text())
    said["heads"] = []
    signed_file().write_text(json.dumps(said) + "\n")
    assert [trouble for trouble, _ in findings()] == [Trouble.UNSOUND]


def test_signing_that_stopped_is_noticed(ten, monkeypatch):
    record(by=HOUSE, did="read")
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(verification.timezone, "now", lambda: later)
    assert [trouble for trouble, _ in findings()] == [Trouble.LATE]


def test_signed_files_that_are_gone_are_noticed(ten, monkeypatch):
    signed_file().unlink()
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(verification.timezone, "now", lambda: later)
    assert [trouble for trouble, _ in findings()] == [Trouble.LATE]


def test_progress_is_told(ten, monkeypatch):
    monkeypatch.setattr(verification, "PACE", 4)
    told = []
    verify(progress=told.append)
    assert told == [4, 8]


def test_there_are_eight_shards():
    assert chain.SHARDS == 8
