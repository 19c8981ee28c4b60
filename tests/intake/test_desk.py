from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction
from tests.told.casework import colleague
from tests.told.intake import LETTER, NOW, TODAY, Front, later, open_desk

from gehoord.directory.assignments import report_absence
from gehoord.directory.models import Office, OfficeArea
from gehoord.directory.office_kinds import OfficeKind
from gehoord.intake import desk, drafts
from gehoord.intake.desk import Arrived, LeftTheDesk, NotInHand, TakenAlready, TooLateToUndo
from gehoord.intake.endings import NO_TALK, Leaving
from gehoord.intake.letters import Letter, read_letter
from gehoord.intake.models import Claim, DeskItem
from gehoord.intake.queries import Show, one_waiting
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel


def stored(item_id):
    with acting(HOUSE):
        return DeskItem.objects.get(pk=item_id)


def test_what_reaches_us_waits_until_somebody_takes_it(front: Front):
    item = front.letter()
    assert one_waiting(item, by=front.counsellor, at=NOW).holder == ""
    desk.take(item, by=front.counsellor, at=NOW)
    assert one_waiting(item, by=front.colleague, at=NOW).holder
    assert one_waiting(item, by=front.counsellor, at=NOW).is_mine


def test_the_same_key_is_received_once(front: Front):
    assert front.letter(key="form-1") == front.letter(key="form-1")
    assert front.letter(key="form-2") != front.letter(key="form-1")


def test_a_second_hand_is_told_kindly_who_has_it(front: Front):
    item = front.taken()
    with pytest.raises(TakenAlready, match="in goede handen"):
        desk.take(item, by=front.colleague, at=NOW)
    desk.take(item, by=front.counsellor, at=NOW)


