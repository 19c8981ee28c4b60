from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.casework import colleague
from tests.told.intake import LETTER, Front

from gehoord.intake import desk
from gehoord.intake.drafts import save_draft
from gehoord.intake.endings import Leaving
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.people.visits import SessionStore
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.web.workplace.desk import listing


def stamp_in(page: str) -> str:
    return page.partition('data-stamp="')[2].partition('"')[0]


def test_the_desk_tells_who_waits_in_both_languages_and_no_word_that_was_said(front: Front, ask):
    front.letter(relation=Relation.PARENT, municipality="GM0392", at=timezone.now() - timedelta(hours=5), on_behalf=True)
    page = ask(listing.front, front.counsellor).content.decode()
    for words in (
        "Er wacht één vraag op iemand.",
        "Ouder schreef via de website",
        "Woont in Haarlem",
        "Namens iemand anders",
        "uur wacht",
    ):
        assert words in page
    assert LETTER.text not in page
    assert LETTER.nickname not in page
    english = ask(listing.front, front.counsellor, language="en").content.decode()
    assert "One question waits for somebody." in english
    assert "Parent wrote through the website" in english


def test_an_empty_desk_says_that_nobody_is_waiting(front: Front, ask):
    assert "Er wacht niemand" in ask(listing.front, front.counsellor).content.decode()
    assert "U hebt nu niets in handen" in ask(listing.front, front.counsellor, toon="mine").content.decode()


def test_each_part_shows_its_own(front: Front, ask):
    mine, free = front.taken(), front.letter(channel=Channel.EMAIL)
    page = ask(listing.front, front.counsellor, toon="mine").content.decode()
    assert f"row-{mine}" in page
    assert f"row-{free}" not in page
    everything = ask(listing.front, front.counsellor, toon="all").content.decode()
    assert f"row-{mine}" in everything
    assert f"row-{free}" in everything


def test_what_a_colleague_offers_can_be_answered_from_the_list(front: Front, ask):
    item = front.taken(by=front.colleague)
    desk.hand_over(item, front.counsellor.person_id, by=front.colleague, at=timezone.now())
    page = ask(listing.front, front.counsellor, toon="mine").content.decode()
    assert "vraagt u" in page
    assert "Neem over" in page


def test_the_list_is_sent_again_only_when_something_changed_and_does_not_prolong_a_visit(front: Front, ask):
    front.letter()
    first = ask(listing.rows, front.counsellor, toon="unassigned")
    stamp = stamp_in(first.content.decode())
    again = ask(listing.rows, front.counsellor, toon="unassigned", stand=stamp)
    assert again.status_code == 204
    assert again.session.is_quiet
    assert not SessionStore().is_quiet
    front.letter()
    assert ask(listing.rows, front.counsellor, toon="unassigned", stand=stamp).status_code == 200


def test_what_a_colleague_takes_stays_in_its_place_and_says_where_it_is(front: Front, ask):
    item = front.letter()
    desk.take(item, by=front.colleague, at=timezone.now())
    page = ask(listing.rows, front.counsellor, toon="unassigned", zag=f"{item},nonsense,{uuid4()}").content.decode()
    assert f"row-{item}" in page
    assert "bij Collega" in page
    assert "Neem aan" not in page


def test_what_was_concluded_today_is_counted_for_inside(front: Front, ask):
    desk.close_as(front.letter(), Leaving.SILENT, by=front.counsellor, at=timezone.now())
    page = ask(listing.front, front.counsellor).content.decode()
    assert "Stil contact" in page
    assert "niet om te publiceren" in page


@pytest.mark.parametrize("view", [listing.front, listing.rows])
def test_who_has_no_desk_is_told_nothing(front: Front, ask, view):
    with pytest.raises(NotFound):
        ask(view, colleague(front.team.here, Role.ALERTS_OFFICER))


def test_what_moved_while_somebody_looked_is_late_no_longer(front: Front, ask):
    item = front.letter(at=timezone.now() - timedelta(days=20))
    assert "item--over" in ask(listing.rows, front.counsellor).content.decode()
    desk.take(item, by=front.colleague, at=timezone.now())
    shown = ask(listing.rows, front.counsellor, zag=str(item)).content.decode()
    assert f"row-{item}" in shown
    assert "item--over" not in shown


def test_a_talk_by_hand_tells_its_holder_and_nobody_else_who_it_is(front: Front, ask):
    item = front.talk()
    save_draft(item, {"name": ["Noor Bedacht"], "relation": ["parent"]}, by=front.counsellor, at=timezone.now())
    assert "Noor Bedacht · Ouder aan de telefoon" in ask(listing.front, front.counsellor, toon="mine").content.decode()
    assert "Noor Bedacht" not in ask(listing.front, front.colleague, toon="all").content.decode()
