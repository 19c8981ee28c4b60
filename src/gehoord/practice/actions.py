"""The steps of a support trajectory, as a ladder: the lowest rung is advised first, and no rung is ever forced."""

from __future__ import annotations

from collections.abc import Iterable

from gehoord.practice.words import Term, Text


class ActionKind(Term):
    """A step taken for a concern in a trajectory (nl: type actie). Unit of Table 6. Source: Haarlem 2016, Table 6."""

    TALK_EMPLOYEE = (
        "talk_employee",
        "Gesprek medewerker",
        "Talk with the employee",
        Text(
            "De cliënt bespreekt het, met steun, met de medewerker om wie het gaat.",
            "The client, supported, talks with the employee concerned.",
        ),
    )
    TALK_MANAGER = (
        "talk_manager",
        "Gesprek leidinggevende",
        "Talk with the manager",
        Text(
            "De cliënt bespreekt het, met steun, met de leidinggevende van de medewerker.",
            "The client, supported, talks with the employee's superior.",
        ),
    )
    TALK_BOARD = (
        "talk_board",
        "Gesprek directie/MT",
        "Talk with the board",
        Text(
            "De cliënt bespreekt het, met steun, met de directie van de instantie.",
            "The client, supported, talks with those who lead the agency.",
        ),
    )
    WRITTEN_SETTLEMENT = (
        "written_settlement",
        "Schriftelijke afdoening",
        "Settlement in writing",
        Text("De instantie antwoordt op papier, zonder gesprek.", "The agency answers on paper, without a talk."),
    )
    COMPLAINTS_COMMITTEE = (
        "complaints_committee",
        "Klachtencommissie",
        "Complaints committee",
        Text("Een onafhankelijke commissie doet uitspraak over de klacht.", "An independent committee rules on the complaint."),
    )
    OBJECTION_APPEAL = (
        "objection_appeal",
        "Bezwaar/ beroep",
        "Objection or appeal",
        Text(
            "De cliënt vraagt de overheid of de rechter een besluit opnieuw te bekijken.",
            "The client asks the authority or the court to look at a decision again.",
        ),
    )
    DISCIPLINARY = (
        "disciplinary",
        "Tuchtrecht",
        "Disciplinary law",
        Text(
            "Een college toetst of een beroepskracht zich aan de regels van het beroep hield.",
            "A board judges whether a professional kept to the rules of the profession.",
        ),
    )
    OTHER_ACTIVITY = (
        "other_activity",
        "Overige activiteiten",
        "Other activities",
        Text("Een stap voor de cliënt die hierboven niet staat.", "A step for the client that is not listed above."),
    )

    @property
    def is_formal(self) -> bool:
        """Whether a ruling ends it, instead of the client's own judgement (nl: formele actie)."""
        return self in FORMAL_ACTIONS


FORMAL_ACTIONS = frozenset({ActionKind.COMPLAINTS_COMMITTEE, ActionKind.OBJECTION_APPEAL, ActionKind.DISCIPLINARY})
"""The actions that end in a ruling (nl: formele acties). Source: Haarlem 2016, Table 6, note."""

LADDER = (ActionKind.TALK_EMPLOYEE, ActionKind.TALK_MANAGER, ActionKind.TALK_BOARD, ActionKind.COMPLAINTS_COMMITTEE)
"""The rungs from low to high (nl: ladder). The other kinds stand beside it: whether they are open depends on the case."""


def lowest_advised(taken: Iterable[ActionKind]) -> ActionKind | None:
    """The rung to advise next, given what was done already (nl: laagste passende stap).

    Always the lowest rung that was neither taken nor passed; None when the ladder is climbed or a formal road was taken.
    It is advice: the client may ask for any step at once. Source: complaint analysis 2019, introduction.
    """
    done = set(taken)
    if done & FORMAL_ACTIONS:
        return None
    highest = max((LADDER.index(kind) for kind in done if kind in LADDER), default=-1)
    return LADDER[highest + 1] if highest + 1 < len(LADDER) else None


def steps_skipped(kind: ActionKind, taken: Iterable[ActionKind]) -> tuple[ActionKind, ...]:
    """The lower rungs that this step passes by, for a kind question at the screen, never a refusal (nl: overgeslagen stappen)."""
    if kind not in LADDER:
        return ()
    done = set(taken)
    return tuple(rung for rung in LADDER[: LADDER.index(kind)] if rung not in done)
