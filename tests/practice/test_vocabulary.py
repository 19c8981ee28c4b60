"""The codes and labels that the exchange of registers fixes, in its order; nobody may rename a code."""

import pytest

from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.committee import CommitteeState, Reaction, Ruling, WithdrawalReason
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import AlertAddressee, AlertState, AlertTheme, AlertUrgency, VisitKind
from gehoord.practice.pricing import ContractState, FigureStatus, Funder
from gehoord.practice.routing import Reach
from gehoord.practice.terms import Unit
from gehoord.practice.visiting import Setting

PRINTED = {
    Relation: {
        "young_person": "Jeugdigen",
        "parent": "Ouders",
        "unknown_other": "Onbekend/anders",
        "relative": "Familieleden",
        "foster_parent": "Pleegouders",
        "professional": "Hulpverleners",
    },
    ParentalAuthority: {
        "with_authority": "Ouder met gezag",
        "authority_unknown": "Ouder gezag onbekend",
        "step_parent": "Stiefouder",
        "without_authority": "Ouder zonder gezag",
    },
    Sex: {"female": "Vrouw", "male": "Man", "unknown": "Onbekend"},
    AgeGroup: {"young_person": "Jeugdigen", "adult": "Volwassenen"},
    AgencyKind: {
        "certified_institution": "gecertificeerde instelling",
        "youth_care_provider": "jeugdhulpinstelling",
        "safe_at_home": "Veilig Thuis",
        "municipal_access": "Toegang Jeugdhulp (jeugd-/wijkteam, CJG)",
        "child_protection_board": "Raad voor de Kinderbescherming",
        "other": "overige instantie",
    },
    ContactKind: {
        "introduction": "Individueel kennismakingsgesprek en uitleg rechtspositie",
        "concern": "Contacten bij vragen, problemen en klachten",
    },
    ConcernKind: {"question": "vraag", "problem": "probleem", "complaint": "klacht"},
    Handling: {
        "running": "Eerste contact loopt nog",
        "advised": "Afgerond met informatie en advies",
        "broken_off": "Afgebroken",
        "trajectory": "Door naar een ondersteuningstraject",
    },
    ActionKind: {
        "talk_employee": "Gesprek medewerker",
        "talk_manager": "Gesprek leidinggevende",
        "talk_board": "Gesprek directie/MT",
        "written_settlement": "Schriftelijke afdoening",
        "complaints_committee": "Klachtencommissie",
        "objection_appeal": "Bezwaar/ beroep",
        "disciplinary": "Tuchtrecht",
        "other_activity": "Overige activiteiten",
    },
    Outcome: {
        "resolved": "Opgelost / gegrond",
        "partly_resolved": "Deels opgelost / deels gegrond",
        "unresolved": "Niet opgelost / ongegrond",
        "withdrawn": "Ingetrokken / geen uitspraak",
        "inadmissible": "niet-ontvankelijk",
    },
    VisitKind: {
        "group_visit": "Groepsbezoeken",
        "staff_briefing": "Voorlichting medewerkers instanties en toegang jeugdhulp",
        "youth_briefing": "Voorlichting groep jongeren",
        "client_council_briefing": "Voorlichting cliëntenraad",
        "youth_council_briefing": "Voorlichting jongerenraad",
        "other_briefing": "Voorlichting anders / overig",
    },
    AlertTheme: {"safety": "veiligheid", "living_climate": "leefklimaat", "quality": "kwaliteit"},
}
CODES_ONLY = {
    Channel: "phone email web_form chat whatsapp facebook twitter letter video in_person group_visit",
    AlertUrgency: "acute general",
}
DEFINED = [Relation, ParentalAuthority, AgeGroup, AgencyKind, ContactKind, ConcernKind, Handling, ActionKind, Outcome, VisitKind]
DEFINED += [AlertTheme, AlertUrgency, Unit, Setting, Reach]
OTHERS = [Sex, Channel, AlertAddressee, AlertState, CommitteeState, Ruling, Reaction, WithdrawalReason]
OTHERS += [ContractState, FigureStatus, Funder]


@pytest.mark.parametrize("terms", PRINTED, ids=lambda terms: terms.__name__)
def test_codes_and_labels_are_as_printed_and_in_order(terms):
    assert [(str(term), term.label.nl) for term in terms] == list(PRINTED[terms].items())


@pytest.mark.parametrize("terms", CODES_ONLY, ids=lambda terms: terms.__name__)
def test_codes_are_those_of_the_exchange(terms):
    assert [str(term) for term in terms] == CODES_ONLY[terms].split()


@pytest.mark.parametrize("terms", DEFINED, ids=lambda terms: terms.__name__)
def test_every_word_is_explained_in_both_languages(terms):
    for term in terms:
        assert term.definition is not None, term
        assert term.definition.nl.endswith("."), term
        assert term.definition.en.endswith("."), term
        assert term.definition.nl != term.definition.en, term


@pytest.mark.parametrize("terms", [*DEFINED, *OTHERS], ids=lambda terms: terms.__name__)
def test_every_word_has_one_label_of_its_own_in_each_language(terms):
    for language in ("nl", "en"):
        labels = [term.label.spoken_in(language) for term in terms]
        assert all(labels)
        assert len(set(labels)) == len(labels)
