"""What can happen with an alert on its road, as its page tells it."""

from __future__ import annotations

from collections.abc import Mapping

from gehoord.practice.outreach import AlertState
from gehoord.practice.words import Term, Text


class AlertDeed(Term):
    """Something that happened with an alert (nl: gebeurtenis bij een signaal)."""

    GIVEN = "given", "Signaal gegeven", "Alert given"
    ACKNOWLEDGED = "acknowledged", "Ontvangst bevestigd", "Receipt confirmed"
    PICKED_UP = "picked_up", "Opgepakt", "Picked up"
    REPORTED_BACK = "reported_back", "Teruggekoppeld", "Reported back"
    CLOSED = "closed", "Gevolg gezien, afgesloten", "Effect seen, closed"
    NOTED = "noted", "Aantekening", "Note"
    ANSWERED = "answered", "Bericht van de ontvanger", "Message of the addressee"
    LINKED = "linked", "Antwoordlink gemaakt", "Link to answer made"
    EXTENDED = "extended", "Termijn verlengd", "Deadline extended"
    LATE = "late", "Termijn voorbij, geen reactie", "Deadline past, no reaction"


class SightingOutcome(Term):
    """What an alerts officer concluded about a subject that rose (nl: afloop van vroeg zien)."""

    ALERT = (
        "alert",
        "wordt een signaal",
        "becomes an alert",
        Text("Er is of komt een signaal over.", "There is an alert about it, or there will be."),
    )
    KNOWN = (
        "known",
        "bekend, al in gesprek",
        "known, already talked about",
        Text("Wij weten ervan en praten er al over.", "We know of it and talk about it already."),
    )
    NOTHING = (
        "nothing",
        "niets aan de hand",
        "nothing the matter",
        Text(
            "Nagevraagd bij de vertrouwenspersoon; er is een andere verklaring.",
            "Asked the counsellor; there is another explanation.",
        ),
    )


STEPS: Mapping[AlertState, AlertDeed] = {
    AlertState.GIVEN: AlertDeed.GIVEN,
    AlertState.ACKNOWLEDGED: AlertDeed.ACKNOWLEDGED,
    AlertState.PICKED_UP: AlertDeed.PICKED_UP,
    AlertState.REPORTED_BACK: AlertDeed.REPORTED_BACK,
    AlertState.CLOSED: AlertDeed.CLOSED,
}
"""What is written down when an alert comes to a state (nl: stap bij een stand)."""

INSIDE: frozenset[AlertDeed] = frozenset({AlertDeed.NOTED, AlertDeed.LATE, AlertDeed.LINKED, AlertDeed.EXTENDED})
"""What stays within the office and is never shown by a link (nl: blijft binnen)."""
