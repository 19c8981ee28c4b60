from __future__ import annotations

from uuid import UUID

from gehoord.vault.models import CaseKey, Destruction, Hold, JournalEntry


def test_a_row_is_named_by_its_ids_and_codes_alone():
    one = UUID(int=1)
    assert str(CaseKey(case_id=one, key_version=2)) == f"{one} v2"
    assert str(JournalEntry(shard=3, number=4)) == "3/4"
    assert str(Hold(case_id=one, reason="court")) == f"{one} court"
    assert str(Destruction(rule="case", thing=one)) == f"case {one}"
