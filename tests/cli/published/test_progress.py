import sys

import click

from gehoord.cli.published.progress import telling
from gehoord.practice.words import Text

HALFWAY = Text("Ik ben halverwege …", "Halfway …")


def told(monkeypatch, capsys, *, watching):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: watching)
    with click.Context(click.Command("count")) as context:
        telling(context)(HALFWAY)
    return capsys.readouterr()


def test_somebody_who_is_watching_hears_how_far_it_is(monkeypatch, capsys):
    said = told(monkeypatch, capsys, watching=True)
    assert said.out == ""
    assert said.err.rstrip().endswith(("Ik ben halverwege …", "Halfway …"))
    assert said.err.split()[1] == "s"


def test_in_a_file_there_is_no_progress(monkeypatch, capsys):
    assert told(monkeypatch, capsys, watching=False).err == ""
