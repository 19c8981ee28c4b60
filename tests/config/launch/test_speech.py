from __future__ import annotations

import io

import pytest

from gehoord.config.launch import speech
from gehoord.practice.words import Text


@pytest.mark.parametrize(("tongue", "said"), [("nl_NL", "ja\n"), ("C", "yes\n")])
def test_answers_on_stdout_and_tells_on_stderr(monkeypatch, capsys, tongue, said):
    monkeypatch.setenv("LC_ALL", tongue)
    speech.answer(Text("ja", "yes"))
    speech.tell(Text("ja", "yes"))
    assert capsys.readouterr() == (said, said)


def test_a_closed_terminal_is_no_reason_to_stop(monkeypatch):
    class Gone(io.StringIO):
        def write(self, _):
            raise OSError(5, "Input/output error")

    closed = io.StringIO()
    closed.close()
    for terminal in (Gone(), closed):
        monkeypatch.setattr("sys.stdout", terminal)
        speech.answer(Text("ja", "yes"))
    assert closed.closed
