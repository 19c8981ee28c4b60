from __future__ import annotations

from types import SimpleNamespace

from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, queries, referrals, trajectories
from gehoord.casework.contacts import Met
from gehoord.practice.actions import ActionKind
from gehoord.practice.contacts import ContactKind, Voice
from gehoord.practice.outcomes import Outcome
from gehoord.practice.routing import Reach
from gehoord.practice.trust.consent import ConsentScope
from gehoord.web.workplace.case.timeline import OURS, PRIVATE, SHOWN, THEIRS, events


def told(team: Team, client, **asked):
    page = queries.client_page(client, by=team.counsellor, on=DAY)
    return events(page, {}, {}, by=team.counsellor, **asked)


def test_what_the_client_said_what_we_did_and_what_is_private_have_their_own_corner(team: Team, sam):
    by = team.counsellor
    contact = contacts.record_contact(sam, Met(ContactKind.CONCERN, with_client=False), by=by, on=DAY)
    contacts.write_note(sam, "Gebeld", by=by, at=noon(), contact=contact)
    contacts.write_note(sam, "Ik wil weg", by=by, at=noon(), voice=Voice.CLIENT)
    contacts.write_note(sam, "Wij schreven", by=by, at=noon())
    contacts.write_note(sam, "Klapt dicht", by=by, at=noon(), private=True)
    corners = {event.text: event.corner for event in told(team, sam)}
    assert corners == {"Gebeld": OURS, "Ik wil weg": THEIRS, "Wij schreven": OURS, "Klapt dicht": PRIVATE}
    assert "Klapt dicht" not in {event.text for event in told(team, sam, shown="yours")}


def test_the_whole_road_stands_in_it_latest_first(team: Team, sam):
    client = SimpleNamespace(pk=sam)
    concern = team.trajectory(client)
    team.ended(team.action(concern, ActionKind.TALK_EMPLOYEE), Outcome.RESOLVED, on=DAY.replace(day=9))
    consent = contacts.give_consent(sam, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
    to = team.colleague
    handing = referrals.refer(sam, to=to.person_id, to_office=team.here, by=team.counsellor, at=noon())
    referrals.decline(handing.pk, by=to, at=noon(DAY.replace(day=2)))
    contacts.withdraw_consent(consent.pk, by=team.counsellor, on=DAY.replace(day=3))
    line = told(team, sam)
    assert [event.on for event in line] == sorted((event.on for event in line), reverse=True)
    said = [event.what for event in line]
    for words in (
        "Gesprek medewerker: opgelost",
        "Stap gezet: Gesprek medewerker",
        "Vroeg om steun: Bejegening",
        "Klacht genoemd: Bejegening",
        "Toestemming ingetrokken: Delen met een andere vertrouwenspersoon",
    ):
        assert words in said
    assert any(words.endswith("kon dat niet aannemen") for words in said)
    assert {event.sort for event in line} <= set(SHOWN)


def test_why_a_colleague_was_proposed_stands_beside_the_asking(team: Team, sam):
    contacts.give_consent(sam, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
    to = team.colleague.person_id
    referrals.transfer(sam, to=to, to_office=team.here, by=team.counsellor, at=noon(), reach=Reach.REGION)
    (asked,) = [event for event in told(team, sam) if "gevraagd" in event.what]
    assert asked.beside == "Voorgesteld vanwege de regio waar de cliënt woont."


def test_what_happened_on_one_day_stands_in_the_order_of_the_road_with_its_topic(team: Team, sam):
    concern = team.trajectory(SimpleNamespace(pk=sam))
    team.ended(team.action(concern, ActionKind.TALK_EMPLOYEE), Outcome.RESOLVED, on=DAY)
    contacts.write_note(sam, "Zij luisterden", by=team.counsellor, at=noon(), concern_id=concern.pk)
    trajectories.close(concern.pk, by=team.counsellor, on=DAY)
    line = [event for event in told(team, sam) if (event.on == DAY and event.beside != "") or "Traject" in event.what]
    said = [event.what for event in line]
    assert said.index("Wat wij deden") < said.index("Traject afgesloten: Bejegening") < said.index("Gesprek medewerker: opgelost")
    assert said.index("Gesprek medewerker: opgelost") < said.index("Stap gezet: Gesprek medewerker")
    assert all("Bejegening" in event.beside or "Bejegening" in event.what for event in line)
