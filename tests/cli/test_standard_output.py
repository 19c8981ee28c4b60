"""What is handed over arrived, or is said not to have."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gehoord.cli.standard_output import NotTakenOver, hand_over

SURROUNDINGS = {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "PATH": "/usr/bin:/bin"}
HANDING = (
    "from gehoord.cli.standard_output import NotTakenOver, hand_over\n"
    "try: hand_over(b'x' * 1000)\n"
    "except NotTakenOver: raise SystemExit(3)\n"
)


def test_all_bytes_arrive(capfdbinary):
    hand_over(b"\x00\xff")
    assert capfdbinary.readouterr().out == b"\x00\xff"


@pytest.mark.parametrize("way", [">&-", ">/dev/full", "| true"])
def test_what_does_not_arrive_is_refused_in_silence(way):
    command = f'sleep 0.3 | {{ exec 3<&0; read -r _ <&3; "$0" -c "$1"; echo $? >&2; }} {way}'
    words = ["bash", "-c", command, sys.executable, HANDING]
    done = subprocess.run(words, env=SURROUNDINGS, capture_output=True, text=True, check=False)
    assert done.stderr == "3\n"


def test_without_standard_output_nothing_can_be_handed_over(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(NotTakenOver, match="standaarduitvoer"):
        hand_over(b"x")
