from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from tests.vault.drawers import DRAWER

from gehoord.vault.destroying.on_request import AskedBy, CaseUnknown, SecondDecides, erase_as_asked
from gehoord.vault.destructions import CASE
from gehoord.vault.holds import HeldBecause, UnderHold, held, lift_holds, place_hold
from gehoord.vault.keys import CaseErased, case_key, forget_open_keys
from gehoord.vault.models import CaseKey, Destruction, JournalEntry
from gehoord.vault.retention import replay
from gehoord.vault.who import HOUSE

OTHER = AskedBy.OTHER


@pytest.fixture(autouse=True)
def drawer(settings, own_keys):
    settings.RETENTION_HOLDINGS = ["tests.vault.drawers.DRAWER"]
    DRAWER.kept.clear()
    yield DRAWER
    DRAWER.kept.clear()


@pytest.fixture
def second(counsellor):
    return replace(counsellor, person_id=uuid4())


def is_erased(case) -> bool:
    forget_open_keys()
    return CaseKey.objects.get(pk=case).wrapped is None


def test_what_the_client_asks_is_done_at_once_and_rooms_lose_their_rows(case, counsellor, drawer):
    other = uuid4()
    drawer.kept.update({case: (date(2026, 1, 1), case), other: (date(2026, 1, 1), None)})
    assert erase_as_asked(case, AskedBy.CLIENT, by=counsellor)
    assert set(drawer.kept) == {other}
    with pytest.raises(CaseErased):
        case_key(case)
    (row,) = Destruction.objects.all()
    assert (row.holding, row.rule, row.how_many) == (CASE, "asked_by_client", 1)
    (line,) = JournalEntry.objects.filter(did="erased")
    assert (line.case_id, line.person_id, line.reason) == (case, counsellor.person_id, "asked_by_client")


def test_a_restored_copy_loses_the_rows_again(case, counsellor, drawer):
    erase_as_asked(case, AskedBy.CLIENT, by=counsellor)
    drawer.kept[case] = (date(2026, 1, 1), case)
    replay()
    assert drawer.kept == {}


def test_where_somebody_else_asked_a_second_colleague_decides(case, counsellor, second):
    assert not erase_as_asked(case, OTHER, by=counsellor)
    assert held([case])
    for _ in range(2):
        with pytest.raises(SecondDecides, match="tweede collega"):
            erase_as_asked(case, OTHER, by=counsellor)
    with pytest.raises(SecondDecides):
        erase_as_asked(case, OTHER, by=HOUSE)
    assert not is_erased(case)
    assert erase_as_asked(case, OTHER, by=second)
    assert is_erased(case)
    (line,) = JournalEntry.objects.filter(did="agreed to an erasure")
    assert (line.case_id, line.person_id) == (case, second.person_id)


def test_a_second_colleague_may_decide_that_it_stays(case, counsellor, second):
    erase_as_asked(case, OTHER, by=counsellor)
    lift_holds(case, by=second, reason="decided")
    assert not held([case])
    assert not erase_as_asked(case, OTHER, by=second)
    assert not is_erased(case)


def test_another_hold_keeps_the_case_whoever_asks_and_however_many_agree(case, counsellor, second):
    place_hold(case, by=counsellor, reason=HeldBecause.COMPLAINT.value)
    with pytest.raises(UnderHold):
        erase_as_asked(case, AskedBy.CLIENT, by=counsellor)
    assert not erase_as_asked(case, OTHER, by=counsellor)
    with pytest.raises(UnderHold):
        erase_as_asked(case, OTHER, by=second)
    assert not is_erased(case)


def test_what_is_not_there_or_was_erased_before_is_said_so(case, counsellor):
    erase_as_asked(case, AskedBy.CLIENT, by=counsellor)
    for one in (case, uuid4()):
        with pytest.raises(CaseUnknown, match=str(one)):
            erase_as_asked(one, AskedBy.CLIENT, by=counsellor)
