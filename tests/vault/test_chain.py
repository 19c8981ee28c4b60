from __future__ import annotations

import hashlib
import json

import pytest

from gehoord.vault.chain import BEGINNING, canonical, chained, heads, lines, moment
from gehoord.vault.journal import record
from gehoord.vault.models import JournalEntry
from gehoord.vault.who import HOUSE

pytestmark = pytest.mark.django_db
LEFT_OUT = {"previous", "digest"}


def test_every_column_is_in_what_is_chained():
    record(by=HOUSE, did="read")
    told = json.loads(canonical(JournalEntry.objects.get()))
    assert set(told) == {field.name for field in JournalEntry._meta.fields} - LEFT_OUT


def test_a_line_carries_the_digest_of_the_one_before_it():
    record(by=HOUSE, did="read")
    entry = JournalEntry.objects.get()
    assert bytes(entry.digest) == chained(BEGINNING, entry) == hashlib.sha256(BEGINNING + canonical(entry)).digest()
    assert moment(entry.at).endswith("+00:00")


def test_heads_are_the_last_lines():
    for _ in range(40):
        record(by=HOUSE, did="read")
    for head in heads("default"):
        walked = list(lines("default", head.shard))
        assert [line.number for line in walked] == list(range(1, head.number + 1))
        assert bytes(walked[-1].digest) == head.digest
