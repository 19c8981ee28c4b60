from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.figures.exchange.small import put_down

from gehoord.figures.exchange import Fault, RegisterRefused, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_down(tmp_path / "register")


@pytest.fixture
def faults_in() -> Callable[[Path], tuple[Fault, ...]]:
    def refused(folder: Path) -> tuple[Fault, ...]:
        with pytest.raises(RegisterRefused) as refusal:
            read(folder)
        return refusal.value.faults

    return refused
