"""Crowds: columns of a register in which a few places have many clients, drawn by chance and quickly."""

from __future__ import annotations

from collections.abc import Sized
from datetime import date
from typing import Any

import numpy as np

from gehoord.figures import facts
from gehoord.figures.facts import Facts
from gehoord.figures.geography import Geography, Municipality
from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import scheme_on
from gehoord.practice.handling import Handling
from gehoord.practice.outreach import VisitKind

YEAR = 2016


def crowded_map(places: int, regions: int) -> Geography:
    """As many municipalities, dealt over as many regions."""
    return Geography(
        on=date(YEAR, 12, 31),
        municipalities=tuple(
            Municipality(f"GM{number:04}", f"Plaats {number}", f"JZ{number % regions:02}", "PV27") for number in range(places)
        ),
        successors={},
        regions={f"JZ{number:02}": f"Regio {number}" for number in range(regions)},
        provinces={"PV27": "Noord-Holland"},
    )


def crowd(seed: int, *, clients: int, places: int, agencies: int) -> Facts:
    """A register of so many clients: some raise nothing, some a great deal, and most live in the first places."""
    chance = np.random.default_rng(seed)
    categories = tuple(category.code for category in scheme_on(date(YEAR, 1, 1)).choices)
    locations = agencies * 2
    return Facts(
        places=tuple(f"GM{number:04}" for number in range(places)),
        agencies=tuple(f"Instantie {number}" for number in range(agencies)),
        agency_kind=np.array([_kind(number).position for number in range(agencies)], dtype=np.int8),
        categories=categories,
        locations=facts.Locations(_few(chance, agencies, locations), _few(chance, places, locations)),
        clients=_clients(chance, clients),
        residences=facts.Residences(
            np.arange(clients, dtype=np.int32),
            np.where(chance.random(clients) < 0.05, -1, _few(chance, places, clients)).astype(np.int32),
            np.full(clients, np.datetime64("2010-01-01")),
        ),
        contacts=_contacts(chance, clients, locations),
        **_raised(chance, clients, locations, categories),
        visits=facts.Visits(
            _few(chance, locations, clients // 4),
            _days(chance, clients // 4),
            _codes(chance, len(VisitKind), range(clients // 4)),
        ),
        alerts=facts.Alerts(
            _few(chance, locations, clients // 9),
            _days(chance, clients // 9),
            *(_codes(chance, 2, range(clients // 9)) for _ in "tu"),
        ),
        marks=facts.Marks(
            _codes(chance, 2, range(clients)), chance.integers(1, 11, clients).astype(np.int8), _days(chance, clients)
        ),
    )


def _clients(chance: np.random.Generator, clients: int) -> facts.Clients:
    relation = chance.integers(0, len(Relation), clients)
    parent = relation == Relation.PARENT.position
    return facts.Clients(
        relation.astype(np.int8),
        np.where(parent, chance.integers(0, len(ParentalAuthority), clients), -1).astype(np.int8),
        chance.integers(0, len(Sex), clients).astype(np.int8),
        _days(chance, clients),
    )


def _contacts(chance: np.random.Generator, clients: int, locations: int) -> facts.Contacts:
    met = np.repeat(np.arange(clients), chance.integers(0, 4, clients))
    return facts.Contacts(
        met.astype(np.int32),
        _days(chance, len(met)),
        _codes(chance, 2, met),
        _codes(chance, 4, met),
        _some(chance, locations, met),
    )


def _raised(chance: np.random.Generator, clients: int, locations: int, categories: tuple[str, ...]) -> dict[str, Any]:
    kinds = np.array([category.kind.position for category in scheme_on(date(YEAR, 1, 1)).choices], dtype=np.int8)
    who = np.repeat(np.arange(clients), chance.geometric(0.4, clients) - 1)
    what = (len(categories) * chance.random(len(who)) ** 2).astype(np.int32)
    handling = chance.integers(0, len(Handling), len(who))
    acted = np.repeat(np.arange(len(who)), np.where(handling == Handling.TRAJECTORY.position, chance.integers(0, 3, len(who)), 0))
    concerns = facts.Concerns(
        who.astype(np.int32),
        kinds[what],
        what,
        _days(chance, len(who)),
        _codes(chance, 4, who),
        _some(chance, locations, who),
        handling.astype(np.int8),
        np.full(len(who), np.datetime64("NaT"), dtype="datetime64[D]"),
    )
    actions = facts.Actions(
        acted.astype(np.int32),
        _codes(chance, len(ActionKind), acted),
        _codes(chance, 4, acted),
        np.full(len(acted), np.datetime64("2016-05-01")),
        np.full(len(acted), np.datetime64("2016-06-01")),
    )
    return {"concerns": concerns, "actions": actions}


def _kind(number: int) -> AgencyKind:
    return AgencyKind.MUNICIPAL_ACCESS if number % 3 == 0 else AgencyKind.YOUTH_CARE_PROVIDER


def _few(chance: np.random.Generator, many: int, size: int) -> np.ndarray:
    return (many * chance.random(size) ** 1.7).astype(np.int32)


def _some(chance: np.random.Generator, many: int, rows: np.ndarray) -> np.ndarray:
    return np.where(chance.random(len(rows)) < 0.1, -1, _few(chance, many, len(rows))).astype(np.int32)


def _codes(chance: np.random.Generator, many: int, rows: Sized) -> np.ndarray:
    return chance.integers(0, many, len(rows)).astype(np.int8)


def _days(chance: np.random.Generator, size: int) -> np.ndarray:
    return np.datetime64("2015-07-01") + chance.integers(0, 540, size).astype("timedelta64[D]")
