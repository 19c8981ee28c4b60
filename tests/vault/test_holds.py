from __future__ import annotations

from uuid import uuid4

from gehoord.vault.holds import held, lift_holds, lock, place_hold
from gehoord.vault.models import Hold, JournalEntry


def test_a_hold_lasts_until_it_is_lifted_and_is_in_the_journal(case, counsellor):
    place_hold(case, by=counsellor, reason="objection")
    place_hold(case, by=counsellor, reason="court")
    assert held([case, uuid4()]) == {case}
    assert lift_holds(case, by=counsellor, reason="settled") == 2
    assert held([case]) == frozenset()
    said = JournalEntry.objects.values_list("did", "reason")
    assert sorted(said) == [("lifted holds", "settled"), ("placed a hold", "court"), ("placed a hold", "objection")]
    assert Hold.objects.filter(until__isnull=False).count() == 2


def test_locking_asks_for_nothing_that_is_not_there(case):
    lock([case, uuid4()])
    assert held([]) == frozenset()
