from __future__ import annotations

import pytest
from django.utils import timezone

from gehoord.intake import desk
from gehoord.intake.danger.taken import steps_of
from gehoord.intake.in_danger import Step
from gehoord.people.permissions import NotFound
from gehoord.web.workplace.chat import danger, talks


def test_a_step_is_written_down_with_one_button_and_everybody_at_the_desk_sees_it(ask, front, talk, item):
    desk.take(item, by=front.counsellor, at=timezone.now())
    called = {"step": "called_in", "called_in": str(front.colleague.person_id), "key": "a-step-of-mine", "told": "Durft niet."}
    answer = ask(danger.take_step, front.counsellor, item, sent=called)
    assert answer.said == ["Opgeschreven: Collega erbij gehaald."]
    assert answer["Location"] == "/gesprekken/"
    assert "U wordt erbij gehaald" in ask(talks.queue, front.colleague).content.decode()
    assert "Durft niet." in ask(talks.front, front.counsellor).content.decode()
    over = ask(danger.take_step, front.colleague, item, sent={"step": "over", "key": "the-next-step"})
    assert over["Location"] == f"/gesprekken/{talk.id}/"
    assert [one.step for one in steps_of(item, by=front.counsellor)] == [Step.CALLED_IN, Step.OVER]


def test_who_is_called_in_has_to_be_chosen(ask, front, item):
    answer = ask(danger.take_step, front.counsellor, item, sent={"step": "called_in", "key": "a-step-of-mine"})
    assert answer.said == ["Kies de collega die u erbij haalt."]


@pytest.mark.parametrize("sent", [{"step": "shout"}, {"step": "called_in", "called_in": "nobody"}])
def test_what_is_no_step_is_not_there(ask, front, item, sent):
    with pytest.raises(NotFound):
        ask(danger.take_step, front.counsellor, item, sent=sent)


def test_who_is_called_in_hears_of_it_on_every_page_until_it_is_over(ask, front, talk, item):
    assert ask(danger.called, front.colleague).content.strip() == b""
    sent = {"step": "called_in", "called_in": str(front.colleague.person_id), "key": "a-step-of-mine"}
    ask(danger.take_step, front.counsellor, item, sent=sent)
    answer = ask(danger.called, front.colleague)
    page = answer.content.decode()
    assert "U wordt erbij gehaald" in page
    assert f"/gesprekken/{talk.id}/" in page
    assert "data-sounds" not in page
    assert answer.session.is_quiet
    assert ask(danger.called, front.counsellor).content.strip() == b""
    ask(danger.take_step, front.colleague, item, sent={"step": "over", "key": "the-next-step"})
    assert ask(danger.called, front.colleague).content.strip() == b""


def test_a_sound_is_made_in_a_browser_that_asked_for_it(ask, front, talk, item):
    assert ask(danger.sound, front.colleague, sent={"sound": "on"}).cookies["sound"].value == "on"
    sent = {"step": "called_in", "called_in": str(front.colleague.person_id), "key": "a-step-of-mine"}
    ask(danger.take_step, front.counsellor, item, sent=sent)
    assert b"data-sounds" in ask(danger.called, front.colleague, cookies={"sound": "on"}).content
