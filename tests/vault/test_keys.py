from __future__ import annotations

import time
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import override_settings
from tests.vault.conftest import OFFICE
from tests.vault.transit_engine import TOKEN, key_service

from gehoord.vault import keys
from gehoord.vault.house import as_house
from gehoord.vault.keys import CaseErased, NoCaseKey, case_key, destroy_case_keys, hand_over, make_case_keys, ring
from gehoord.vault.models import CaseKey
from gehoord.vault.ring import FileKeyRing, KeyRefused
from gehoord.vault.sealing import open_bytes, seal_bytes
from gehoord.vault.transit import TransitKeyRing


def sealed(case):
    return seal_bytes(case_key(case).cipher, b"ja", b"")


def opened(case, content):
    keys.forget_open_keys()
    return open_bytes(case_key(case).cipher, content, b"")


def test_each_case_has_a_key_of_its_own(new_case):
    assert len({bytes(keys.unwrapped(CaseKey.objects.get(pk=new_case()))) for _ in range(20)}) == 20


def test_the_bare_key_is_not_in_the_database(case):
    row = CaseKey.objects.get()
    bare = keys.unwrapped(row)
    assert bare not in bytes(row.wrapped)


def test_what_a_key_sealed_it_opens_later(case):
    assert opened(case, sealed(case)) == b"ja"


def test_the_text_is_bound_to_the_office_the_case_began_in(case):
    assert case_key(case).origin == OFFICE


def test_a_case_without_a_key_is_said_so(db, own_keys):
    with pytest.raises(NoCaseKey, match="geen sleutel"):
        case_key(uuid4())


@pytest.mark.parametrize("column", ["case_id", "office_id"])
def test_a_key_in_another_row_or_office_is_refused(case, column):
    row, other = CaseKey.objects.get(), uuid4()
    if column == "case_id":
        row.case_id = other
        row.save(force_insert=True)
    else:
        CaseKey.objects.update(office_id=other)
    keys.forget_open_keys()
    ring().renew(other)
    with pytest.raises(KeyRefused):
        case_key(other if column == "case_id" else case)


def test_a_case_goes_to_another_office_and_its_texts_stay(case):
    content, office = sealed(case), uuid4()
    hand_over(case, to=office)
    row = CaseKey.objects.get()
    assert (row.office_id, row.origin_id) == (office, OFFICE)
    assert opened(case, content) == b"ja"


def test_a_destroyed_key_opens_nothing_and_stays_as_an_empty_row(case, new_case):
    content, other = sealed(case), new_case()
    kept = sealed(other)
    assert destroy_case_keys([case]) == 1
    with pytest.raises(CaseErased, match="gewist"):
        opened(case, content)
    assert opened(other, kept) == b"ja"
    row = CaseKey.objects.get(pk=case)
    assert row.wrapped is None
    assert row.destroyed_at is not None
    assert destroy_case_keys([case]) == 0


def test_the_database_does_not_let_a_key_come_back_or_go(case):
    destroy_case_keys([case])
    for deed in ("update vault_casekey set wrapped = 'x', destroyed_at = null", "delete from vault_casekey"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed)


def test_a_case_gets_one_key_only(case):
    with pytest.raises(DatabaseError), transaction.atomic():
        make_case_keys([(case, OFFICE)])


def test_open_keys_are_few(own_keys, db, monkeypatch):
    monkeypatch.setattr(keys, "MOST", 5)
    cases = [uuid4() for _ in range(20)]
    make_case_keys((case, OFFICE) for case in cases)
    for case in cases:
        keys._opened.forget(case)
        case_key(case)
    assert len(keys._opened._kept) == 5


def test_an_open_key_closes_after_a_while(case, monkeypatch, django_assert_num_queries):
    keys.forget_open_keys()
    case_key(case)
    with django_assert_num_queries(0):
        case_key(case)
    now = time.monotonic()
    monkeypatch.setattr(keys.time, "monotonic", lambda: now + keys.LONGEST + 1)
    with django_assert_num_queries(1):
        case_key(case)


def test_a_key_of_work_that_was_undone_seals_nothing(own_keys, db):
    case = uuid4()
    with pytest.raises(RuntimeError):
        _make_and_fail(case)
    with pytest.raises(NoCaseKey):
        case_key(case)


@transaction.atomic
def _make_and_fail(case):
    make_case_keys([(case, OFFICE)])
    sealed(case)
    raise RuntimeError


@pytest.mark.django_db(transaction=True)
def test_a_key_of_work_that_was_done_stays_open(own_keys, django_assert_num_queries):
    case = uuid4()
    with as_house():
        make_case_keys([(case, OFFICE)])
        content = sealed(case)
    with django_assert_num_queries(0):
        case_key(case)
    with as_house():
        assert opened(case, content) == b"ja"


def test_an_open_key_is_not_printed(case):
    assert repr(case_key(case)) == f"OpenKey(origin={OFFICE!r})"


def test_keys_are_in_files_until_a_service_is_named(own_keys):
    assert isinstance(ring(), FileKeyRing)
    with key_service() as (address, _):
        (own_keys / "token").write_text(TOKEN)
        with override_settings(KEY_SERVICE=address, KEY_SERVICE_TOKEN=own_keys / "token"):
            assert isinstance(ring(), TransitKeyRing)


def test_cases_are_kept_with_a_key_service_too(own_keys, db):
    with key_service() as (address, engine):
        (own_keys / "token").write_text(TOKEN)
        with override_settings(KEY_SERVICE=address, KEY_SERVICE_TOKEN=own_keys / "token"):
            case = uuid4()
            make_case_keys([(case, OFFICE)])
            content = sealed(case)
            hand_over(case, to=uuid4())
            assert opened(case, content) == b"ja"
            assert len(engine.keys) == 2
