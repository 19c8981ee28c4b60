"""What a demo shows: invented accounts, an invented register, and the report on Haarlem in 2016 made from it."""

from __future__ import annotations

from pathlib import Path

from gehoord.directory.called import agency_called
from gehoord.directory.geography import NATION
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
from gehoord.practice.words import Language
from gehoord.registers.taking_in import take_in
from gehoord.reporting import production
from gehoord.reporting.demo.own_texts import NOTES

__all__ = ["LANGUAGES", "MUNICIPALITY", "REGISTER", "YEAR", "load"]

REGISTER = HAARLEM
MUNICIPALITY = "GM0392"
REGION = "JZ11"
YEAR = 2016
LANGUAGES: tuple[Language, ...] = ("nl", "en")


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
        Role.MINISTRY_CONTACT: NATION,
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