def test_the_database_takes_no_two_claims(front: Front):
    item = front.taken()
    with acting(HOUSE), pytest.raises(IntegrityError, match="claim_one_at_a_time"), transaction.atomic():
        Claim.objects.create(item_id=item, office_id=front.team.here, person_id=front.colleague.person_id, since=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_gets_it(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    front = open_desk()
    item = front.letter()
    people = [front.counsellor, front.colleague, *(colleague(front.team.here) for _ in range(4))]

    def reach(by):
        try:
            desk.take(item, by=by, at=NOW)
        except TakenAlready:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(people)) as pool:
        assert sorted(pool.map(reach, people)) == [False] * (len(people) - 1) + [True]
    with acting(HOUSE):
        assert Claim.objects.filter(item=item).count() == 1


def test_what_is_put_back_waits_again_with_the_notes_but_not_the_private_one(front: Front):
    item = front.taken()
    drafts.save_draft(item, {"note": ["Belt morgen terug."], "private": ["Klonk bang."]}, by=front.counsellor, at=NOW)
    desk.put_back(item, by=front.counsellor, at=NOW)
    assert one_waiting(item, by=front.colleague, at=NOW).holder == ""
    desk.take(item, by=front.colleague, at=later(minutes=1))
    assert drafts.read_draft(item, by=front.colleague) == {"note": ["Belt morgen terug."]}


def test_nobody_puts_back_what_another_has_unless_they_are_away(front: Front):
    item = front.taken()
    with pytest.raises(NotInHand):
        desk.put_back(item, by=front.colleague, at=NOW)
    away = front.counsellor.person_id
    with acting(HOUSE):
        report_absence(away, since=TODAY, until=TODAY, office_id=front.team.here, by=HOUSE)
    desk.put_back(item, by=front.colleague, at=NOW)
    desk.take(item, by=front.colleague, at=NOW)


def test_a_colleague_takes_over_what_was_offered(front: Front):
    item = front.taken()
    drafts.save_draft(item, {"note": ["Wil een gesprek."], "private": ["Moe."]}, by=front.counsellor, at=NOW)
    desk.hand_over(item, front.colleague.person_id, by=front.counsellor, at=NOW)
    assert one_waiting(item, by=front.colleague, at=NOW).is_offered_to_me
    assert one_waiting(item, by=front.counsellor, at=NOW).is_mine
    desk.accept(item, by=front.colleague, at=later(minutes=2))
    assert one_waiting(item, by=front.colleague, at=NOW).is_mine
    assert drafts.read_draft(item, by=front.colleague) == {"note": ["Wil een gesprek."]}
    with pytest.raises(NotFound):
        desk.accept(item, by=front.colleague, at=NOW)


def test_a_colleague_may_say_no_and_it_stays(front: Front):
    item = front.taken()
    desk.hand_over(item, front.colleague.person_id, by=front.counsellor, at=NOW)
    desk.decline(item, by=front.colleague)
    row = one_waiting(item, by=front.counsellor, at=NOW)
    assert row.is_mine
    assert not row.offered_to
    with pytest.raises(NotFound):
        desk.decline(item, by=front.colleague)


def test_an_asking_can_be_taken_back(front: Front):
    item = front.taken()
    desk.hand_over(item, front.colleague.person_id, by=front.counsellor, at=NOW)
    desk.hand_over(item, None, by=front.counsellor, at=NOW)
    with pytest.raises(NotFound):
        desk.accept(item, by=front.colleague, at=NOW)


def test_a_counsellor_asks_no_colleague_of_another_office_and_the_advice_line_does(front: Front):
    item = front.taken()
    with pytest.raises(NotFound):
        desk.hand_over(item, front.stranger.person_id, by=front.counsellor, at=NOW)
    item = front.taken(by=front.line)
    desk.hand_over(item, front.stranger.person_id, by=front.line, at=NOW)
    assert read_letter(item, by=front.stranger).text == LETTER.text
    desk.accept(item, by=front.stranger, at=NOW)
    assert stored(item).office_id == front.team.there
    assert read_letter(item, by=front.stranger) == LETTER
    with pytest.raises(NotFound):
        one_waiting(item, by=front.counsellor, at=NOW)


def test_who_declines_from_another_office_sees_it_no_more(front: Front):
    item = front.taken(by=front.line)
    desk.hand_over(item, front.stranger.person_id, by=front.line, at=NOW)
    desk.decline(item, by=front.stranger)
    with pytest.raises(NotFound):
        one_waiting(item, by=front.stranger, at=NOW)
    assert one_waiting(item, by=front.line, at=NOW).is_mine


@pytest.mark.parametrize("ending", NO_TALK)
def test_what_was_no_talk_closes_in_one_go_is_counted_and_can_be_undone(front: Front, ending: Leaving):
    item = front.letter()
    desk.close_as(item, ending, by=front.counsellor, at=NOW)
    assert stored(item).ending == ending
    with pytest.raises(LeftTheDesk):
        desk.take(item, by=front.colleague, at=NOW)
    desk.reopen(item, by=front.counsellor, at=later(minutes=5))
    assert one_waiting(item, by=front.counsellor, at=NOW).is_mine
    assert read_letter(item, by=front.counsellor) == LETTER


def test_an_ending_is_taken_back_by_who_gave_it_and_soon(front: Front):
    item = front.letter()
    desk.close_as(item, Leaving.SILENT, by=front.counsellor, at=NOW)
    with pytest.raises(TooLateToUndo):
        desk.reopen(item, by=front.colleague, at=NOW)
    with pytest.raises(TooLateToUndo):
        desk.reopen(item, by=front.counsellor, at=NOW + desk.UNDO + timedelta(seconds=1))


def test_nobody_closes_what_a_colleague_has_in_hand(front: Front):
    item = front.taken()
    with pytest.raises(TakenAlready):
        desk.close_as(item, Leaving.JOKE, by=front.colleague, at=NOW)
    with pytest.raises(ValueError, match="registered"):
        desk.close_as(item, Leaving.REGISTERED, by=front.counsellor, at=NOW)


def test_a_talk_that_runs_is_on_the_desk_and_in_hand_and_begins_once(front: Front):
    key = uuid4().hex
    item = desk.begin_talk(Channel.PHONE, by=front.counsellor, at=NOW, key=key)
    assert desk.begin_talk(Channel.PHONE, by=front.counsellor, at=NOW, key=key) == item
    row = one_waiting(item, by=front.counsellor, at=NOW)
    assert row.is_mine
    assert row.channel is Channel.PHONE


def test_what_is_about_a_place_goes_to_the_office_that_works_there_and_else_to_the_national_one(front: Front):
    with acting(HOUSE):
        national = Office.objects.create(name="Landelijk", kind=OfficeKind.NATIONAL.value, since="2015-01-01")
        OfficeArea.objects.create(office_id=front.team.there, place="GM0392", since="2015-01-01")
    here = desk.receive(Arrived(Channel.EMAIL, NOW, Letter(), about=front.team.place), key="a")
    assert stored(here).office_id == front.team.there
    town = desk.receive(Arrived(Channel.EMAIL, NOW, municipality="GM0392"), key="b")
    assert stored(town).office_id == front.team.there
    nowhere = desk.receive(Arrived(Channel.EMAIL, NOW), key="c")
    assert stored(nowhere).office_id == national.pk


REACHED = {
    "see": lambda front, item, by: one_waiting(item, by=by, at=NOW),
    "read": lambda front, item, by: read_letter(item, by=by),
    "take": lambda front, item, by: desk.take(item, by=by, at=NOW),
    "close": lambda front, item, by: desk.close_as(item, Leaving.SILENT, by=by, at=NOW),
    "begin": lambda front, item, by: desk.begin_talk(Channel.PHONE, by=by, at=NOW),
}
HERE, EVERYWHERE = {Role.COUNSELLOR, Role.COORDINATOR}, {Role.ADVICE_LINE_WORKER}


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.NEWCOMER, Role.HOUSE)])
@pytest.mark.parametrize("tried", REACHED)
def test_who_may_do_what_on_the_desk(front: Front, role: Role, tried: str):
    """The truth table: counsellors and coordinators at their own office, the advice line at all, and nobody else."""
    for office, may in (
        (front.team.here, HERE | EVERYWHERE),
        (front.team.there, EVERYWHERE | (HERE if tried == "begin" else set())),
    ):
        item, by = front.letter(), colleague(office, role)
        if role in may:
            REACHED[tried](front, item, by)
        else:
            with pytest.raises(NotFound):
                REACHED[tried](front, item, by)


def test_the_rows_of_another_office_are_walled_off_in_the_database_too(front: Front):
    front.letter()
    for by, sees in ((front.counsellor, 1), (front.stranger, 0), (front.line, 1)):
        with acting(by), connection.cursor() as cursor:
            cursor.execute("select count(*) from intake_deskitem")
            assert cursor.fetchone() == (sees,)
    with acting(HOUSE):
        assert DeskItem.objects.count() == 1
    assert Show.coded("mine") is Show.MINE


def test_who_was_asked_answers_as_who_works_at_a_desk(front: Front):
    item = front.taken()
    desk.hand_over(item, front.colleague.person_id, by=front.counsellor, at=NOW)
    as_author = replace(front.colleague, role=Role.REPORT_AUTHOR)
    for answer in (lambda: desk.accept(item, by=as_author, at=NOW), lambda: desk.decline(item, by=as_author)):
        with pytest.raises(NotFound):
            answer()
    assert one_waiting(item, by=front.colleague, at=NOW).is_offered_to_me
