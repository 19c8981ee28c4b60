from __future__ import annotations

import hashlib
import json

import pytest

from gehoord.config import env
from gehoord.config.launch import front_end
from gehoord.config.launch.front_end import FrontEnd
from gehoord.config.launch.refusals import FilesDiffer, NodeMissing, NoNetwork

CONTENT = "const heard = true;\n"


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A manifest that asks for one file, and an npm that brings it."""
    manifest = {"thing/thing.js": {"from": "thing/dist/thing.js", "sha256": hashlib.sha256(CONTENT.encode()).hexdigest()}}
    (tmp_path / "vendored.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(front_end, "MANIFEST", tmp_path / "vendored.json")
    monkeypatch.setattr(front_end, "SHELF", tmp_path / "vendor")
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    program(programs / "node", "echo v20.1.0")
    bring(programs, CONTENT)
    return tmp_path / "vendor"


def program(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def bring(programs, content):
    program(
        programs / "npm",
        f'test -f package-lock.json || exit 7; echo "$@" > {programs}/asked\nmkdir -p node_modules/thing/dist\n'
        f"printf '%s' '{content}' > node_modules/thing/dist/thing.js",
    )


def test_files_are_fetched_without_running_their_scripts(shelf):
    FrontEnd().finish()
    assert (shelf / "thing/thing.js").read_text() == CONTENT
    assert (shelf.parent / "bin/asked").read_text().startswith("ci --ignore-scripts")


def test_nothing_happens_when_all_files_are_there(shelf):
    FrontEnd().finish()
    (shelf.parent / "bin/npm").unlink()
    FrontEnd().finish()
    assert (shelf / "thing/thing.js").exists()


def test_a_file_that_was_changed_on_the_shelf_is_fetched_again(shelf):
    FrontEnd().finish()
    (shelf / "thing/thing.js").write_text("const heard = false;\n")
    FrontEnd().finish()
    assert (shelf / "thing/thing.js").read_text() == CONTENT


def test_refuses_a_file_that_is_not_the_one_reviewed(shelf):
    bring(shelf.parent / "bin", "steal()\n")
    with pytest.raises(FilesDiffer, match=r"thing/thing\.js"):
        FrontEnd().finish()
    assert not shelf.exists()


@pytest.mark.parametrize("said", ["v18.19.0", "v9.9.9", "nonsense"])
def test_refuses_a_node_that_is_too_old(shelf, said):
    program(shelf.parent / "bin/node", f"echo {said}")
    with pytest.raises(NodeMissing, match=f"Node 20 of nieuwer.*gevonden: {said}"):
        FrontEnd()


def test_refuses_to_go_on_without_node(shelf, monkeypatch):
    monkeypatch.setenv("PATH", str(shelf.parent))
    with pytest.raises(NodeMissing, match="Installeer nodejs en npm"):
        FrontEnd()


def test_says_it_when_the_real_npm_cannot_reach_its_register(shelf, monkeypatch):
    for name in ("node", "npm"):
        (shelf.parent / "bin" / name).unlink()
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(shelf.parent / "cache"))
    with pytest.raises(NoNetwork, match="npm kan het pakketregister niet bereiken"):
        FrontEnd().finish()


def test_fetching_can_be_abandoned(shelf):
    program(shelf.parent / "bin/npm", "sleep 60")
    fetching = FrontEnd()
    fetching.abandon()
    assert not shelf.exists()


def test_what_we_ship_is_what_the_lock_file_pins():
    pinned = json.loads((env.CHECKOUT / "package-lock.json").read_text())["packages"]
    wanted = json.loads((env.CHECKOUT / "vendored.json").read_text())
    for file in wanted.values():
        assert any(file["from"].startswith(name.removeprefix("node_modules/") + "/") for name in pinned if name)
    assert not any("resolved" in package for package in pinned.values())
