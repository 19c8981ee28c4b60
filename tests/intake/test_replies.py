from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told.intake import NOW, Front

from gehoord.intake import replies
from gehoord.intake.replies import TitleAndText, TitleTaken, gaps, save_reply
from gehoord.people.permissions import NotFound


def test_a_coordinator_keeps_texts_and_the_office_uses_them(front: Front):
    kept = save_reply("Terugbellen", "Dag [naam], ik bel u op [dag].", by=front.team.coordinator)
    assert [reply.title for reply in replies.replies(by=front.counsellor)] == ["Terugbellen"]
    assert replies.replies(by=front.stranger) == ()
    save_reply("Terugbellen", "Dag [naam].", by=front.team.coordinator, reply_id=kept)
    assert replies.replies(by=front.counsellor)[0].text == "Dag [naam]."
    replies.drop_reply(kept, by=front.team.coordinator, at=NOW)
    assert replies.replies(by=front.counsellor) == ()
    save_reply("Terugbellen", "Anders.", by=front.team.coordinator)


def test_a_title_is_used_once_and_nothing_is_empty(front: Front):
    save_reply("Uitleg", "Tekst.", by=front.team.coordinator)
    with pytest.raises(TitleTaken):
        save_reply("Uitleg", "Andere tekst.", by=front.team.coordinator)
    for title, text in ((" ", "Tekst."), ("Titel", ""), ("x" * 81, "Tekst.")):
        with pytest.raises(TitleAndText):
            save_reply(title, text, by=front.team.coordinator)


def test_who_uses_them_does_not_change_them(front: Front):
    kept = save_reply("Uitleg", "Tekst.", by=front.team.coordinator)
    for by in (front.counsellor, front.line, front.stranger):
        with pytest.raises(NotFound):
            save_reply("Nieuw", "Tekst.", by=by)
        with pytest.raises(NotFound):
            replies.drop_reply(kept, by=by, at=NOW)


def test_gaps_are_seen_until_they_are_filled():
    assert gaps("Dag [naam], tot [dag of tijd].") == ("naam", "dag of tijd")
    assert gaps("Dag Noor, tot dinsdag.") == ()


@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=9)))
def test_a_text_has_as_many_gaps_as_were_put_in(names):
    assert list(gaps(" en ".join(f"[{name}]" for name in names))) == names
