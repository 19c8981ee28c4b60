"""The words of a conversation: along which way it goes, who speaks, where it stands, how it ended."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class Kind(Term):
    """Along which way a conversation goes (nl: soort gesprek)."""

    LIVE = "live", "chat", "chat", Text("Twee mensen zijn er tegelijk.", "Two people are there at the same time.")
    WRITTEN = "written", "geschreven vraag", "written question"
    MAIL = "mail", "e-mail", "e-mail"
    MESSAGING = "messaging", "berichtendienst", "messaging service"


class From(Term):
    """Whose line it is (nl: van wie)."""

    VISITOR = "visitor", "bezoeker", "visitor"
    COUNSELLOR = "counsellor", "vertrouwenspersoon", "counsellor"
    HOUSE = "house", "het huis", "the house"


class State(Term):
    """Where a conversation stands (nl: stand van een gesprek)."""

    WAITING = "waiting", "wacht", "waiting"
    TALKING = "talking", "in gesprek", "talking"
    ENDED = "ended", "afgelopen", "ended"


class Ending(Term):
    """How a conversation ended (nl: einde van een gesprek)."""

    FORGOTTEN_NOW = (
        "forgotten_now",
        "gestopt en meteen gewist",
        "stopped and erased at once",
        Text("De bezoeker koos ervoor dat er niets bewaard blijft.", "The visitor chose that nothing is kept."),
    )
    KEPT = (
        "kept",
        "gestopt, met een code om terug te komen",
        "stopped, with a code to come back",
    )
    ENDED_BY_COUNSELLOR = "ended_by_counsellor", "afgesloten door de vertrouwenspersoon", "ended by the counsellor"
    NOBODY_LEFT = "nobody_left", "de bezoeker kwam niet terug", "the visitor did not come back"
