"""The formal road: what a complaints committee does with a complaint, and what each part of it comes to."""

from __future__ import annotations

from collections.abc import Iterable

from gehoord.practice.errors import Refused
from gehoord.practice.outcomes import Outcome
from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text


class CommitteeState(Term):
    """Where a complaint is at the committee (nl: stand van de klacht bij de commissie)."""

    RECEIVED = "received", "Ontvangen", "Received"
    INFORMATION_ASKED = "information_asked", "Aanvulling gevraagd", "More information asked"
    SUSPENDED = "suspended", "Geschorst voor een klachtgesprek", "Suspended for a talk at the agency"
    ADMITTED = "admitted", "In behandeling", "Admitted"
    HEARING_PLANNED = "hearing_planned", "Hoorzitting gepland", "Hearing planned"
    HEARD = "heard", "Gehoord", "Heard"
    RULED = "ruled", "Uitspraak gedaan", "Ruled"
    ANSWERED = "answered", "Instantie heeft gereageerd", "Agency has reacted"
    CONCLUDED = "concluded", "Afgesloten", "Concluded"
    WITHDRAWN = "withdrawn", "Ingetrokken", "Withdrawn"
    INADMISSIBLE = "inadmissible", "Niet-ontvankelijk", "Inadmissible"


class Ruling(Term):
    """What the committee says about one part of a complaint (nl: oordeel over een klachtonderdeel)."""

    UPHELD = "upheld", "Gegrond", "Upheld"
    PARTLY_UPHELD = "partly_upheld", "Deels gegrond", "Partly upheld"
    NOT_UPHELD = "not_upheld", "Ongegrond", "Not upheld"
    NO_RULING = "no_ruling", "Geen oordeel", "No ruling"
    INADMISSIBLE = "inadmissible", "Niet-ontvankelijk", "Inadmissible"


class Reaction(Term):
    """What the agency does with a ruling (nl: instellingsreactie). It says so plainly, and opens no new discussion."""

    ADOPTED = "adopted", "Uitspraak overgenomen", "Ruling adopted"
    PARTLY_ADOPTED = "partly_adopted", "Uitspraak deels overgenomen", "Ruling partly adopted"
    NOT_ADOPTED = "not_adopted", "Uitspraak niet overgenomen", "Ruling not adopted"


class WithdrawalReason(Term):
    """Why a complaint was withdrawn (nl: reden van intrekking)."""

    SETTLED = "settled", "Opgelost in een gesprek", "Settled in a talk"
    DOES_NOT_WISH = "does_not_wish", "Wil niet verder", "Does not wish to go on"
    UNREACHABLE = "unreachable", "Niet meer te bereiken", "Can no longer be reached"
    OTHER = "other", "Andere reden", "Other reason"


_S = CommitteeState
_WITHDRAW = Text("intrekken", "withdraw")

COMMITTEE_STATES = StateTable(
    name="committee",
    title=Text("Klacht bij de commissie", "Complaint at the committee"),
    states=CommitteeState,
    initial=_S.RECEIVED,
    transitions=(
        Transition(_S.RECEIVED, _S.INFORMATION_ASKED, Text("aanvulling vragen", "ask for more information")),
        Transition(_S.INFORMATION_ASKED, _S.RECEIVED, Text("aanvulling ontvangen", "receive more information")),
        Transition(_S.RECEIVED, _S.SUSPENDED, Text("schorsen voor een klachtgesprek", "suspend for a talk at the agency")),
        Transition(_S.SUSPENDED, _S.RECEIVED, Text("hervatten", "resume")),
        Transition(_S.RECEIVED, _S.ADMITTED, Text("in behandeling nemen", "admit")),
        Transition(_S.RECEIVED, _S.INADMISSIBLE, Text("niet-ontvankelijk verklaren", "declare inadmissible")),
        Transition(_S.ADMITTED, _S.HEARING_PLANNED, Text("hoorzitting plannen", "plan the hearing")),
        Transition(_S.ADMITTED, _S.RULED, Text("uitspraak doen zonder hoorzitting", "rule without a hearing")),
        Transition(_S.HEARING_PLANNED, _S.HEARING_PLANNED, Text("hoorzitting verzetten", "move the hearing")),
        Transition(_S.HEARING_PLANNED, _S.HEARD, Text("horen", "hear")),
        Transition(_S.HEARD, _S.RULED, Text("uitspraak doen", "rule")),
        Transition(_S.RULED, _S.ANSWERED, Text("reactie vastleggen", "record the reaction")),
        Transition(_S.RULED, _S.CONCLUDED, Text("afsluiten zonder reactie", "conclude without a reaction")),
        Transition(_S.ANSWERED, _S.CONCLUDED, Text("afsluiten", "conclude")),
        *(
            Transition(state, _S.WITHDRAWN, _WITHDRAW)
            for state in (_S.RECEIVED, _S.INFORMATION_ASKED, _S.SUSPENDED, _S.ADMITTED, _S.HEARING_PLANNED, _S.HEARD)
        ),
    ),
)
"""The steps of a complaint at the committee (nl: gang van een klacht). It can be withdrawn until the committee rules."""


class NothingRuled(Refused):
    """An outcome was asked of a complaint without a single ruled part (nl: nog geen oordeel)."""

    sentence = Text(
        "Er is nog over geen enkel onderdeel geoordeeld. Leg eerst het oordeel per onderdeel vast.",
        "No part has been ruled on yet. Record the ruling on each part first.",
    )


def outcome_of(rulings: Iterable[Ruling]) -> Outcome:
    """What the rulings on all parts come to as one outcome of the action (nl: uitkomst van alle onderdelen samen).

    Parts that got a yes or no decide; only where there is none do inadmissible parts, and then parts without ruling.
    Raises: NothingRuled. Source: Haarlem 2016, Table 6.
    """
    found = set(rulings)
    if not found:
        raise NothingRuled
    judged = found - {Ruling.NO_RULING, Ruling.INADMISSIBLE}
    if judged == {Ruling.UPHELD}:
        return Outcome.RESOLVED
    if judged == {Ruling.NOT_UPHELD}:
        return Outcome.UNRESOLVED
    if judged:
        return Outcome.PARTLY_RESOLVED
    return Outcome.INADMISSIBLE if Ruling.INADMISSIBLE in found else Outcome.WITHDRAWN
