"""Alerts that name no client: what they are about, to whom they go, and the road they take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text


class AlertTheme(Term):
    """What an alert is about (nl: thema van een signaal). Source: Haarlem 2016, Table 11."""

    SAFETY = (
        "safety",
        "veiligheid",
        "safety",
        Text(
            "Jeugdigen lopen op deze plek gevaar, of kunnen dat gaan lopen.",
            "Young people are, or may come to be, in danger at this place.",
        ),
    )
    LIVING_CLIMATE = (
        "living_climate",
        "leefklimaat",
        "living climate",
        Text(
            "Hoe het is om op deze plek te wonen: sfeer, regels, omgang met elkaar.",
            "What living at this place is like: mood, rules, how people treat each other.",
        ),
    )
    QUALITY = (
        "quality",
        "kwaliteit",
        "quality",
        Text(
            "Hoe goed de hulp op deze plek is, los van één cliënt.",
            "How good the help at this place is, apart from any one client.",
        ),
    )


class AlertUrgency(Term):
    """How soon an alert asks for an answer (nl: urgentie van een signaal). Source: Haarlem 2016, Table 11, introduction."""

    ACUTE = (
        "acute",
        "acuut",
        "acute",
        Text("Er moet nu iets gebeuren.", "Something has to be done now."),
    )
    GENERAL = (
        "general",
        "algemeen",
        "general",
        Text("Het is een patroon of zorg die bespreking vraagt.", "It is a pattern or worry that needs to be talked about."),
    )


class AlertAddressee(Term):
    """To whom an alert is given (nl: ontvanger van een signaal). Source: general offer of counselling, signalling."""

    EMPLOYEE = "employee", "Medewerker", "Employee"
    MANAGER = "manager", "Leidinggevende", "Manager"
    AGENCY_BOARD = "agency_board", "Directie van de instantie", "Board of the agency"
    SUPERVISORY_BOARD = "supervisory_board", "Raad van toezicht", "Supervisory board"
    MUNICIPALITY = "municipality", "Gemeente", "Municipality"
    INSPECTORATE = "inspectorate", "Inspectie", "Inspectorate"


class AlertGround(Term):
    """What an alert rests on (nl: grond van een signaal). It tells how many spoke of it, never who."""

    HEARD = "heard", "gehoord van jongeren of ouders", "heard from young people or parents"
    SEEN = "seen", "zelf gezien", "seen by the counsellor"
    BOTH = "both", "gehoord en zelf gezien", "heard and seen"


class AlertState(Term):
    """What became of an alert (nl: stand van een signaal)."""

    GIVEN = "given", "Afgegeven", "Given"
    ACKNOWLEDGED = "acknowledged", "Ontvangst bevestigd", "Acknowledged"
    PICKED_UP = "picked_up", "Opgepakt", "Picked up"
    REPORTED_BACK = "reported_back", "Teruggekoppeld", "Reported back"
    CLOSED = "closed", "Afgesloten", "Closed"


ALERT_STATES = StateTable(
    name="alert",
    title=Text("Signaal", "Alert"),
    states=AlertState,
    initial=AlertState.GIVEN,
    transitions=(
        Transition(AlertState.GIVEN, AlertState.ACKNOWLEDGED, Text("ontvangst bevestigen", "acknowledge")),
        Transition(AlertState.GIVEN, AlertState.PICKED_UP, Text("meteen oppakken", "pick up at once")),
        Transition(AlertState.ACKNOWLEDGED, AlertState.PICKED_UP, Text("oppakken", "pick up")),
        Transition(AlertState.PICKED_UP, AlertState.REPORTED_BACK, Text("terugkoppelen", "report back")),
        Transition(AlertState.REPORTED_BACK, AlertState.PICKED_UP, Text("opnieuw oppakken", "pick up again")),
        Transition(AlertState.REPORTED_BACK, AlertState.CLOSED, Text("afsluiten", "close")),
        Transition(AlertState.ACKNOWLEDGED, AlertState.GIVEN, Text("aan een ander geven", "give to somebody else")),
        Transition(AlertState.PICKED_UP, AlertState.GIVEN, Text("toch aan een ander geven", "give to somebody else after all")),
        Transition(AlertState.REPORTED_BACK, AlertState.GIVEN, Text("hogerop geven", "give to somebody higher up")),
    ),
)
"""The steps of an alert (nl: gang van een signaal). It closes only once somebody reported back."""

ANSWER_WITHIN: Mapping[AlertUrgency, timedelta] = {
    AlertUrgency.ACUTE: timedelta(days=7),
    AlertUrgency.GENERAL: timedelta(days=28),
}
"""How long an addressee has before we ask again, unless something else was agreed (nl: reactietermijn)."""


def answer_by(urgency: AlertUrgency, given_on: date) -> date:
    """The day by which an answer to an alert is asked (nl: reactie gevraagd voor)."""
    return given_on + ANSWER_WITHIN[urgency]
