from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.vault.drawers import DRAWER

from gehoord.vault import retention
from gehoord.vault.destructions import CASE, Due, register_file, remember, remembered
from gehoord.vault.holds import UnderHold, lift_holds, place_hold
from gehoord.vault.keys import CaseErased, case_key
from gehoord.vault.models import CaseKey, Destruction, JournalEntry
from gehoord.vault.retention import erase, replay, sweep
from gehoord.vault.terms import RulesUnreadable

TODAY = date(2026, 11, 22)
LONG_AGO, LATELY = date(2024, 11, 22), date(2024, 11, 23)


@pytest.fixture(autouse=True)
def drawer(settings, own_keys):
    settings.RETENTION_HOLDINGS = ["tests.vault.drawers.DRAWER"]
    settings.RETENTION_RULES = own_keys / "retention.toml"
    DRAWER.kept.clear()
    yield DRAWER
    DRAWER.kept.clear()


@pytest.fixture
def put(drawer, new_case):
    def put(day):
        thing, case = uuid4(), new_case()
        drawer.kept[thing] = day, case
        return thing, case

    return put


def swept(**asked):
    (first, journal) = sweep(on=TODAY, **asked)
    assert (journal.holding, journal.due) == ("vault.journal", 0)
    return first.due, first.held, first.rows


def test_what_is_past_its_term_goes_with_its_key_and_the_rest_stays(put, drawer):
    (old, case), (new, other) = put(LONG_AGO), put(LATELY)
    assert swept() == (1, 0, 1)
    assert set(drawer.kept) == {new}
    assert CaseKey.objects.get(pk=case).wrapped is None
    assert case_key(other)
    row = Destruction.objects.get()
    assert (row.rule, row.holding, row.thing, row.case_id, row.how_many) == ("case", "tests.drawer", old, case, 1)


def test_a_dry_run_only_counts(put, drawer):
    put(LONG_AGO)
    assert swept(dry_run=True) == (1, 0, 0)
    assert len(drawer.kept) == 1
    assert not Destruction.objects.exists()
    assert not register_file().exists()


def test_a_second_sweep_has_nothing_to_do(put):
    put(LONG_AGO)
    swept()
    assert swept() == (0, 0, 0)


def test_nothing_goes_under_a_hold_until_it_is_lifted(put, drawer, counsellor):
    _, case = put(LONG_AGO)
    place_hold(case, by=counsellor, reason="objection")
    assert swept() == (1, 1, 0)
    with pytest.raises(UnderHold, match="bewaard"):
        erase(case, by=counsellor, reason="request")
    assert case_key(case)
    assert lift_holds(case, by=counsellor, reason="settled") == 1
    assert swept() == (1, 0, 1)


def test_a_hold_placed_while_the_sweep_looks_is_in_time(put, counsellor, monkeypatch):
    _, case = put(LONG_AGO)
    answers = iter([frozenset(), frozenset({case})])
    monkeypatch.setattr(retention, "held", lambda cases: next(answers))
    assert swept()[2] == 0
    assert case_key(case)


def test_the_register_says_what_went_and_not_what_it_said(put):
    things = {put(LONG_AGO)[0] for _ in range(250)}
    assert swept() == (250, 0, 250)
    told = [due.thing for line in remembered() for due in line.things]
    assert set(told) == things
    assert {line.rule for line in remembered()} == {"case"}
    assert JournalEntry.objects.filter(did="destroyed", reason="case").count() == 250


def test_erasure_is_at_once_and_is_in_the_journal(case, counsellor):
    case_key(case)
    erase(case, by=counsellor, reason="request")
    with pytest.raises(CaseErased):
        case_key(case)
    assert JournalEntry.objects.get().did == "erased"
    assert Destruction.objects.get().rule == "request"


def test_what_an_older_copy_brought_back_goes_again(put, drawer, new_case):
    thing, case = put(LONG_AGO)
    # A restored copy looks like this: the thing and its key are there, and only the file beside the database knows better.
    remember([Due(thing, case, whole=True)], rule="case", holding=DRAWER.name)
    erased, kept = new_case(), new_case()
    remember([Due(erased, erased, whole=True)], rule="request", holding=CASE)
    for _ in range(2):
        assert replay() >= 2
        for gone in (case, erased):
            with pytest.raises(CaseErased):
                case_key(gone)
        assert not drawer.kept
        assert case_key(kept)
    assert Destruction.objects.count() == 2


def test_a_file_of_rules_that_cannot_be_read_stops_everything(put, drawer, settings):
    put(LONG_AGO)
    settings.RETENTION_RULES.write_text("[[rule]]\ncode = 'case'\n")
    with pytest.raises(RulesUnreadable, match="niets vernietigd"):
        sweep(on=TODAY)
    assert len(drawer.kept) == 1


def test_an_organisation_may_take_a_shorter_term(put, settings):
    put(LATELY)
    rule = (
        "[[rule]]\ncode = 'case'\nlabel = {nl = 'a', en = 'a'}\ntrigger = {nl = 'b', en = 'b'}\n"
        "term = {amount = 30, unit = 'calendar_days'}\nbasis = {nl = 'c', en = 'c'}\n"
    )
    settings.RETENTION_RULES.write_text(rule)
    assert swept() == (1, 0, 1)
