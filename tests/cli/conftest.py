"""Commands are tried at a terminal that speaks Dutch, wherever the tests run."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def dutch_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
