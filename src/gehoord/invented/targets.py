"""What an invented nation must count to: the national tables of the year 2016, and the shape of the rest of the work.

The totals are those printed nationally for 2016 (tables A to F of the Haarlem 2016 report, chapter 2). What is not printed,
such as how many concerns were carried over, takes its shape from the Haarlem tables of that report.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from gehoord.practice.concerns import ConcernKind

Head = tuple[bool, bool]
"""Whether a client is young, and whether the client is new (nl: jeugdig, nieuw)."""

CLIENTS: Final[dict[Head, int]] = {
    (True, True): 5_577,
    (True, False): 338,
    (False, True): 3_858,
    (False, False): 799,
}
"""Unique clients with a contact in the year (nl: unieke cliënten). Source: table A."""

ACCESS_CLIENTS: Final[dict[Head, int]] = {
    (True, True): 43,
    (True, False): 2,
    (False, True): 669,
    (False, False): 72,
}
"""Clients with a concern about municipal access (nl: cliënten over de toegang). Source: table D."""

UNKNOWN_RESIDENCE: Final[dict[bool, int]] = {True: 189, False: 20}
"""Clients whose residence is not known, new and carried over (nl: woonplaats onbekend). Source: text below table A."""

PROFESSIONALS: Final = 108
"""Professionals who asked advice (nl: hulpverleners). Source: text above table A."""

CONTACTS: Final = 50_000
"""Contacts in a year (nl: contacten). Source: the offer of the counsellors' organisation, volume of contact."""

CARRIED_CONCERNS: Final = 3_340
"""Concerns of the year before that are still in treatment (nl: doorlopende vragen, problemen en klachten). Shape: Haarlem."""

SETTLED_CONCERNS: Final = 500
"""Concerns raised and closed before the year, which count nowhere in it (nl: eerder afgesloten)."""

QUIET_CLIENTS: Final = 60
"""Known clients with an open concern and no contact in the year (nl: cliënten zonder contact dit jaar)."""

GROUP_VISITS, BRIEFINGS, ALERTS, MARKS = 9_000, 1_400, 420, 2_400
"""Visits, briefings, alerts and marks of a year (nl: bezoeken, voorlichtingen, signalen, cijfers). Shape: 2016 and 2021."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """How many new concerns of a kind there are, by category (nl: nieuwe vragen, problemen of klachten).

    `top` holds the printed counts; the rest of `total` goes to the other categories by `weights`, each below the third
    of the top. Categories absent from both stay at nought.
    """

    total: int
    top: dict[str, int]
    weights: dict[str, float] = field(default_factory=dict)


_QUIET_PROBLEMS = {
    "friends_school_work": 1.0,
    "sexuality_relationships": 0.45,
    "mental_wellbeing": 1.5,
    "faith_religion": 0.15,
    "violence": 0.8,
    "pregnancy": 0.15,
    "substances_gambling": 0.4,
    "other_problem": 1.4,
}
_QUIET_COMPLAINTS = {
    "availability": 1.5,
    "file": 0.3,
    "misconduct": 0.25,
    "complaint_procedure": 0.4,
    "secure_care_measures": 0.45,
    "investigation": 0.6,
    "privacy": 0.35,
    "reporting": 1.3,
    "cooperation": 0.6,
    "care_delivery": 1.7,
    "other_complaint": 0.7,
}

ALL_SUBJECTS: Final = MappingProxyType(
    {
        ConcernKind.QUESTION: Subjects(
            3_258, {"agency_practice": 1_446, "legislation": 1_090, "other_question": 644}, {"group_rules": 1.0}
        ),
        ConcernKind.PROBLEM: Subjects(
            3_857, {"living_situation": 1_082, "family_home": 765, "care_history": 468}, _QUIET_PROBLEMS
        ),
        ConcernKind.COMPLAINT: Subjects(
            13_745, {"treatment": 3_656, "decisions": 2_322, "poor_information": 2_012}, _QUIET_COMPLAINTS
        ),
    }
)
"""New concerns of the nation by kind and category (nl: alle onderwerpen). Source: tables B and C."""

ACCESS_SUBJECTS: Final = MappingProxyType(
    {
        ConcernKind.QUESTION: Subjects(388, {"agency_practice": 202, "legislation": 133, "other_question": 53}),
        ConcernKind.PROBLEM: Subjects(42, {"family_home": 10, "living_situation": 8, "care_history": 6}, _QUIET_PROBLEMS),
        ConcernKind.COMPLAINT: Subjects(
            1_569,
            {"treatment": 477, "decisions": 269, "poor_information": 263},
            {code: weight for code, weight in _QUIET_COMPLAINTS.items() if code != "secure_care_measures"},
        ),
    }
)
"""New concerns about municipal access by kind and category (nl: onderwerpen over de toegang). Source: tables E and F."""
