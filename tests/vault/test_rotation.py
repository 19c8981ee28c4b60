from __future__ import annotations

from uuid import uuid4

import pytest
from tests.vault.conftest import OFFICE

from gehoord.vault import keys, rotation
from gehoord.vault.keys import case_key, destroy_case_keys, make_case_keys, ring
from gehoord.vault.models import CaseKey
from gehoord.vault.sealing import open_bytes, seal_bytes


@pytest.fixture
def cases(own_keys, db):
    made = [uuid4() for _ in range(30)]
    make_case_keys((case, OFFICE) for case in made)
    return made


@pytest.fixture
def sealed(cases):
    return {case: seal_bytes(case_key(case).cipher, case.bytes, b"") for case in cases}


def opens(sealed):
    keys.forget_open_keys()
    return all(open_bytes(case_key(case).cipher, content, b"") == case.bytes for case, content in sealed.items())


def test_all_cases_move_to_the_new_key_and_open_as_before(cases, sealed):
    told = []
    assert rotation.renew(OFFICE) == 2
    assert rotation.rewrap(OFFICE, progress=told.append) == 30
    assert set(CaseKey.objects.values_list("key_version", flat=True)) == {2}
    assert told[-1] == 30
    assert opens(sealed)


def test_a_rotation_cut_short_goes_on_with_the_same_key(cases, sealed, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 7)
    rotation.renew(OFFICE)
    batches = rotation._batches(OFFICE, 2)
    assert [next(batches), next(batches)] == [7, 7]
    batches.close()
    (stand,) = rotation.standing()
    assert (stand.newest, stand.oldest, stand.kept, stand.waiting, stand.destroyed) == (2, 1, 30, 16, 0)
    assert opens(sealed)
    assert (rotation.renew(OFFICE), rotation.rewrap(OFFICE)) == (2, 16)
    assert (rotation.renew(OFFICE), rotation.rewrap(OFFICE)) == (3, 30)
    assert opens(sealed)


def test_the_old_key_is_not_needed_afterwards(cases, sealed, own_keys):
    rotation.renew(OFFICE)
    rotation.rewrap(OFFICE)
    (own_keys / "keys" / str(OFFICE) / "000001.key").unlink()
    keys._ring_at.cache_clear()
    assert opens(sealed)


def test_a_destroyed_key_stays_destroyed(cases):
    destroy_case_keys(cases[:3])
    rotation.renew(OFFICE)
    assert rotation.rewrap(OFFICE) == 27
    (stand,) = rotation.standing()
    assert (stand.kept, stand.destroyed, stand.waiting) == (27, 3, 0)


def test_another_office_stays_as_it_is(cases):
    other = uuid4()
    make_case_keys([(uuid4(), other)])
    rotation.renew(OFFICE)
    rotation.rewrap(OFFICE)
    assert ring().newest(other) == 1
    assert {stand.office: stand.newest for stand in rotation.standing()} == {OFFICE: 2, other: 1}
