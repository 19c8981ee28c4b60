"""A nation in the making: what has been drawn so far, and the chance it is drawn with."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from gehoord.invented.concerns import Raised
from gehoord.invented.known import Known
from gehoord.invented.people import Person
from gehoord.invented.places import Place


@dataclass
class Draft:
    """An invented nation on its way (nl: natie in wording).

    `access` is municipal access by municipality code; `province` maps every municipality to its province.
    """

    year: int
    scale: int
    known: Known
    chance: np.random.Generator
    access: dict[str, Place] = field(default_factory=dict)
    agencies: list[Place] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    raised: list[Raised] = field(default_factory=list)
    province: dict[str, str] = field(default_factory=dict)

    @property
    def places(self) -> list[Place]:
        """Municipal access and the locations of agencies together (nl: alle locaties)."""
        return [*self.access.values(), *self.agencies]
