"""Going out to where young people live: visits and briefings, and alerts that name no client."""

from __future__ import annotations

from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text


class VisitKind(Term):
    """What a visit to a location was for (nl: soort bezoek). Source: Haarlem 2016, Table 10."""

    GROUP_VISIT = (
        "group_visit",
        "Groepsbezoeken",
        "Group visits",
        Text(
            "Een bezoek aan een groep waar jeugdigen wonen of veel van hun tijd zijn.",
            "A visit to a group where young people live or spend much of their time.",
        ),
    )
    STAFF_BRIEFING = (
        "staff_briefing",
        "Voorlichting medewerkers instanties en toegang jeugdhulp",
        "Briefings for staff of agencies and municipal access",
        Text(
            "Uitleg over vertrouwenswerk aan mensen die jeugdhulp geven of regelen.",
            "Explaining counselling to people who give or arrange help.",
        ),
    )
    YOUTH_BRIEFING = (
        "youth_briefing",
        "Voorlichting groep jongeren",
        "Briefings for groups of young people",
        Text(
            "Uitleg over rechten en vertrouwenswerk aan jongeren samen.",
            "Explaining rights and counselling to young people together.",
        ),
    )
    CLIENT_COUNCIL_BRIEFING = (
        "client_council_briefing",
        "Voorlichting cliëntenraad",
        "Briefings for client councils",
        Text("Uitleg over vertrouwenswerk aan een raad van cliënten.", "Explaining counselling to a council of clients."),
    )
    YOUTH_COUNCIL_BRIEFING = (
        "youth_council_briefing",
        "Voorlichting jongerenraad",
        "Briefings for youth councils",
        Text("Uitleg over vertrouwenswerk aan een raad van jongeren.", "Explaining counselling to a council of young people."),
    )
    OTHER_BRIEFING = (
        "other_briefing",
        "Voorlichting anders / overig",
        "Other briefings",
        Text("Uitleg over vertrouwenswerk aan wie hierboven niet staat.", "Explaining counselling to anyone not named above."),
    )


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
    AGENCY_BOARD = "agency_board", "Directie van de instantie", "Board of the agency"
    SUPERVISORY_BOARD = "supervisory_board", "Raad van toezicht", "Supervisory board"
    MUNICIPALITY = "municipality", "Gemeente", "Municipality"
    INSPECTORATE = "inspectorate", "Inspectie", "Inspectorate"


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
    ),
)
"""The steps of an alert (nl: gang van een signaal). It closes only once somebody reported back."""
