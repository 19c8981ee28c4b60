from __future__ import annotations

from datetime import date

import pytest
from tests.casework.stood import owners
from tests.casework.stored import rows, said, stored
from tests.told.casework import DAY, Team, colleague, noon

from gehoord.casework import contacts, queries, recognition, referrals
from gehoord.casework.access import open_client
from gehoord.casework.models import Client, Contact
from gehoord.casework.referrals import Answered, AskedAlready, AskSomebodyElse, ConsentMissing
from gehoord.people.permissions import NotFound
from gehoord.practice.trust.consent import ConsentScope
from gehoord.vault.models import CaseKey

NEXT_DAY = date(2016, 3, 2)


def agreeing(team: Team) -> Client:
    client = team.client()
    contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, "Een collega mag meelezen", by=team.counsellor, on=DAY)
    return client


def ask(verb, client, to, *, at=None, **how):
    return verb(client.pk, to=to.person_id, to_office=to.office_id, by=how.pop("by"), at=at or noon(), **how)


def opens(client, actor) -> bool:
    try:
        open_client(client.pk, by=actor)
    except NotFound:
        return False
    return True


def test_nobody_is_brought_in_without_consent(team: Team):
    client = team.client()
    with pytest.raises(ConsentMissing, match="goedgevonden"):
        ask(referrals.refer, client, team.colleague, by=team.counsellor)
    ask(referrals.refer, client, team.colleague, by=team.counsellor, no_other_way=True)
    assert [line.reason for line in said("asked a colleague along")] == ["without_consent"]


def test_a_consent_that_was_taken_back_is_none(team: Team):
    client = team.client()
    consent = contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
    contacts.withdraw_consent(consent.pk, by=team.counsellor, on=DAY)
    with pytest.raises(ConsentMissing):
        ask(referrals.transfer, client, team.colleague, by=team.counsellor)


def test_who_is_asked_along_opens_the_client_after_saying_yes(team: Team):
    client = agreeing(team)
    asked = ask(referrals.refer, client, team.colleague, by=team.counsellor, why="Kent de groep")
    assert not opens(client, team.colleague)
    assert [asked_now.handing.pk for asked_now in queries.waiting_for(by=team.colleague)] == [asked.pk]
    with pytest.raises(NotFound):
        referrals.accept(asked.pk, by=team.coordinator, at=noon())
    referrals.accept(asked.pk, by=team.colleague, at=noon())
    assert opens(client, team.colleague)
    assert opens(client, team.counsellor)
    with pytest.raises(Answered):
        referrals.decline(asked.pk, by=team.colleague, at=noon())
    with pytest.raises(AskSomebodyElse):
        ask(referrals.refer, client, team.colleague, by=team.counsellor)
    referrals.revoke(asked.pk, by=team.counsellor, at=noon(NEXT_DAY))
    assert not opens(client, team.colleague)
    with pytest.raises(Answered):
        referrals.revoke(asked.pk, by=team.counsellor, at=noon(NEXT_DAY))


def test_saying_no_leaves_everything_as_it_was(team: Team):
    client = agreeing(team)
    asked = ask(referrals.transfer, client, team.colleague, by=team.counsellor)
    referrals.decline(asked.pk, by=team.colleague, at=noon())
    assert not opens(client, team.colleague)
    assert stored(asked).declined_on == DAY
    with pytest.raises(Answered):
        referrals.accept(asked.pk, by=team.colleague, at=noon())


def test_taking_over_moves_the_owner_and_nobody_else_keeps_the_client(team: Team):
    client = agreeing(team)
    asked = ask(referrals.transfer, client, team.colleague, by=team.counsellor)
    with pytest.raises(AskedAlready):
        ask(referrals.transfer, client, colleague(team.here), by=team.counsellor)
    referrals.accept(asked.pk, by=team.colleague, at=noon(NEXT_DAY))
    assert opens(client, team.colleague)
    assert not opens(client, team.counsellor)
    assert owners(DAY) == {client.pk: team.counsellor.person_id}
    assert owners(NEXT_DAY) == {client.pk: team.colleague.person_id}
    with pytest.raises(Answered):
        referrals.revoke(asked.pk, by=team.colleague, at=noon(NEXT_DAY))


def test_a_question_that_was_taken_back_cannot_be_answered(team: Team):
    client = agreeing(team)
    asked = ask(referrals.transfer, client, team.colleague, by=team.counsellor)
    referrals.revoke(asked.pk, by=team.counsellor, at=noon())
    with pytest.raises(Answered):
        referrals.accept(asked.pk, by=team.colleague, at=noon())


def test_a_client_taken_to_another_office_takes_everything_along(team: Team):
    client = agreeing(team)
    concern = team.trajectory(client)
    action = team.action(concern)
    team.meets(client)
    note = contacts.write_note(client.pk, "Blijft leesbaar", by=team.counsellor, at=noon())
    before = stored(concern).exchange_id
    asked = ask(referrals.transfer, client, team.stranger, by=team.counsellor)
    referrals.accept(asked.pk, by=team.stranger, at=noon())
    for row in (client, concern, action, note, rows(Contact.objects.all())[0]):
        assert stored(row).office_id == team.there
    assert stored(concern).exchange_id != before
    assert CaseKey.objects.get(pk=client.pk).office_id == team.there
    assert queries.client_page(client.pk, by=team.stranger, on=DAY).notes[0].text == "Blijft leesbaar"


def test_taking_over_takes_a_merged_client_along(team: Team):
    client, merged = agreeing(team), team.client()
    recognition.merge(merged.pk, into=client.pk, by=team.counsellor, at=noon())
    asked = ask(referrals.transfer, client, team.colleague, by=team.counsellor)
    referrals.accept(asked.pk, by=team.colleague, at=noon())
    assert opens(merged, team.colleague)
    assert not opens(merged, team.counsellor)


def test_nobody_asks_themselves_or_for_a_client_that_is_not_theirs(team: Team):
    client = agreeing(team)
    with pytest.raises(AskSomebodyElse):
        ask(referrals.refer, client, team.counsellor, by=team.counsellor)
    with pytest.raises(NotFound):
        ask(referrals.refer, client, team.colleague, by=team.stranger)
