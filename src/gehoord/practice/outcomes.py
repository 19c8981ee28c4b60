"""How an action ended: on the client's own scale for talks, on the scale of a ruling for the formal road."""

from __future__ import annotations

from gehoord.practice.actions import ActionKind
from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text


class Outcome(Term):
    """How an action ended (nl: uitkomst).

    Talks are judged by the client, formal actions by a ruling; Table 6 prints both in one column. No outcome: still running.
    Source: Haarlem 2016, Table 6.
    """

    RESOLVED = (
        "resolved",
        "Opgelost / gegrond",
        "Resolved / upheld",
        Text(
            "De cliënt vindt het opgelost, of de uitspraak geeft de cliënt gelijk.",
            "The client feels it is solved, or the ruling agrees with the client.",
        ),
    )
    PARTLY_RESOLVED = (
        "partly_resolved",
        "Deels opgelost / deels gegrond",
        "Partly resolved / partly upheld",
        Text(
            "Een deel is opgelost, of de uitspraak geeft de cliënt op een deel gelijk.",
            "Part of it is solved, or the ruling agrees with the client on a part.",
        ),
    )
    UNRESOLVED = (
        "unresolved",
        "Niet opgelost / ongegrond",
        "Not resolved / not upheld",
        Text(
            "De cliënt vindt het niet opgelost, of de uitspraak geeft de cliënt geen gelijk.",
            "The client feels it is not solved, or the ruling disagrees with the client.",
        ),
    )
    WITHDRAWN = (
        "withdrawn",
        "Ingetrokken / geen uitspraak",
        "Withdrawn / no ruling",
        Text("De cliënt ging niet verder, of er kwam geen uitspraak.", "The client did not go on, or no ruling came."),
    )
    INADMISSIBLE = (
        "inadmissible",
        "niet-ontvankelijk",
        "inadmissible",
        Text(
            "De klacht, het bezwaar of de zaak werd niet inhoudelijk bekeken, omdat niet aan een voorwaarde was voldaan.",
            "The complaint, objection or case was not judged on its content, because a condition was not met.",
        ),
    )

    def label_for(self, kind: ActionKind) -> Text:
        """The half of the label that fits this kind of action, judgement or ruling (nl: uitkomst op eigen schaal).

        Raises: OutcomeDoesNotFit.
        """
        check_fits(self, kind)
        return _RULING[self] if kind.is_formal else _JUDGEMENT[self]


STILL_RUNNING = Text("Actie loopt nog", "Action still running")
"""What is printed for an action that has no outcome yet (nl: actie loopt nog)."""

_JUDGEMENT = {
    Outcome.RESOLVED: Text("Opgelost", "Resolved"),
    Outcome.PARTLY_RESOLVED: Text("Deels opgelost", "Partly resolved"),
    Outcome.UNRESOLVED: Text("Niet opgelost", "Not resolved"),
    Outcome.WITHDRAWN: Text("Ingetrokken", "Withdrawn"),
}
_RULING = {
    Outcome.RESOLVED: Text("Gegrond", "Upheld"),
    Outcome.PARTLY_RESOLVED: Text("Deels gegrond, deels ongegrond", "Partly upheld, partly not upheld"),
    Outcome.UNRESOLVED: Text("Ongegrond", "Not upheld"),
    Outcome.WITHDRAWN: Text("Geen uitspraak of ingetrokken", "No ruling or withdrawn"),
    Outcome.INADMISSIBLE: Text("Niet-ontvankelijk", "Inadmissible"),
}


class OutcomeDoesNotFit(Refused):
    """An outcome was chosen that this action cannot have (nl: uitkomst past niet)."""

    sentence = Text(
        "Niet-ontvankelijk kan alleen bij een klachtencommissie, bezwaar of beroep, of tuchtrecht. Kies een andere uitkomst.",
        "Inadmissible exists only for a complaints committee, objection or appeal, or disciplinary law. Choose another outcome.",
    )


def fits(outcome: Outcome, kind: ActionKind) -> bool:
    """Whether this kind of action can end in this way (nl: past de uitkomst)."""
    return kind.is_formal or outcome is not Outcome.INADMISSIBLE


def check_fits(outcome: Outcome, kind: ActionKind) -> None:
    """Refuse an outcome that this kind of action cannot have (nl: uitkomst past niet bij de actie).

    Raises: OutcomeDoesNotFit. Source: Haarlem 2016, Table 6, note.
    """
    if not fits(outcome, kind):
        raise OutcomeDoesNotFit(outcome=outcome, kind=kind)


def possible_for(kind: ActionKind) -> tuple[Outcome, ...]:
    """The outcomes to offer for this kind of action, in printed order (nl: mogelijke uitkomsten)."""
    return tuple(outcome for outcome in Outcome if fits(outcome, kind))
