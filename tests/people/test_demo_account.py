from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from gehoord.people.demo_account import demo_account, draw_password, make_demo_account, password_file


def test_without_a_demo_there_is_no_account(tmp_path):
    assert demo_account(tmp_path) is None


def test_the_account_stays_the_same(tmp_path):
    made = make_demo_account(tmp_path)
    assert make_demo_account(tmp_path) == made == demo_account(tmp_path)


def test_only_its_owner_can_read_the_password(tmp_path):
    make_demo_account(tmp_path)
    assert password_file(tmp_path).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [password_file(tmp_path).name]


def test_every_installation_has_a_password_of_its_own():
    assert len({draw_password() for _ in range(200)}) == 200


def test_a_password_is_easy_to_copy_by_hand():
    assert re.fullmatch(r"(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", draw_password())


def test_those_who_start_together_get_the_same_password(tmp_path):
    with ThreadPoolExecutor(8) as together:
        made = list(together.map(lambda _: make_demo_account(tmp_path), range(24)))
    assert len(set(made)) == 1
