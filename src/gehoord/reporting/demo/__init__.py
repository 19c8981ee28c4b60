"""What a demo shows: invented accounts, an invented register, and the report on Haarlem in 2016 made from it."""

from __future__ import annotations

from pathlib import Path

from gehoord.directory.called import agency_called
from gehoord.directory.offices import settle
from gehoord.directory.workplaces import workplaces
from gehoord.figures.publication import Rule
from gehoord.invented.known import HAARLEM
from gehoord.people.demo_account import DemoAccount
from gehoord.people.demo_people import invite_all
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.words import Language, Text
from gehoord.registers.taking_in import take_in
from gehoord.reporting import production

__all__ = ["LANGUAGES", "MUNICIPALITY", "REGISTER", "YEAR", "load"]

REGISTER = HAARLEM
MUNICIPALITY = "GM0392"
REGION = "JZ11"
YEAR = 2016
LANGUAGES: tuple[Language, ...] = ("nl", "en")
NOTES = Text(
    """Wij spraken dit jaar vier keer met de gemeente. Die gesprekken waren open, en wij konden alles vragen.

Drie dingen vielen op:

- Het wijkteam wijst ouders vaker op ons dan vorig jaar.
- Ouders weten vaak niet wie een verslag over hen heeft gelezen.
- Jongeren op een groep vragen naar de regels, en krijgen er niet altijd uitleg bij.

Wij willen in het voorjaar samen bekijken hoe die uitleg beter kan.""",
    """We spoke with the municipality four times this year. Those talks were open, and we could ask anything.

Three things stood out:

- The neighbourhood team tells parents about us more often than last year.
- Parents often do not know who has read a report about them.
- Young people in a group ask about the rules, and are not always given the reasons.

In spring we would like to see together how those reasons can be given better.""",
)
"""What an invented counsellor wrote for section 3.1 (nl: eigen tekst van de demo)."""


def load(folder: Path) -> DemoAccount:
    """Fill an installation with what a demo shows; loading twice changes nothing (nl: demo laden).

    `folder` is the data folder, where the password of the account is kept. Nobody in the register exists; their counts are
    those of the report on Haarlem that was printed over 2016.
    """
    with acting(HOUSE):
        offices = settle()
    take_in(REGISTER, office=offices[0].id, by=HOUSE, tell=lambda _: None)
    cared_at = (place.agency for place in workplaces(by=HOUSE) if place.kind is AgencyKind.YOUTH_CARE_PROVIDER)
    agency = agency_called(next(cared_at), by=HOUSE)
    places = {
        Role.MUNICIPALITY_CONTACT: MUNICIPALITY,
        Role.REGION_CONTACT: REGION,
        Role.MINISTRY_CONTACT: "NL",
        Role.AGENCY_QUALITY_OFFICER: str(agency.pk),
    }
    account = invite_all(folder, office_id=offices[0].id, places=places)
    for language in LANGUAGES:
        production.produce(
            REGISTER,
            municipality=MUNICIPALITY,
            year=YEAR,
            rule=Rule.AS_PRINTED_2016,
            language=language,
            notes=NOTES.spoken_in(language),
            invented=True,
        )
    return account
