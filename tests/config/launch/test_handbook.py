from __future__ import annotations

import pytest

from gehoord.cli import COMMANDS as CARRIED_OUT
from gehoord.config.launch.doors import DOORS
from gehoord.config.launch.handbook import COMMANDS, PAGES, overview


def test_every_command_has_its_page():
    assert set(COMMANDS) == set(DOORS)
    wanted = {f"{name}.{tongue}.txt" for name in (*COMMANDS, "overview") for tongue in ("nl", "en")}
    assert {path.name for path in PAGES.iterdir()} == wanted


def test_the_overview_names_every_command_and_those_that_need_a_running_house():
    for text in (overview().nl, overview().en):
        assert all(f"./gehoord {name}" in text for name in (*COMMANDS, *CARRIED_OUT))
        assert "./gehoord journal*" in text
        assert "./gehoord report " in text


@pytest.mark.parametrize(("tongue", "part"), [("nl_NL.UTF-8", "vertrouwenswerk"), ("C", "confidential counselling")])
@pytest.mark.parametrize("word", ["--help", "-h", "help", None])
def test_help_is_read_before_anything_is_installed(sapling, run, tongue, part, word):
    said = run(sapling / "gehoord", *([word] if word else []), LANG=tongue)
    assert said.code == 0
    assert part in said.out
    assert not (sapling / ".venv").exists()


def test_each_command_explains_itself(sapling, run):
    for name in COMMANDS:
        said = run(sapling / "gehoord", name, "--help")
        assert said.code == 0
        assert f"./gehoord {name}" in said.out
