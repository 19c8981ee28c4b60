"""One of each kind walks through the pages of the roles that do it, and the yearly figures of that walk come out right.

Every form is asked for first, and sent as the page offers it with what somebody fills in. What the tables should say was
worked out by hand from the walk below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone
from tests.told.casework import Team, open_offices
from tests.told.people import Colleague, colleague, enter

from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.models import AgencyLocation
from gehoord.figures.facts import Facts
from gehoord.figures.publication import Rule
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import Setting
from gehoord.reporting.formats import Format, render
from gehoord.reporting.harvest import atlas_of, facts_of
from gehoord.reporting.one_report import Harvest, Request, document_for
from gehoord.reporting.theme import read_theme
from gehoord.vault import keys

HAARLEM, AMSTERDAM = "GM0392", "GM0363"

HAARLEM_SAYS = {
    # ten met on the group, Tess and Bo; Tara, whom another office has now; a mother; Wim. All of them are new.
    "1a": [
        ["Jeugdigen", 12, 12],
        ["Familieleden", 1, 1],
        ["Ouders", 1, 1],
        ["Pleegouders", 1, 1],
        ["Totaal aantal cliënten", 15, 15],
    ],
    # of the mother and of Tara
    "2a": [["Wetgeving", 1, 1], ["Andere vragen", 1, 1], ["Totaal aantal vragen", 2, 2]],
    # of Bo; Mo lives elsewhere now
    "2b": [["Woonsituatie / Groep / Groepsgenoten", 1, 1], ["Totaal aantal problemen", 1, 1]],
    # of Wim and of Tess
    "2c": [["Bejegening", 1, 1], ["Beslissingen", 1, 1], ["Totaal aantal klachten", 2, 2]],
    # the mother, Tess, Bo and Wim once; Tara with the first counsellor and with the second
    "3": [["Individueel kennismakingsgesprek en uitleg rechtspositie", 10], ["Contacten bij vragen, problemen en klachten", 6]],
    # the mother; Bo; Tess, Wim and Tara
    "4": [
        ["Eerste contact loopt nog", 0],
        ["Afgerond met informatie en advies", 1],
        ["Afgebroken", 1],
        ["Door naar een ondersteuningstraject", 3],
    ],
    # Tara took one step and Wim one; Tess took three
    "5": [["Vragen", 1, 0], ["Problemen", 0, 0], ["Klachten", 1, 1]],
    # resolved, partly, not, withdrawn, inadmissible, still running, all
    "6": [
        ["Gesprek medewerker", 0, 0, 1, 0, 0, 0, 1],
        ["Gesprek leidinggevende", 0, 1, 0, 1, 0, 0, 2],
        ["Gesprek directie/MT", 0, 0, 0, 0, 0, 0, 0],
        ["Schriftelijke afdoening", 0, 0, 0, 0, 0, 1, 1],
        ["Klachtencommissie", 1, 0, 0, 0, 0, 0, 1],
        ["Bezwaar/ beroep", 0, 0, 0, 0, 0, 0, 0],
        ["Tuchtrecht", 0, 0, 0, 0, 0, 0, 0],
        ["Overige activiteiten", 0, 0, 0, 0, 0, 0, 0],
        ["Totaal aantal uitkomsten", 1, 1, 1, 1, 0, 1, 5],
    ],
    "8a": [["De Haven"], ["Wijkteam Oost"]],
    # at the group: ten met there, Tess, Bo, and Mo, wherever Mo lives; Wim. At the team: the mother.
    "8b": [["De Haven", 13, 1, 14], ["Wijkteam Oost", 0, 1, 1], ["Totaal aantal cliënten", 13, 2, 15]],
    "10": [
        ["Groepsbezoeken", 1],
        ["Voorlichting medewerkers instanties en toegang jeugdhulp", 0],
        ["Voorlichting groep jongeren", 0],
        ["Voorlichting cliëntenraad", 0],
        ["Voorlichting jongerenraad", 0],
        ["Voorlichting anders / overig", 0],
        ["Totaal", 1],
    ],
    "11": [["Signalen instanties (inclusief Jeugdbescherming en Veilig Thuis)", 1], ["Signalen toegang jeugdhulp", 0]],
}


@dataclass
class Desk:
    """Somebody at a page: asks for a form, fills it in as it is offered, and sends it."""

    browser: Browser

    def fill(self, address: str, **said: Any) -> str:
        """Gives the address somebody is led to."""
        page = self.browser.get(address)
        assert page.status_code == 200, address
        form = page.context["form"]
        offered = {one.html_name: one.value() for one in form}
        assert set(said) <= set(offered) | {"then"}, set(said) - set(offered)
        for name in said:
            assert f'name="{name}"' in page.text, name
        return self.send(address, **{name: _typed(value) for name, value in {**offered, **said}.items() if _typed(value) != ""})

    def send(self, address: str, **said: Any) -> str:
        answer = self.browser.post(address, said)
        assert answer.status_code == 302, (address, re.sub(r"\s+", " ", answer.text)[-3000:])
        return str(answer["Location"])

    def registered(self, name: str, relation: str, **said: Any) -> str:
        return self.fill("/clienten/nieuw/", name=name, relation=relation, municipality=HAARLEM, **said)

    def raised(self, client: str, kind: str, category: str, **said: Any) -> str:
        """A contact about something, and what it was about. Gives where that is."""
        place = {"location": said["location"]} if "location" in said else {}
        self.fill(f"{client}contact/", channel="phone", kind="concern", **({} if kind == "question" else place))
        self.fill(f"{client}onderwerp/", kind=kind, category=category, channel="phone", **said)
        return self.latest(client, "onderwerpen")

    def stepped(self, client: str, topic: str, kind: str, outcome: str = "", **said: Any) -> None:
        self.fill(f"{topic}stap/", kind=kind, **said)
        if outcome:
            self.fill(f"{self.latest(client, 'stappen')}uitkomst/", outcome=outcome)

    def latest(self, client: str, what: str) -> str:
        """The only thing of a client that can still be gone on with."""
        (found,) = set(re.findall(rf"{client}{what}/[0-9a-f-]{{36}}/", self.browser.get(client).text))
        return str(found)


def _typed(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None or value is False else value


@dataclass
class House:
    team: Team
    vera: Desk
    ans: Desk
    colleague: Colleague
    fenna: Desk
    group: str
    access: str


@pytest.fixture
def house(db: None, tmp_path: Path) -> Iterator[House]:
    cache.clear()
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        team = open_offices()
        with acting(HOUSE):
            group = AgencyLocation.objects.select_related("agency").get(pk=team.place)
            group.setting, group.agency.name = Setting.OPEN.value, "De Haven"
            group.save()
            group.agency.save()
            access = add_agency("Wijkteam Oost", AgencyKind.MUNICIPAL_ACCESS, office_id=team.here, by=HOUSE)
            desk = add_location(access, "Wijkteam Oost", office_id=team.here, by=HOUSE, municipality=HAARLEM)
        afar = colleague(Role.COUNSELLOR, office=team.there)
        yield House(
            team=team,
            vera=Desk(enter(Browser(), colleague(Role.COUNSELLOR, office=team.here))),
            ans=Desk(enter(Browser(), afar)),
            colleague=afar,
            fenna=Desk(enter(Browser(), colleague(Role.COORDINATOR, office=team.here))),
            group=str(team.place),
            access=str(desk.pk),
        )
        keys.forget_open_keys()


def test_one_of_each_kind_is_walked_and_the_year_says_so(house: House):
    advice_only(house)
    two_talks_and_a_committee(house)
    broken_off(house)
    withdrawn(house)
    to_another_office(house)
    moved(house)
    group_visit(house)
    acute_alert(house)
    facts = facts_of(timezone.localdate().year, by=HOUSE)
    printed = {table["table"]: table.get("rows") for table in report_on(HAARLEM, facts)["tables"]}
    assert {code: printed[code] for code in HAARLEM_SAYS} == HAARLEM_SAYS
    # Mo is the only one in Amsterdam, and one client is too few for tables.
    assert (facts.residences.municipality == facts.places.index(AMSTERDAM)).sum() == 1
    assert report_on(AMSTERDAM, facts)["text_only"]


def advice_only(house: House) -> None:
    client = house.vera.registered("Moeder Bedenksel", "parent", authority="with_authority", sex="female")
    topic = house.vera.raised(client, "question", "legislation", location=house.access)
    house.vera.fill(f"{topic}advies/", remark="Uitgelegd wie het dossier mag lezen.")


def two_talks_and_a_committee(house: House) -> None:
    client = house.vera.registered("Tess Tweestap", "young_person", sex="female")
    topic = house.vera.raised(client, "complaint", "decisions", location=house.group)
    house.vera.fill(f"{topic}traject/", request="Ga met mij mee naar het gesprek")
    house.vera.stepped(client, topic, "talk_employee", "unresolved")
    house.vera.stepped(client, topic, "talk_manager", "partly_resolved")
    ruling = {"why": "Ik wil dat iemand anders beslist", "deadline": "complaints_committee/committee_ruling"}
    house.vera.stepped(client, topic, "complaints_committee", "resolved", **ruling)
    house.vera.fill(f"{topic}afsluiten/")


def broken_off(house: House) -> None:
    client = house.vera.registered("Bo Broos", "young_person", sex="male")
    topic = house.vera.raised(client, "problem", "living_situation", location=house.group)
    house.vera.fill(f"{topic}gestopt/", because="no_reaction")


def withdrawn(house: House) -> None:
    client = house.vera.registered("Wim Weerhaak", "foster_parent")
    topic = house.vera.raised(client, "complaint", "treatment", location=house.group)
    house.vera.fill(f"{topic}traject/", request="Help mij het te zeggen")
    house.vera.stepped(client, topic, "talk_manager", "withdrawn", why="De medewerker is weg")
    house.vera.fill(f"{topic}afsluiten/")


def to_another_office(house: House) -> None:
    client = house.vera.registered("Tara Tocht", "relative")
    topic = house.vera.raised(client, "question", "other_question")
    house.vera.fill(f"{topic}traject/", request="Wie kan mij hierbij helpen?")
    house.vera.stepped(client, topic, "written_settlement", why="Liever op papier")
    house.vera.fill(f"{client}toestemming/", scope="colleague", wording="Mijn zaak mag naar het andere kantoor.")
    house.vera.fill(f"{client}overdragen/", to=str(house.colleague.person.pk), why="Tara gaat bij jullie in de buurt werken.")
    assert house.ans.browser.get(client).status_code == 404
    (asked,) = re.findall(r"/gevraagd/[0-9a-f-]{36}/aannemen/", house.ans.browser.get("/clienten/").text)
    house.ans.send(asked)
    house.ans.fill(f"{client}contact/", channel="video", kind="concern")
    assert house.vera.browser.get(client).status_code == 404


def moved(house: House) -> None:
    client = house.vera.registered("Mo Verhuizer", "young_person", sex="male")
    house.vera.raised(client, "problem", "family_home", location=house.group)
    house.vera.fill(f"{client}woonplaats/", municipality=AMSTERDAM)


def group_visit(house: House) -> None:
    registering = house.vera.fill("/bezoeken/plannen/", location=house.group, kind="group_visit", then="register")
    met = {"young_person_female": 6, "young_person_male": 3, "name_0": "Noor Bedacht", "sex_0": "female"}
    house.vera.fill(registering, present=12, booklets=10, lives="on", **met)


def acute_alert(house: House) -> None:
    alert = house.vera.fill(
        "/signalen/geven/",
        location=house.group,
        theme="safety",
        urgency="acute",
        addressee="agency_board",
        title="Niemand mag naar buiten",
        situation="De deuren zijn sinds maandag de hele dag dicht.",
        asked="Doe de deuren vandaag open.",
    )
    assert "1 acuut" in house.fenna.browser.get("/mensen/").text
    house.fenna.send(f"{alert}gezien/")
    assert "1 acuut" not in house.fenna.browser.get("/mensen/").text


def report_on(municipality: str, facts: Facts) -> Any:
    """The report that is made from the database, as data."""
    harvest = Harvest(atlas=lambda: atlas_of(by=HOUSE), facts=lambda _: facts)
    request = Request(register=None, municipality=municipality, year=timezone.localdate().year, rule=Rule.AS_PRINTED_2016)
    theme = read_theme(None)
    document = document_for(request, harvest=harvest, theme=theme, tell=lambda _: None)
    return json.loads(render(document, Format.JSON, theme=theme).content)
