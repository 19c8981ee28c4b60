"""The categories of concerns, each with its label as printed and, for questions and complaints, what belongs in it.

"Staff" in a definition means those who work for a youth or neighbourhood team, a provider of youth care, youth
protection or probation, or Safe at Home.
"""

from __future__ import annotations

from dataclasses import dataclass

from gehoord.practice.words import Term, Text


class ConcernKind(Term):
    """What a client brings: a question, a problem or a complaint (nl: soort). The client decides which it is."""

    QUESTION = (
        "question",
        "vraag",
        "question",
        Text("De cliënt wil iets weten.", "The client wants to know something."),
    )
    PROBLEM = (
        "problem",
        "probleem",
        "problem",
        Text("De cliënt zit ergens mee en wil erover praten.", "Something weighs on the client, who wants to talk about it."),
    )
    COMPLAINT = (
        "complaint",
        "klacht",
        "complaint",
        Text(
            "De cliënt is ontevreden over de hulp, ook als de instantie dat (nog) niet te horen krijgt.",
            "The client is unhappy with the help, even when the agency is not (yet) told.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Category:
    """A subject that concerns of one kind are sorted under (nl: categorie).

    `maps_back_to` is the code in the scheme before, where this category was split off from a wider one.
    """

    code: str
    kind: ConcernKind
    label: Text
    definition: Text | None = None
    is_other: bool = False
    maps_back_to: str | None = None


def _question(code: str, label: Text, definition: Text, *, is_other: bool = False) -> Category:
    return Category(code, ConcernKind.QUESTION, label, definition, is_other)


def _problem(code: str, nl: str, en: str, *, is_other: bool = False) -> Category:
    return Category(code, ConcernKind.PROBLEM, Text(nl, en), is_other=is_other)


def _complaint(code: str, label: Text, definition: Text, *, is_other: bool = False, maps_back_to: str | None = None) -> Category:
    return Category(code, ConcernKind.COMPLAINT, label, definition, is_other, maps_back_to)


QUESTIONS = (
    _question(
        "group_rules",
        Text("Groepsregels", "Group rules"),
        Text(
            "Wat mag en moet op de groep waar een jongere woont of op weg is naar zelfstandig wonen.",
            "What is allowed and expected in the group where a young person lives or learns to live alone.",
        ),
    ),
    _question(
        "agency_practice",
        Text("Werkwijze instantie", "How an agency works"),
        Text(
            "Hoe een instelling, het team van de gemeente, de Raad voor de Kinderbescherming of Veilig Thuis te werk gaat.",
            "How a provider, the municipal team, the Child Protection Board or Safe at Home goes about its work.",
        ),
    ),
    _question(
        "legislation",
        Text("Wetgeving", "Legislation"),
        Text("Wat de wet zegt over de situatie van de cliënt.", "What the law says about the client's situation."),
    ),
    _question(
        "other_question",
        Text("Andere vragen", "Other questions"),
        Text(
            "Een vraag over iets anders dan de onderwerpen hierboven.",
            "A question about something other than the subjects above.",
        ),
        is_other=True,
    ),
)
"""What questions are about (nl: soorten vragen). Source: Haarlem 2016, annex 1."""

PROBLEMS = (
    _problem("care_history", "Persoonlijke geschiedenis in de hulpverlening", "Personal history in care"),
    _problem("family_home", "Familie / Thuis", "Family / Home"),
    _problem("friends_school_work", "Vrienden / School / Werk", "Friends / School / Work"),
    _problem("sexuality_relationships", "Seksualiteit / Relaties", "Sexuality / Relationships"),
    _problem("living_situation", "Woonsituatie / Groep / Groepsgenoten", "Living situation / Group / Group members"),
    _problem("mental_wellbeing", "Psychisch / Welzijn", "Mental health / Well-being"),
    _problem("faith_religion", "Geloof / Religie", "Faith / Religion"),
    _problem("violence", "Lichamelijk / Psychisch geweld", "Physical / Psychological violence"),
    _problem("pregnancy", "Zwangerschap", "Pregnancy"),
    _problem("substances_gambling", "Drugs / Alcohol / Gokken", "Drugs / Alcohol / Gambling"),
    _problem("other_problem", "Andere problemen", "Other problems", is_other=True),
)
"""What problems are about (nl: soorten problemen); the scheme gives them no definition. Source: Haarlem 2016, annex 1."""

MISCONDUCT = _complaint(
    "misconduct",
    Text("Grensoverschrijdend gedrag", "Misconduct"),
    Text(
        "Een medewerker gaat over een grens van de cliënt: met woorden, met druk, lichamelijk of seksueel.",
        "A member of staff crosses a client's line: in words, by pressure, physically or sexually.",
    ),
)
"""The wide category that the scheme of 2021 splits in three (nl: grensoverschrijdend gedrag)."""

MISCONDUCT_PARTS = (
    _complaint(
        "misconduct_psychological",
        Text("Grensoverschrijdend gedrag: psychisch en verbaal", "Misconduct: psychological and verbal"),
        Text(
            "Een medewerker gaat met woorden of met druk over een grens, zoals schelden, vernederen of dreigen.",
            "A member of staff crosses a line in words or by pressure, such as insulting, humiliating or threatening.",
        ),
        maps_back_to=MISCONDUCT.code,
    ),
    _complaint(
        "misconduct_sexual",
        Text("Grensoverschrijdend gedrag: seksueel", "Misconduct: sexual"),
        Text(
            "Een medewerker zegt of doet iets seksueels tegenover een cliënt.",
            "A member of staff says or does something sexual towards a client.",
        ),
        maps_back_to=MISCONDUCT.code,
    ),
    _complaint(
        "misconduct_physical",
        Text("Grensoverschrijdend gedrag: fysiek", "Misconduct: physical"),
        Text(
            "Een medewerker doet een cliënt lichamelijk pijn of grijpt hard in zonder dat dat mocht.",
            "A member of staff hurts a client bodily, or uses force without being allowed to.",
        ),
        maps_back_to=MISCONDUCT.code,
    ),
)
"""The three parts of misconduct in the scheme of 2021 (nl: vormen van grensoverschrijdend gedrag)."""

COMPLAINTS = (
    _complaint(
        "treatment",
        Text("Bejegening", "Treatment by staff"),
        Text(
            "Hoe een medewerker met de cliënt omgaat: partijdig, zonder te luisteren, of met druk bij vrijwillige hulp.",
            "How staff deal with the client: taking sides, not listening, or pressing where help is voluntary.",
        ),
    ),
    _complaint(
        "availability",
        Text("Bereikbaarheid / Beschikbaarheid / Afspraken", "Availability / Appointments"),
        Text(
            "Er komt geen reactie, een afspraak gaat niet door, er is een wachtlijst of de toegekende hulp is er niet.",
            "No reply comes, an appointment is not kept, there is a waiting list, or help that was granted is not there.",
        ),
    ),
    _complaint(
        "decisions",
        Text("Beslissingen", "Decisions"),
        Text(
            "Een besluit is slecht uitgelegd, te zwaar, te laat of niet genomen, of de cliënt mocht er niet over meepraten.",
            "A decision is badly explained, too harsh, late or never taken, or the client had no say in it.",
        ),
    ),
    _complaint(
        "file",
        Text("Dossier", "File"),
        Text(
            "Er mist iets in het dossier of er staat iets te veel in, of inzien en een kopie krijgen gaat niet zoals het hoort.",
            "The file lacks something or holds too much, or seeing it and getting a copy does not go as it should.",
        ),
    ),
    _complaint(
        "poor_information",
        Text("Gebrekkige informatie", "Poor information"),
        Text(
            "De cliënt hoort te weinig over de instantie, de hulp die komt, hoe het met het kind gaat of de eigen rechten.",
            "The client is told too little about the agency, the help to come, how the child is doing or their own rights.",
        ),
    ),
    MISCONDUCT,
    _complaint(
        "complaint_procedure",
        Text("Klachtenprocedure", "Complaint procedure"),
        Text(
            "Wat er met een eerdere klacht is gedaan: niet aangenomen, of niet behandeld zoals de regeling zegt.",
            "What was done with an earlier complaint: not accepted, or not handled as the regulation says.",
        ),
    ),
    _complaint(
        "secure_care_measures",
        Text("Maatregelen en sancties gesloten jeugdhulp", "Measures and sanctions in secure care"),
        Text(
            "In de gesloten jeugdhulp is ten onrechte of op een verkeerde manier beperkt, gecontroleerd of gestraft.",
            "In secure care somebody was restricted, searched or punished wrongly or in a wrong way.",
        ),
    ),
    _complaint(
        "investigation",
        Text("Onderzoek", "Investigation"),
        Text(
            "Een onderzoek is niet zorgvuldig, duurt langer dan mag, of de cliënt kon er te weinig zelf over zeggen.",
            "An investigation is careless, takes longer than allowed, or gave the client too little chance to speak.",
        ),
    ),
    _complaint(
        "privacy",
        Text("Privacy", "Privacy"),
        Text(
            "Persoonlijke gegevens kwamen bij iemand terecht die ze niet had mogen krijgen.",
            "Personal details reached somebody who should not have had them.",
        ),
    ),
    _complaint(
        "reporting",
        Text("Rapportage", "Reporting"),
        Text(
            "Een verslag is te laat, noemt geen bronnen, mengt feit en mening of laat de cliënt niet aan het woord.",
            "A report is late, names no sources, mixes fact and opinion, or leaves the client's own words out.",
        ),
    ),
    _complaint(
        "cooperation",
        Text("Samenwerking tussen instanties", "Cooperation between agencies"),
        Text(
            "Instanties rond de cliënt werken niet of slecht samen.", "Agencies around the client do not work together, or badly."
        ),
    ),
    _complaint(
        "care_delivery",
        Text("Uitvoering jeugdhulp", "Delivery of care"),
        Text(
            "Hoe de hulp zelf gaat: veilig zijn, je goed voelen, hoe huisregels uitpakken, geld en spullen op de groep.",
            "How the help itself goes: being safe and well, how house rules work out, money and belongings in the group.",
        ),
    ),
    _complaint(
        "other_complaint",
        Text("Andere klachten", "Other complaints"),
        Text(
            "Een klacht over iets anders dan de onderwerpen hierboven.",
            "A complaint about something other than the subjects above.",
        ),
        is_other=True,
    ),
)
"""What complaints are about in the scheme of 2016 (nl: soorten klachten). Source: Haarlem 2016, annex 1."""
