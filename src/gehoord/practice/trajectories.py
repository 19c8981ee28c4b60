"""A support trajectory: who asked for it, and how far it is. It never starts on the counsellor's own initiative."""

from __future__ import annotations

from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text


class AskedHow(Term):
    """How the client asked for support (nl: hulpvraag). A trajectory without such a request does not exist."""

    SPOKEN = (
        "spoken",
        "In een gesprek gevraagd",
        "Asked in a talk",
        Text("De cliënt vroeg het zelf, pratend of bellend.", "The client asked in person or by phone."),
    )
    WRITTEN = (
        "written",
        "Op schrift gevraagd",
        "Asked in writing",
        Text("De cliënt vroeg het in een bericht, brief of chat.", "The client asked in a message, letter or chat."),
    )
    ELSEWHERE = (
        "elsewhere",
        "Vastgelegd in een ander systeem",
        "Recorded in another system",
        Text(
            "Het traject kwam uit een ander registratiesysteem; hoe de cliënt het vroeg, staat daar.",
            "The trajectory came from another registration system, which holds how the client asked.",
        ),
    )


class Phase(Term):
    """How far a trajectory is (nl: fase van een traject)."""

    PREPARING = (
        "preparing",
        "Voorbereiden",
        "Preparing",
        Text(
            "Cliënt en vertrouwenspersoon bespreken wat de cliënt wil.", "Client and counsellor talk about what the client wants."
        ),
    )
    ACTING = (
        "acting",
        "Stappen zetten",
        "Taking steps",
        Text("Er is een stap gezet waar de cliënt voor koos.", "A step was taken that the client chose."),
    )
    CONCLUDED = (
        "concluded",
        "Afgesloten",
        "Concluded",
        Text("De cliënt heeft geen steun meer nodig.", "The client needs no more support."),
    )


PHASE_STATES = StateTable(
    name="trajectory",
    title=Text("Ondersteuningstraject", "Support trajectory"),
    states=Phase,
    initial=Phase.PREPARING,
    transitions=(
        Transition(Phase.PREPARING, Phase.ACTING, Text("een stap zetten", "take a step")),
        Transition(Phase.PREPARING, Phase.CONCLUDED, Text("afsluiten", "close")),
        Transition(Phase.ACTING, Phase.CONCLUDED, Text("afsluiten", "close")),
    ),
)
"""The steps of a trajectory (nl: gang van een traject). A client who comes back begins at the first step again."""
