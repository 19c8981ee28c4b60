from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from tests.config.launch.conftest import NOBODY, nothing_is_left

from gehoord.config import env
from gehoord.config.launch.ports import listen

NO_NETWORK = {
    "PIP_CONFIG_FILE": "/dev/null",
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_FIND_LINKS": None,
    "PIP_NO_CACHE_DIR": "1",
    "npm_config_registry": "http://127.0.0.1:9/",
}
ONLY_DEBIAN = {"PATH": "/usr/bin:/bin"}


def test_the_first_start_needs_nothing_but_python_itself():
    bare = "import sys; sys.path.insert(0, sys.argv[1]); import gehoord.config.launch.prepare, gehoord.config.launch.handbook"
    command = [sys.executable, "-I", "-S", "-c", bare, str(env.CHECKOUT / "src")]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


def test_says_it_when_pip_cannot_reach_the_register(sapling, run):
    said = run(sapling / "gehoord", "report", **NO_NETWORK, **ONLY_DEBIAN)
    assert said.is_one_sentence(69, "pip kan het pakketregister niet bereiken")
    assert said.out == ""


def test_a_start_that_was_cut_short_begins_again(sapling, run):
    (sapling / ".venv/bin").mkdir(parents=True)
    (sapling / ".venv/bin/python").symlink_to("/nonexistent/python3")
    said = run(sapling / "gehoord", "report", **NO_NETWORK, **ONLY_DEBIAN)
    assert said.is_one_sentence(69, "pip kan het pakketregister niet bereiken")


def test_refuses_a_checkout_of_somebody_else(sapling, run):
    sapling.chmod(0o555)
    said = run(sapling / "gehoord", "report", account=NOBODY, **ONLY_DEBIAN)
    assert said.is_one_sentence(77, "mag u niet schrijven", str(sapling))


def test_ctrl_c_while_pip_waits_leaves_nothing_running(sapling):
    with listen(0) as silent:
        hanging = {**NO_NETWORK, **ONLY_DEBIAN, "PIP_INDEX_URL": f"http://127.0.0.1:{silent.getsockname()[1]}/simple"}
        environment = env.passed_on(**hanging, PYTHONPATH=None)
        launcher = subprocess.Popen([sapling / "gehoord", "report"], stderr=subprocess.DEVNULL, env=environment)
        silent.settimeout(20)
        asking, _ = silent.accept()
        launcher.send_signal(signal.SIGINT)
        assert launcher.wait(timeout=60) == 130
        asking.close()
    assert nothing_is_left(sapling)


@pytest.fixture
def programs(folder):
    """A search path on which Python and node are what a test makes of them."""
    path = folder / "bin"
    path.mkdir()
    for name in ("bash", "env", "readlink", "dirname"):
        (path / name).symlink_to(f"/usr/bin/{name}")
    return path


def old(path, said):
    path.write_text(f"#!/bin/sh\n{said}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("tongue", "part"), [("nl_NL.UTF-8", "Python 3.11 of nieuwer is nodig"), ("C", "Python 3.11 or newer is needed")]
)
def test_refuses_a_python_that_is_too_old(sapling, run, programs, tongue, part):
    old(programs / "python3", "exit 1")
    launcher = sapling / "gehoord"
    launcher.write_text(launcher.read_text().replace(" /usr/bin/python3;", ";"))
    said = run(launcher, "up", PATH=str(programs), LANG=tongue)
    assert said.is_one_sentence(69, part, "apt install python3")


def test_refuses_a_node_that_is_too_old_before_it_fetches_anything(sapling, run, programs):
    for name in ("node", "npm"):
        old(programs / name, "echo v12.22.9")
    (programs / "python3").symlink_to("/usr/bin/python3")
    said = run(sapling / "gehoord", "up", PATH=str(programs))
    assert said.is_one_sentence(69, "Node 20 of nieuwer", "v12.22.9")
    assert not (sapling / ".venv").exists()


def test_starts_from_any_folder_and_through_a_link(sapling, run, folder):
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/gehoord").symlink_to(sapling / "gehoord")
    said = run(folder / "elsewhere/gehoord", "--help", at=folder / "elsewhere")
    assert said.code == 0
    assert run("bash", "gehoord", "--help", at=sapling).code == 0
