from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from gehoord.config import env
from gehoord.config.launch import suite
from gehoord.config.launch.refusals import ToolsMissing


@pytest.fixture
def absent(monkeypatch):
    monkeypatch.setattr(suite, "PROGRAMS", {"chromium": Path("/nonexistent/chromium"), "postgresql-15": Path("/bin/sh")})


@pytest.mark.usefixtures("absent")
def test_refuses_to_go_on_without_what_only_an_administrator_can_install(monkeypatch):
    monkeypatch.setattr(suite.os, "geteuid", lambda: 1000)
    with pytest.raises(ToolsMissing, match=r"apt install chromium$"):
        suite.bring_programs()


@pytest.mark.usefixtures("absent")
def test_an_administrator_gets_only_what_is_missing(monkeypatch):
    orders = []
    monkeypatch.setattr(suite.os, "geteuid", lambda: 0)
    monkeypatch.setattr(suite.steps, "run", lambda _, order, **__: orders.append(order))
    suite.bring_programs()
    assert [order[1] for order in orders] == ["update", "install"]
    assert orders[1][-1] == "chromium"


def test_nothing_is_installed_when_all_is_there(monkeypatch):
    monkeypatch.setattr(suite, "PROGRAMS", {"sh": Path("/bin/sh")})
    monkeypatch.setattr(suite.steps, "run", lambda *_, **__: pytest.fail("asked for something"))
    suite.bring_programs()


def bent(tmp_path, text):
    (tmp_path / "bent.py").write_text(text)
    return ("ruff", "check", "--isolated", "--no-cache", str(tmp_path / "bent.py"))


def test_one_objection_is_enough(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(suite, "CHECKS", (("ruff", "--version"), bent(tmp_path, "import os\n")))
    assert suite.checked() is False
    told = capsys.readouterr().err
    assert "✓ ruff --version" in told
    assert "F401" in told
    monkeypatch.setattr(suite, "CHECKS", (bent(tmp_path, "print()\n"),))
    assert suite.checked() is True


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with one test that fails, where everything else is said to be fine."""
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '-q -p no:cacheprovider -p xdist'\n")
    (tmp_path / "test_bad.py").write_text("def test_bad():\n    assert 0\n")
    (tmp_path / "test_good.py").write_text("def test_good():\n    assert 1\n")
    monkeypatch.setattr(suite.env, "CHECKOUT", tmp_path)
    for name in ("bring_programs", "compile_texts"):
        monkeypatch.setattr(suite, name, lambda: None)
    monkeypatch.setattr(suite.environment, "ensure", lambda _: None)
    monkeypatch.setattr(suite, "FrontEnd", type("Ready", (), {"finish": lambda _: None}))
    # What the real tests need would be loaded for nothing.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(suite.signal, "signal", lambda *_: None)
    return tmp_path


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "right", "green"),
    [([], True, False), (["test_good.py"], True, True), (["test_good.py"], False, True), (["test_bad.py"], True, False)],
)
def test_ends_well_only_when_everything_is_right(monkeypatch, capfd, words, right, green):
    monkeypatch.setattr(suite, "checked", lambda: right)
    assert (suite.run(words) == 0) is green
    assert "1 passed" in capfd.readouterr().out or "test_bad.py" in words


def test_green_tests_do_not_hide_a_failing_check(project, monkeypatch, capfd):
    (project / "test_bad.py").unlink()
    monkeypatch.setattr(suite, "checked", lambda: False)
    assert suite.run([]) == 1
    assert "1 passed" in capfd.readouterr().out.strip().splitlines()[-1]


def test_the_tests_run_beside_the_other_checks_and_speak_after_them(project, monkeypatch, capfd):
    (project / "test_bad.py").write_text("from pathlib import Path\n\ndef test_bad():\n    Path('begun').touch()\n")

    def checked():
        until = time.monotonic() + 60
        while not (project / "begun").exists() and time.monotonic() < until:
            time.sleep(0.02)
        os.write(1, b"checked\n")
        return (project / "begun").exists()

    monkeypatch.setattr(suite, "checked", checked)
    assert suite.run([]) == 0
    assert [word for word in capfd.readouterr().out.split() if word in ("checked", "passed")] == ["checked", "passed"]


def test_the_gate_of_the_project_runs_everything():
    gate = env.CHECKOUT / ".ci/run"
    assert gate.stat().st_mode & 0o111
    assert 'gehoord" test "$@"' in gate.read_text()
    assert {check[0] for check in suite.CHECKS} == {"mypy", "ruff", "lint-imports", "djlint"}
    assert all((Path(sys.prefix) / "bin" / check[0]).exists() for check in suite.CHECKS)
