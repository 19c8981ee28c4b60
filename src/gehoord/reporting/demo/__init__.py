"""What a demo shows: invented accounts, an invented register, and the report on Haarlem in 2016 made from it."""

from __future__ import annotations

from pathlib import Path

from gehoord.directory.offices import settle
from gehoord.figures.publication import Rule
from gehoord.invented.known import HAARLEM
from gehoord.people.demo_account import DemoAccount
from gehoord.people.demo_people import invite_all
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.words import Language
from gehoord.registers.taking_in import take_in
from gehoord.reporting import production

__all__ = ["LANGUAGES", "MUNICIPALITY", "REGISTER", "YEAR", "load"]

__all__ = ["LANGUAGES", "MUNICIPALITY", "REGISTER", "YEAR", "load"]

REGISTER = HAARLEM
MUNICIPALITY = "GM0392"
YEAR = 2016
LANGUAGES: tuple[Language, ...] = ("nl", "en")


def load(folder: Path) -> DemoAccount:
    """Fill an installation with what a demo shows; loading twice changes nothing (nl: demo laden).

    `folder` is the data folder, where the password of the account is kept. Nobody in the register exists; their counts are
    those of the report on Haarlem that was printed over 2016.
    """
    with acting(HOUSE):
        offices = settle()
    account = invite_all(folder, office_id=offices[0].id, places={Role.MUNICIPALITY_CONTACT: MUNICIPALITY})
    take_in(REGISTER, office=offices[0].id, by=HOUSE, tell=lambda _: None)
    for language in LANGUAGES:
        production.produce(REGISTER, municipality=MUNICIPALITY, year=YEAR, rule=Rule.AS_PRINTED_2016, language=language)
    return account
