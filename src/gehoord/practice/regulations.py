"""The deadlines we know of, as values: an organisation may add its own or change these. None of them ever blocks."""

from __future__ import annotations

from dataclasses import dataclass

from gehoord.practice.terms import Length, TimeLimit, Unit
from gehoord.practice.words import Text


@dataclass(frozen=True, slots=True)
class Regulation:
    """A set of rules that gives deadlines (nl: regeling). `check_with_lawyer` holds until a lawyer has compared it with its source."""

    code: str
    label: Text
    source: str
    limits: tuple[TimeLimit, ...]
    check_with_lawyer: bool = True

    def limit(self, code: str) -> TimeLimit:
        """One deadline of this regulation by its code (nl: termijn uit de regeling). Raises: KeyError."""
        return {limit.code: limit for limit in self.limits}[code]


_READ_THE_ACT = Text(
    "Overgenomen uit de wet zoals wij die kennen. Laat een jurist nagaan of het artikel nog zo luidt en hier geldt.",
    "Taken from the Act as we know it. Have a lawyer confirm that the article still reads so and applies here.",
)
_AGREED = Text(
    "Dit is een afspraak van een instantie. Kijk in de klachtregeling van de instantie of zij hier ook geldt.",
    "This is what one agency agreed. See in the agency's own regulation whether it holds here too.",
)
_EXAMPLE = Text(
    "Elke commissie heeft haar eigen reglement; dit is een voorbeeld. Vul de termijn van de commissie zelf in.",
    "Each committee has its own rules; this is an example. Enter the term of the committee itself.",
)

AGENCY_TALKS = Regulation(
    "agency_talks",
    Text("Klachtgesprek bij de instantie", "Complaint talk at the agency"),
    "Complaint analysis 2019, chapter 1",
    (
        TimeLimit(
            "conversation_report",
            Text("Gespreksverslag sturen", "Send the report of the talk"),
            Text("het klachtgesprek", "the complaint talk"),
            Length(2, Unit.WEEKS),
            "Complaint analysis 2019, section 1.5",
            to_check=_AGREED,
        ),
    ),
    check_with_lawyer=False,
)

CHILD_PROTECTION = Regulation(
    "child_protection",
    Text("Start van een beschermingsmaatregel", "Start of a protection measure"),
    "Council letter on youth protection 2020",
    (
        TimeLimit(
            "first_contact",
            Text("Eerste gesprek met kind en ouders", "First talk with child and parents"),
            Text("de uitspraak van de maatregel", "the court's order of the measure"),
            Length(5, Unit.WORKING_DAYS),
            "Council letter 2020, norm of the inspectorate",
            to_check=Text(
                "De bronnen noemen zowel vijf werkdagen als vijf dagen. Wij tellen werkdagen vanaf de uitspraak.",
                "The sources say both five working days and five days. We count working days from the order.",
            ),
        ),
        TimeLimit(
            "safety_plan",
            Text("Veiligheidsplan vastleggen", "Register the safety plan"),
            Text("de uitspraak van de maatregel", "the court's order of the measure"),
            Length(3, Unit.MONTHS),
            "Council letter 2020, monitoring",
            to_check=Text(
                "De bron noemt geen begindag. Wij tellen vanaf de uitspraak.",
                "The source names no first day. We count from the order.",
            ),
        ),
    ),
)

COMPLAINTS_COMMITTEE = Regulation(
    "complaints_committee",
    Text("Klachtencommissie jeugdhulp", "Youth care complaints committee"),
    "Jeugdwet, chapter 4, and the committee's own rules",
    (
        TimeLimit(
            "committee_ruling",
            Text("Uitspraak van de commissie", "Ruling of the committee"),
            Text("de ontvangst van de klacht", "receipt of the complaint"),
            Length(8, Unit.WEEKS),
            "Rules of one regional committee, as an example",
            extendable_by=Length(4, Unit.WEEKS),
            may_be_suspended=True,
            to_check=_EXAMPLE,
        ),
        TimeLimit(
            "agency_reaction",
            Text("Reactie van de instantie op de uitspraak", "Reaction of the agency to the ruling"),
            Text("het toesturen van de uitspraak", "the ruling being sent"),
            Length(1, Unit.MONTHS),
            "Jeugdwet, chapter 4, on the reaction to a ruling",
            statutory=True,
            to_check=_READ_THE_ACT,
        ),
    ),
)

SECURE_CARE = Regulation(
    "secure_care",
    Text("Klacht over een maatregel in gesloten jeugdhulp", "Complaint about a measure in secure care"),
    "Jeugdwet, chapter 6, and the rulings on appeal of 2021",
    (
        TimeLimit(
            "secure_care_complaint",
            Text("Klacht indienen", "Submit the complaint"),
            Text("de beslissing of gebeurtenis", "the decision or event"),
            Length(2, Unit.WEEKS),
            "Rules of a committee as named in a ruling of 2021",
            may_be_suspended=True,
            to_check=Text(
                "Tijd die in een informele oplossing ging zitten, mag de klacht niet te laat maken: schort de termijn dan op.",
                "Time spent on an informal solution may not make the complaint late: suspend the deadline for it.",
            ),
        ),
    ),
)

ADMINISTRATIVE_LAW = Regulation(
    "administrative_law",
    Text("Bezwaar, beroep en klacht bij de overheid", "Objection, appeal and complaint to an authority"),
    "Algemene wet bestuursrecht",
    tuple(
        TimeLimit(code, label, begins_with, length, source, extendable_by, suspendable, statutory=True, to_check=_READ_THE_ACT)
        for code, label, begins_with, length, source, extendable_by, suspendable in (
            (
                "objection",
                Text("Bezwaar maken", "Object"),
                Text("de bekendmaking van het besluit", "the decision being made known"),
                Length(6, Unit.WEEKS),
                "Awb art. 6:7 and 6:8",
                None,
                False,
            ),
            (
                "decision_on_objection",
                Text("Beslissing op bezwaar", "Decision on the objection"),
                Text("het einde van de bezwaartermijn", "the end of the time to object"),
                Length(6, Unit.WEEKS),
                "Awb art. 7:10",
                Length(6, Unit.WEEKS),
                True,
            ),
            (
                "decision_on_objection_with_committee",
                Text("Beslissing op bezwaar, met adviescommissie", "Decision on the objection, with an advisory committee"),
                Text("het einde van de bezwaartermijn", "the end of the time to object"),
                Length(12, Unit.WEEKS),
                "Awb art. 7:10 and 7:13",
                Length(6, Unit.WEEKS),
                True,
            ),
            (
                "appeal",
                Text("Beroep instellen", "Appeal"),
                Text("de bekendmaking van de beslissing op bezwaar", "the decision on the objection being made known"),
                Length(6, Unit.WEEKS),
                "Awb art. 6:7 and 6:8",
                None,
                False,
            ),
            (
                "complaint_to_authority",
                Text("Afhandeling van een klacht door de overheid", "Handling of a complaint by an authority"),
                Text("de ontvangst van de klacht", "receipt of the complaint"),
                Length(6, Unit.WEEKS),
                "Awb art. 9:11",
                Length(4, Unit.WEEKS),
                False,
            ),
        )
    ),
)

REGULATIONS = (AGENCY_TALKS, CHILD_PROTECTION, COMPLAINTS_COMMITTEE, SECURE_CARE, ADMINISTRATIVE_LAW)
"""All regulations the product comes with (nl: regelingen)."""
