from __future__ import annotations

from pathlib import Path

from gehoord.figures.exchange.faults import SHOWN, Fault, Findings, RegisterRefused
from gehoord.practice.words import Text

HERE = Text("Vul dit in.", "Fill this in.")


def test_a_fault_tells_where_it_stands_in_both_languages():
    told = Fault("clients.csv", 3, "sex", "fem\nale", HERE).told
    assert told.nl == "clients.csv, regel 3, kolom sex: “fem␣ale”. Vul dit in."
    assert told.en == "clients.csv, line 3, column sex: “fem␣ale”. Fill this in."


def test_a_fault_of_a_whole_file_names_the_file_alone():
    assert Fault("clients.csv", None, None, None, HERE).told.nl == "clients.csv: Vul dit in."


def test_a_long_value_is_cut_for_the_eye():
    findings = Findings()
    findings.add("clients.csv", HERE, line=2, value="x" * 10_000)
    (fault,) = findings.in_order(["clients.csv"])
    assert len(fault.value) == 200
    assert f"“{'x' * 60}…”" in fault.told.nl


def test_a_garbled_line_is_named_once():
    findings = Findings()
    findings.garbled("clients.csv", 2, HERE)
    findings.add("clients.csv", HERE, line=2, column="sex")
    findings.add("clients.csv", HERE, line=3, column="sex")
    assert [fault.line for fault in findings.in_order(["clients.csv"])] == [2, 3]


def test_faults_stand_in_the_order_of_files_and_lines():
    findings = Findings()
    assert not findings
    for file, line in [("b", 2), ("a", 9), ("b", None), ("a", 1)]:
        findings.add(file, HERE, line=line)
    assert findings
    assert [(fault.file, fault.line) for fault in findings.in_order(["a", "b"])] == [("a", 1), ("a", 9), ("b", None), ("b", 2)]


def test_the_list_is_cut_and_all_faults_are_counted():
    refusal = RegisterRefused(Path("map"), [Fault("a", line, None, None, HERE) for line in range(1, SHOWN + 6)])
    told = refusal.told_in("nl")
    assert told.startswith("De map map is niet ingelezen. Verbeter eerst deze 205 punten:\n- a, regel 1: Vul dit in.\n")
    assert told.endswith(f"- a, regel {SHOWN}: Vul dit in.\n… en nog 5.")
    assert refusal.told_in("en").endswith("… and 5 more.")
    assert str(refusal) == told
    assert len(refusal.faults) == SHOWN + 5


def test_one_fault_is_one_fault():
    told = RegisterRefused(Path("{map}"), [Fault("{a}", 1, None, "{b}", HERE)]).told_in("en")
    assert told == "The folder {map} was not read. Please correct this one point first:\n- {a}, line 1: “{b}”. Fill this in."
