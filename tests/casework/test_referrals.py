from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.casework.stood import owners
from tests.casework.stored import rows, said, stored
from tests.told.casework import DAY, Team, colleague, noon

from gehoord.casework import contacts, queries, recognition, referrals, replacing
from gehoord.casework.access import ClientMerged, open_client
from gehoord.casework.models import Client, Contact, Handing
from gehoord.casework.referrals import Answered, AskedAlready, AskSomebodyElse, ConsentGone, ConsentMissing
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
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


def test_after_midnight_it_is_the_next_day_for_asking_and_accepting_alike(team: Team):
    late = datetime(2016, 3, 1, 23, 30, tzinfo=UTC)  # half past midnight here
    asked = ask(referrals.refer, agreeing(team), team.colleague, by=team.counsellor, at=late)
    referrals.accept(asked.pk, by=team.colleague, at=late)
    kept = stored(asked)
    assert (kept.asked_on, kept.accepted_on) == (NEXT_DAY, NEXT_DAY)


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
    with acting(HOUSE):
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


def consent_of(team: Team, client: Client):
    return contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, "Een collega mag meelezen", by=team.counsellor, on=DAY)


@pytest.mark.parametrize("verb", [referrals.refer, referrals.transfer])
def test_a_consent_that_is_taken_back_takes_the_question_along(team: Team, verb):
    client = team.client()
    consent = consent_of(team, client)
    asked = ask(verb, client, team.colleague, by=team.counsellor, why="Kent de groep")
    contacts.withdraw_consent(consent.pk, by=team.counsellor, on=DAY)
    assert queries.waiting_for(by=team.colleague) == []
    assert stored(asked).revoked_on is not None
    with pytest.raises(Answered):
        referrals.accept(asked.pk, by=team.colleague, at=noon())
    assert not opens(client, team.colleague)


def test_whether_the_client_agrees_is_looked_at_again_when_somebody_says_yes(team: Team):
    client = team.client()
    consent = consent_of(team, client)
    asked = ask(referrals.transfer, client, team.colleague, by=team.counsellor)
    with acting(HOUSE):
        type(consent).objects.update(withdrawn_on=DAY)
    with pytest.raises(ConsentGone, match="ingetrokken"):
        referrals.accept(asked.pk, by=team.colleague, at=noon())


def test_who_came_along_on_a_consent_reads_no_more_without_it(team: Team):
    client = team.client()
    first, second = consent_of(team, client), consent_of(team, client)
    referrals.accept(ask(referrals.refer, client, team.colleague, by=team.counsellor).pk, by=team.colleague, at=noon())
    contacts.withdraw_consent(first.pk, by=team.counsellor, on=DAY)
    assert opens(client, team.colleague)
    contacts.withdraw_consent(second.pk, by=team.counsellor, on=DAY)
    assert not opens(client, team.colleague)


def test_what_could_not_be_otherwise_does_not_rest_on_a_consent(team: Team):
    client = team.client()
    asked = ask(referrals.refer, client, team.colleague, by=team.counsellor, no_other_way=True)
    contacts.withdraw_consent(consent_of(team, client).pk, by=team.counsellor, on=DAY)
    referrals.accept(asked.pk, by=team.colleague, at=noon())
    assert opens(client, team.colleague)


def test_a_client_who_was_merged_is_taken_over_by_nobody(team: Team):
    kept, merged = team.client(), team.client()
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon())
    with acting(HOUSE):
        asked = Handing.objects.create(
            client=merged,
            office_id=team.here,
            kind="transfer",
            asker_id=team.counsellor.person_id,
            person_id=team.stranger.person_id,
            to_office_id=team.there,
            asked_on=DAY,
            agreed=False,
        )
    with pytest.raises(ClientMerged):
        referrals.accept(asked.pk, by=team.stranger, at=noon())


def test_an_old_question_does_not_outlive_a_transfer(team: Team):
    client, other = agreeing(team), colleague(team.here)
    old = ask(referrals.refer, client, other, by=team.counsellor)
    referrals.accept(ask(referrals.transfer, client, team.stranger, by=team.counsellor).pk, by=team.stranger, at=noon())
    with pytest.raises(Answered):
        referrals.accept(old.pk, by=other, at=noon())
    assert not opens(client, other)


@pytest.mark.parametrize("keeps", [False, True])
def test_a_transfer_ends_who_stood_in_and_who_read_along_unless_the_client_wants_them(team: Team, keeps):
    client, along = agreeing(team), colleague(team.here)
    team.stand_in()
    later, gone = colleague(team.here), team.counsellor.person_id
    replacing.replace_absent(gone, later.person_id, since=date(2016, 5, 1), until=date(2999, 1, 1), by=team.coordinator)
    referrals.accept(ask(referrals.refer, client, along, by=team.counsellor).pk, by=along, at=noon())
    asked = ask(referrals.transfer, client, team.stranger, by=team.counsellor, keeps=keeps)
    still = referrals.accept(asked.pk, by=team.stranger, at=noon())
    assert opens(client, team.stranger)
    assert [opens(client, one) for one in (along, team.colleague, later, team.counsellor)] == [keeps, False, False, False]
    page = queries.client_page(client.pk, by=team.stranger, on=DAY)
    assert len(page.belongs) == 1 + keeps
    assert still == tuple(one.name for one in page.belongs if one.person_id == along.person_id)
