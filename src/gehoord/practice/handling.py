"""What became of a concern after the first contact."""

from __future__ import annotations

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
