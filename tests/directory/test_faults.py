from __future__ import annotations

from gehoord.directory.faults import SHOWN, listed
from gehoord.practice.words import Text


def test_faults_stand_below_each_other():
    assert listed([Text("een", "one"), Text("twee", "two")]) == Text("- een\n- twee", "- one\n- two")


def test_what_is_too_much_to_read_is_counted():
    told = listed([Text("x", "x")] * (SHOWN + 3))
    assert told.nl.endswith("\n… en nog 3.")
    assert len(told.en.splitlines()) == SHOWN + 1
