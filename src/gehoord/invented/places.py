"""Invented agencies and their locations, spread over the municipalities as the people are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from gehoord.invented.shares import divide, skewed
from gehoord.practice.agencies import AgencyKind

_FIRST = (
    "Wilgen", "Linden", "Berken", "Eiken", "Elzen", "Iepen", "Kastanje", "Beuken", "Hazel", "Vlier",
    "Zilver", "Morgen", "Avond", "Zomer", "Lente", "Wester", "Ooster", "Noorder", "Zuider", "Midden",
)  # fmt: skip
_LAST = (
    "hof", "burcht", "stroom", "veld", "poort", "haven", "brug", "kade", "horst", "wende",
    "dal", "rijk", "hoek", "steeg", "land", "kamp", "zijde", "bron",
)  # fmt: skip
_KINDS: tuple[tuple[AgencyKind, int, str], ...] = (
    (AgencyKind.CERTIFIED_INSTITUTION, 16, "Jeugdbescherming {name}"),
    (AgencyKind.SAFE_AT_HOME, 26, "Veilig Thuis {name}"),
    (AgencyKind.CHILD_PROTECTION_BOARD, 1, "Raad voor de Kinderbescherming (verzonnen)"),
    (AgencyKind.YOUTH_CARE_PROVIDER, 292, "{name} Jeugdhulp"),
    (AgencyKind.OTHER, 7, "Steunpunt {name}"),
)
"""How many invented agencies of each kind, at scale 1, beside those of the Haarlem register and municipal access."""

_HOMES = 0.6
"""Of the locations of youth-care providers, how many are homes where young people live."""


@dataclass(frozen=True, slots=True)
class Place:
    """A location to be written (nl: instantielocatie). `home`: young people live there; `pull` is how much work is done there."""

    location_id: str
    agency: str
    kind: AgencyKind
    name: str
    municipality: str
    home: bool
    pull: float


def _names(count: int, chance: np.random.Generator) -> list[str]:
    every = [first + last for first, last in product(_FIRST, _LAST)]
    chance.shuffle(every)
    rounds = -(-count // len(every))
    return [name if turn == 0 else f"{name} {turn + 1}" for turn in range(rounds) for name in every][:count]


def access_places(municipalities: dict[str, str], weights: npt.NDArray[np.float64], chance: np.random.Generator) -> list[Place]:
    """One municipal access for each municipality (nl: toegang jeugdhulp). `municipalities` maps code to name."""
    pull = weights * skewed(len(weights), 0.3, chance)
    return [
        Place(
            f"T{code[2:]}",
            f"Toegang Jeugdhulp {name}",
            AgencyKind.MUNICIPAL_ACCESS,
            f"Toegang {name}",
            code,
            home=False,
            pull=float(one),
        )
        for (code, name), one in zip(municipalities.items(), pull, strict=True)
    ]


def agency_places(
    municipalities: dict[str, str], weights: npt.NDArray[np.float64], *, scale: int, chance: np.random.Generator
) -> list[Place]:
    """Some 340 agencies with about a thousand locations, few of them large (nl: instanties en locaties)."""
    codes, share = list(municipalities), weights / weights.sum()
    counts = [count * scale for _, count, _ in _KINDS]
    names = iter(_names(sum(counts), chance))
    places: list[Place] = []
    for (kind, _, form), count in zip(_KINDS, counts, strict=True):
        sizes = skewed(count, 1.0, chance)
        for size, many in zip(sizes, 1 + divide(2 * count, sizes), strict=True):
            agency = form.format(name=next(names))
            at = chance.choice(len(codes), size=int(many), p=share)
            homes = (chance.random(int(many)) < _HOMES) & (kind is AgencyKind.YOUTH_CARE_PROVIDER)
            for code, home in zip((codes[one] for one in at), homes, strict=True):
                name, number = f"{agency}, {municipalities[code]}", len(places) + 1
                places.append(Place(f"P{number:06d}", agency, kind, name, code, bool(home), float(size)))
    return places
