"""The repository as it stands, and a way to build a small bad one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.house.tree import ROOT, Tree

Build = Callable[[dict[str, str]], Tree]


@pytest.fixture(scope="session")
def repository() -> Tree:
    return Tree(ROOT)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def write(files: dict[str, str]) -> Tree:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Tree(tmp_path)

    return write
