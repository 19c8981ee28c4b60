from __future__ import annotations

import json
import os
import sys

import pytest

from gehoord.config.launch import measuring
from gehoord.config.launch.refusals import NoSuchBenchmark


@pytest.fixture
def benchmarks(tmp_path, monkeypatch):
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    (folder / "cold.py").write_text("import json, sys; print(json.dumps({'words': sys.argv[1:]}))")
    (folder / "_shared.py").touch()
    monkeypatch.setattr(measuring, "BENCHMARKS", folder)
    monkeypatch.setattr(measuring.environment, "ensure", lambda *_: None)
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/python").symlink_to(sys.executable)
    monkeypatch.setattr(measuring.environment, "BENCH_VENV", venv)
    return folder


@pytest.mark.usefixtures("benchmarks")
def test_without_a_name_the_names_are_given(capsys):
    assert measuring.run([]) == 0
    assert capsys.readouterr().out == "cold\n"


@pytest.mark.usefixtures("benchmarks")
def test_refuses_a_name_that_is_not_there():
    with pytest.raises(NoSuchBenchmark, match=r"Er zijn: cold\."):
        measuring.run(["../../etc/passwd"])


@pytest.mark.usefixtures("benchmarks")
def test_a_benchmark_takes_our_place_and_says_json(capfd):
    child = os.fork()
    if child == 0:
        measuring.run(["cold", "3"])
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert json.loads(capfd.readouterr().out) == {"words": ["3"]}
