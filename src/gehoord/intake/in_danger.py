"""The steps somebody takes when there may be danger, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Iterable

from gehoord.practice.words import Term, Text


class Step(Term):
    """What was done because somebody may be in danger (nl: stap bij gevaar)."""

    SEEN = (
        "seen",
        "Er is misschien gevaar",
        "There may be danger",
        Text(
            "Vanaf nu ziet iedereen aan het meldpunt dat het dringend is.",
            "From now on everybody at the desk sees that it is urgent.",
        ),
    )
    CALLED_IN = (
        "called_in",
        "Collega erbij gehaald",
        "Colleague called in",
        Text("De collega krijgt meteen bericht en leest mee.", "The colleague is told at once and reads along."),
    )
    TOLD_TO_CALL = (
        "told_to_call",
        "Gezegd dat de bezoeker 112 belt",
        "Told the visitor to call 112",
    )
    CALLED_FOR_HELP = (
        "called_for_help",
        "Wij belden 112",
        "We called 112",
        Text("Zeg het eerst tegen de bezoeker, als dat kan.", "Tell the visitor first, if that can be."),
    )
    ASKED_ADVICE = (
        "asked_advice",
        "Advies gevraagd aan een van de nummers",
        "Asked advice at one of the numbers",
    )
    OVER = (
        "over",
        "Het gevaar is voorbij",
        "The danger is over",
        Text("Het merkteken verdwijnt; wat er gedaan is, blijft staan.", "The mark goes away; what was done remains."),
    )


def is_over(codes: Iterable[str]) -> bool:
    """Whether the last of these steps says that the danger is over (nl: gevaar voorbij)."""
    last = list(codes)[-1:]
    return last == [Step.OVER.value]
