from __future__ import annotations

import stat
from uuid import uuid4

import pytest

from gehoord.vault.destructions import Due, note, noted, register_file, remember, remembered

pytestmark = pytest.mark.usefixtures("own_keys")


def test_the_register_beside_the_database_comes_back_as_it_was_told():
    things = [Due(uuid4(), uuid4(), whole=True), Due(uuid4(), uuid4()), Due(uuid4())]
    remember(things, rule="case", holding="tests.drawer")
    (told,) = remembered()
    assert (told.rule, told.holding, told.things) == ("case", "tests.drawer", tuple(things))
    assert stat.S_IMODE(register_file().stat().st_mode) == 0o600


def test_a_line_left_half_is_passed_over_and_the_next_is_whole():
    with register_file().open("w") as file:
        file.write('{"at": "20')
    remember([Due(uuid4())], rule="case", holding="tests.drawer")
    assert len(list(remembered())) == 1


def test_no_register_is_nothing_remembered():
    assert list(remembered()) == []


def test_the_register_in_the_database_counts_the_rows_of_a_batch_once(db):
    case = uuid4()
    things = [Due(case, case, whole=True), Due(uuid4(), case)]
    for _ in range(2):
        note(things, rule="case", holding="tests.drawer", how_many=7)
    assert {one.things for one in noted()} == {(Due(case, case, whole=True),), (Due(things[1].thing),)}
