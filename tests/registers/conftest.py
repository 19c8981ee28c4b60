"""Offices to take registers over for, and folders to take over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gehoord.directory.offices import settle
from gehoord.figures.exchange import Register, write
from gehoord.invented import known
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.registers.giving_out import register_of
from gehoord.registers.taking_in import Outcome, take_in

HAARLEM = known.HAARLEM


def silent(_told: object) -> None:
    """Nobody watches."""


@pytest.fixture
def offices(db):
    with acting(HOUSE):
        return tuple(office.id for office in settle())


@pytest.fixture
def office(offices):
    return offices[0]


@pytest.fixture
def taken(office, tmp_path) -> Callable[..., Outcome]:
    """Take over a register or the folder it stands in."""

    def take(register: Register | Path, **asked: Any) -> Outcome:
        folder = register if isinstance(register, Path) else tmp_path / "register"
        if isinstance(register, Register):
            write(register, folder)
        return take_in(folder, office=office, by=HOUSE, **{"tell": silent, **asked})

    return take


@pytest.fixture
def stands(office) -> Callable[..., Register]:
    """The register of the office as it stands, or stood."""
    return lambda year=None: register_of(by=HOUSE, office=office, year=year)
