from __future__ import annotations

from click.testing import CliRunner

from gehoord.casework.suggesting.offices import TooLittleToLearn
from gehoord.casework.suggesting.rounds import Round
from gehoord.cli import suggestions


def test_learning_says_what_each_office_learned_or_why_not(monkeypatch):
    refusal = TooLittleToLearn(texts=2, categories=0, fewest=5)
    rounds = [Round("Kantoor Noord", 40, 6), Round("Kantoor Zuid", 0, 0, refusal)]
    monkeypatch.setattr(suggestions, "learn_everywhere", lambda **_: iter(rounds))
    ended = CliRunner().invoke(suggestions.suggestions, ["learn", "--language", "en"])
    assert ended.exit_code == 0, ended.output
    assert "Kantoor Noord: learned from 40 texts in 6 categories" in ended.stdout
    assert "Kantoor Zuid: nothing learned. There are 2 sorted texts" in ended.stdout
