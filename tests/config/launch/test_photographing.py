from __future__ import annotations

import pytest

from gehoord.config import env
from gehoord.config.launch import photographing
from gehoord.config.launch.folder import Occupant
from gehoord.config.launch.refusals import InsideTheProject, NoDemo, NotRunning, NotUnderstood, ToolsMissing
from gehoord.people.demo_account import make_demo_account


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house that says it is open, and a walk that only tells where it was sent."""
    monkeypatch.setenv("GEHOORD_DATA", str(tmp_path))
    monkeypatch.setattr(photographing, "occupant", lambda _data: Occupant(1, "http://127.0.0.1:9", "now"))
    monkeypatch.setattr(photographing.environment, "ensure", lambda *_: None)
    monkeypatch.setattr(photographing.suite, "bring_programs", lambda: None)
    return tmp_path


@pytest.mark.parametrize("words", [[], ["--out"], ["--out="], ["pictures"], ["--out", "a", "b"]])
def test_refuses_to_begin_without_a_folder(words):
    with pytest.raises(NotUnderstood):
        photographing.run(words)


def test_refuses_a_folder_within_the_project():
    with pytest.raises(InsideTheProject, match="--out"):
        photographing.run(["--out", str(env.CHECKOUT / "docs/pictures")])


def test_refuses_while_nothing_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("GEHOORD_DATA", str(tmp_path / "closed"))
    with pytest.raises(NotRunning, match="gehoord up"):
        photographing.run(["--out", str(tmp_path / "pictures")])


def test_refuses_to_picture_a_house_without_invented_people(house):
    with pytest.raises(NoDemo, match="demo"):
        photographing.run([f"--out={house / 'pictures'}"])


def test_says_which_program_is_absent(house, monkeypatch):
    def absent():
        raise ToolsMissing(missing="chromium")

    make_demo_account(house)
    monkeypatch.setattr(photographing.suite, "bring_programs", absent)
    with pytest.raises(ToolsMissing, match="apt install chromium"):
        photographing.run(["--out", str(house / "pictures")])


def test_sends_the_walk_to_the_house_that_runs(house, monkeypatch, capfd):
    make_demo_account(house)
    walk = house / "walk.py"
    walk.write_text("import sys; print(sys.argv[1:]); sys.exit(7)")
    monkeypatch.setattr(photographing, "WALK", walk)
    outside = house.parent / "pictures"
    assert photographing.run(["--out", str(outside)]) == 7
    assert capfd.readouterr().out == f"{['http://127.0.0.1:9', str(outside)]}\n"
