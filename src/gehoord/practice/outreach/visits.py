"""Visits to the places where young people live, and briefings: what they are for and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping

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


ONE_VISIT: Mapping[VisitKind, Text] = {
    VisitKind.GROUP_VISIT: Text("groepsbezoek", "group visit"),
    VisitKind.STAFF_BRIEFING: Text("voorlichting aan medewerkers", "briefing for staff"),
    VisitKind.YOUTH_BRIEFING: Text("voorlichting aan jongeren", "briefing for young people"),
    VisitKind.CLIENT_COUNCIL_BRIEFING: Text("voorlichting aan de cliëntenraad", "briefing for the client council"),
    VisitKind.YOUTH_COUNCIL_BRIEFING: Text("voorlichting aan de jongerenraad", "briefing for the youth council"),
    VisitKind.OTHER_BRIEFING: Text("andere voorlichting", "other briefing"),
}
"""What one visit of a kind is called; the labels of the list are those of a table (nl: één bezoek)."""


class VisitState(Term):
    """What became of a visit (nl: stand van een bezoek). Only a visit that was held is counted."""

    ASKED = (
        "asked",
        "gevraagd",
        "asked for",
        Text("Iemand vroeg om een bezoek; er is nog geen dag.", "Somebody asked for a visit; there is no day yet."),
    )
    PLANNED = "planned", "gepland", "planned"
    HELD = "held", "geweest", "held"
    CANCELLED = "cancelled", "niet doorgegaan", "cancelled"


VISIT_STATES = StateTable(
    name="visit",
    title=Text("Bezoek", "Visit"),
    states=VisitState,
    initial=VisitState.ASKED,
    transitions=(
        Transition(VisitState.ASKED, VisitState.PLANNED, Text("plannen", "plan")),
        Transition(VisitState.ASKED, VisitState.CANCELLED, Text("laten vervallen", "drop")),
        Transition(VisitState.PLANNED, VisitState.HELD, Text("vastleggen", "register")),
        Transition(VisitState.PLANNED, VisitState.CANCELLED, Text("afzeggen", "cancel")),
        Transition(VisitState.CANCELLED, VisitState.PLANNED, Text("toch plannen", "plan after all")),
    ),
)
"""The steps of a visit (nl: gang van een bezoek). What was held stays held: it is counted."""


class CalledOff(Term):
    """Why a visit did not go on (nl: reden van niet doorgaan). A list, so that no name gets in."""

    GROUP_AWAY = "group_away", "de groep was weg", "the group was away"
    PLACE_ASKED = "place_asked", "de locatie vroeg om een andere dag", "the location asked for another day"
    COUNSELLOR_AWAY = "counsellor_away", "de vertrouwenspersoon kon niet", "the counsellor could not come"
    UNREST = "unrest", "onrust op de groep", "unrest in the group"
    NOT_NEEDED = "not_needed", "niet meer nodig", "no longer needed"
    OTHER = "other", "een andere reden", "another reason"


class FrequencyReason(Term):
    """Why a location is visited more or less often than is usual (nl: reden van een andere bezoekfrequentie)."""

    YOUNG_PEOPLE_ASK = "young_people_ask", "jongeren vragen erom", "young people ask for it"
    WORRIES = "worries", "er zijn zorgen over deze locatie", "there are worries about this location"
    GROUP_CHANGED = "group_changed", "de groep werd groter of kleiner", "the group grew or shrank"
    LOCATION_ASKS = "location_asks", "afgesproken met de locatie", "agreed with the location"
    BACK_TO_USUAL = "back_to_usual", "terug naar wat gebruikelijk is", "back to what is usual"
