from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from gehoord.config.launch import environment
from gehoord.config.launch.refusals import NoNetwork, NoWriteAccess, StepFailed, VenvMissing

CLOSED = "http://127.0.0.1:9/simple"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of which the environment and the requirements are in our hands."""
    shutil.copytree(environment.REQUIREMENTS, tmp_path / "requirements")
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path / "requirements")
    monkeypatch.setattr(environment.env, "CHECKOUT", tmp_path)
    return tmp_path


@pytest.fixture
def venv(checkout):
    """An environment with a uv that writes down what it was asked."""
    (checkout / "venv/bin").mkdir(parents=True)
    (checkout / "venv/bin/python").symlink_to(sys.executable)
    (checkout / "venv/bin/uv").write_text('#!/bin/sh\necho "$@" >> "$0.asked"\n')
    (checkout / "venv/bin/uv").chmod(0o755)
    return checkout / "venv"


def asked(venv):
    record = venv / "bin/uv.asked"
    return record.read_text().splitlines() if record.exists() else []


def test_an_environment_that_is_as_pinned_is_left_alone(venv):
    environment.ensure("run", venv)
    environment.ensure("run", venv)
    (order,) = asked(venv)
    assert order.startswith("pip install")
    assert "--require-hashes" in order
    assert order.endswith("requirements/run.txt")


def test_changed_requirements_are_installed_and_what_was_there_stays(venv, checkout):
    environment.ensure("run", venv)
    environment.ensure("dev", venv)
    with (checkout / "requirements/run.txt").open("a") as file:
        file.write("# changed\n")
    environment.ensure("run", venv)
    environment.ensure("dev", venv)
    orders = asked(venv)
    assert [Path(order.split()[-1]).stem for order in orders] == ["run", "dev", "run"]
    assert not any("sync" in order or "uninstall" in order for order in orders)


def test_a_failed_installation_leaves_no_stamp(venv):
    (venv / "bin/uv").write_text("#!/bin/sh\necho odd >&2; exit 1\n")
    with pytest.raises(StepFailed, match="odd") as refusal:
        environment.ensure("run", venv)
    Path(str(refusal.value.blanks["log"])).unlink()
    assert not (venv / "installed-run.txt").exists()


def test_says_it_when_the_real_uv_cannot_reach_the_register(venv, monkeypatch):
    (venv / "bin/uv").unlink()
    (venv / "bin/uv").symlink_to(Path(sys.prefix) / "bin/uv")
    (venv / "pyvenv.cfg").write_text(f"home = {Path(sys.base_prefix) / 'bin'}\n")
    monkeypatch.setenv("UV_DEFAULT_INDEX", CLOSED)
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    monkeypatch.setenv("UV_NO_CACHE", "1")
    with pytest.raises(NoNetwork, match="uv kan het pakketregister niet bereiken"):
        environment.ensure("run", venv)


def test_refuses_a_python_that_cannot_bring_pip(checkout, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(environment, "_can_bring_pip", lambda _: False)
    with pytest.raises(VenvMissing, match="apt install python3-venv"):
        environment.ensure("run", checkout / "venv")


def test_refuses_a_checkout_that_may_not_be_written(checkout, monkeypatch):
    monkeypatch.setattr(environment.os, "access", lambda *_: False)
    with pytest.raises(NoWriteAccess, match=str(checkout)):
        environment.ensure("run", checkout / "venv")


def test_tools_keep_no_cache_where_there_is_no_home(monkeypatch):
    monkeypatch.setenv("HOME", "/nonexistent")
    tools = environment.for_tools()
    assert tools["UV_NO_CACHE"] == tools["PIP_NO_CACHE_DIR"] == "1"
    assert os.access(tools["HOME"], os.W_OK)


def test_tools_believe_the_certificates_of_this_machine(monkeypatch, tmp_path):
    monkeypatch.delenv("PIP_CERT", raising=False)
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", "chosen")
    monkeypatch.setattr(environment, "BUNDLE", tmp_path)
    tools = environment.for_tools()
    assert tools["UV_SYSTEM_CERTS"] == "1"
    assert tools["PIP_CERT"] == str(tmp_path)
    assert tools["NODE_EXTRA_CA_CERTS"] == "chosen"
