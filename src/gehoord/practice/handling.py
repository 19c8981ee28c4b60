"""What became of a concern after the first contact."""

from __future__ import annotations

from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text


class Handling(Term):
    """How a concern was handled (nl: wijze van afhandeling). Each concern has exactly one. Source: Haarlem 2016, Table 4."""

    RUNNING = (
        "running",
        "Eerste contact loopt nog",
        "First contact still running",
        Text(
            "Vertrouwenspersoon en cliënt zijn nog met het eerste contact bezig.",
            "Counsellor and client are still in the first contact.",
        ),
    )
    ADVISED = (
        "advised",
        "Afgerond met informatie en advies",
        "Concluded with information and advice",
        Text(
            "De cliënt kon verder met uitleg of advies, meteen of nadat de vertrouwenspersoon kort iets had uitgezocht.",
            "Explanation or advice was enough, at once or after the counsellor briefly looked something up.",
        ),
    )
    BROKEN_OFF = (
        "broken_off",
        "Afgebroken",
        "Broken off",
        Text(
            "Het contact hield op voor het klaar was: de cliënt was onbereikbaar, vertrok, of wilde of durfde niet verder.",
            "The contact stopped before it was done: the client could not be reached, left, or did not want or dare to go on.",
        ),
    )
    TRAJECTORY = (
        "trajectory",
        "Door naar een ondersteuningstraject",
        "On to a support trajectory",
        Text(
            "Advies was niet genoeg; de vertrouwenspersoon blijft de cliënt ondersteunen.",
            "Advice was not enough; the counsellor goes on supporting the client.",
        ),
    )


HANDLING_STATES = StateTable(
    name="handling",
    title=Text("Afhandeling van een vraag, probleem of klacht", "Handling of a concern"),
    states=Handling,
    initial=Handling.RUNNING,
    transitions=(
        Transition(Handling.RUNNING, Handling.ADVISED, Text("afronden met advies", "conclude with advice")),
        Transition(Handling.RUNNING, Handling.TRAJECTORY, Text("traject openen", "open a trajectory")),
        Transition(Handling.RUNNING, Handling.BROKEN_OFF, Text("afbreken", "break off")),
        Transition(Handling.ADVISED, Handling.TRAJECTORY, Text("alsnog een traject openen", "open a trajectory after all")),
        Transition(Handling.TRAJECTORY, Handling.BROKEN_OFF, Text("afbreken", "break off")),
    ),
)
"""The steps in handling a concern (nl: gang van de afhandeling). A trajectory ends by closing the concern; its handling stays."""


class BrokenOffBecause(Term):
    """Why a contact was broken off (nl: reden van afbreken). Source: Haarlem 2016, text with Table 4."""

    UNREACHABLE = "unreachable", "Niet bereikbaar", "Cannot be reached"
    NO_REACTION = "no_reaction", "Reageert niet meer", "No longer reacts"
    LEFT = "left", "Vertrokken bij de instantie", "Left the agency"
    DOES_NOT_WANT = "does_not_want", "Wil niet verder", "Does not want to go on"
    DOES_NOT_DARE = "does_not_dare", "Durft niet verder", "Does not dare to go on"
