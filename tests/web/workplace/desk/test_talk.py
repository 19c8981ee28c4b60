from __future__ import annotations

import re
from datetime import time

import pytest
from tests.told.casework import Team
from tests.told.intake import LETTER, NOW, TODAY, Front

from gehoord.casework import recognition
from gehoord.casework.queries import caseload, client_page
from gehoord.casework.registration import Who
from gehoord.intake import desk
from gehoord.intake.drafts import read_draft
from gehoord.intake.queries import one_waiting
from gehoord.people.permissions import NotFound
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.handling import Handling
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.web.workplace.desk import talk
from gehoord.web.workplace.desk.filled import looked_up

ADVICE = {"relation": "parent", "topic": "1", "kind-1": "question", "category-1": "legislation", "ending-1": "advised"}


def concluded(front: Front, ask, item, **sent):
    return ask(talk.talk, front.counsellor, item, sent={**ADVICE, "do": "conclude", **sent})


def only_client(front: Front):
    (row,) = caseload(by=front.counsellor, on=TODAY)
    return client_page(row.client.pk, by=front.counsellor, on=TODAY)


def test_what_waits_can_be_read_and_taken(front: Front, ask):
    item = front.letter(relation=Relation.YOUNG_PERSON)
    page = ask(talk.talk, front.counsellor, item).content.decode()
    for words in (LETTER.text, LETTER.nickname, "Jongere", "Neem aan", "Geen gesprek?"):
        assert words in page
    assert "took it" not in page
    desk.take(item, by=front.colleague, at=NOW)
    assert "heeft dit in handen" in ask(talk.talk, front.counsellor, item).content.decode()
    with pytest.raises(NotFound):
        ask(talk.talk, front.stranger, item)


def test_nothing_is_typed_twice_that_came_in(front: Front, ask):
    item = front.letter(about=front.team.place, relation=Relation.RELATIVE, municipality="GM0392")
    desk.take(item, by=front.counsellor, at=NOW)
    page = ask(talk.talk, front.counsellor, item).content.decode()
    for words in ('value="Noor"', 'value="06 00000000"', 'value="Haarlem"', 'value="relative" checked', "De Haven", LETTER.text):
        assert words in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_talk_asks_nothing_at_first(front: Front, ask, language: str):
    page = ask(talk.talk, front.counsellor, front.talk(), language=language).content.decode()
    assert ("Gesprek vastleggen" if language == "nl" else "Register a talk") in page
    assert " required" not in page.partition('id="talk"')[2].partition("</form>")[0]


def test_an_advice_is_stored_and_said(front: Front, ask):
    answer = concluded(front, ask, front.talk(), note="Wist niet waar te beginnen.", agreement="Belt zelf de school.")
    assert answer.said == ["Vastgelegd. De cliënt staat bij u."]
    page = only_client(front)
    assert {read.text for read in page.notes} == {"Wist niet waar te beginnen.", "Belt zelf de school."}
    assert [one.handling for one in page.concerns] == [Handling.ADVISED]


def test_what_is_missing_is_asked_at_closing_with_all_that_was_typed(front: Front, ask):
    item = front.talk()
    answer = ask(talk.talk, front.counsellor, item, sent={"do": "conclude", "note": "Belt <later> terug.", "topic": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Nog even dit", 'href="#relation"', 'href="#kind-1"', "Belt &lt;later&gt; terug."):
        assert words in page
    assert read_draft(item, by=front.counsellor)["note"] == ["Belt <later> terug."]


def test_a_category_that_was_chosen_says_the_kind(front: Front, ask):
    concluded(front, ask, front.talk(), **{"kind-1": "", "category-1": "decisions"})
    assert [one.kind for one in only_client(front).concerns] == ["complaint"]


def test_two_topics_end_each_in_their_own_way(front: Front, ask):
    second = {"kind-7": "complaint", "category-7": "decisions", "ending-7": "trajectory", "request-7": "Ga mee.", "where-7": ""}
    concluded(front, ask, front.talk(), topic=["1", "7"], **second)
    assert sorted(one.handling for one in only_client(front).concerns) == [Handling.ADVISED, Handling.TRAJECTORY]


def test_without_a_script_topics_come_and_go(front: Front, ask):
    item = front.talk()
    page = ask(talk.talk, front.counsellor, item, sent={**ADVICE, "do": "more"}).content.decode()
    assert 'name="kind-2"' in page
    page = ask(talk.talk, front.counsellor, item, sent={**ADVICE, "topic": ["1", "2"], "do": "remove-1"}).content.decode()
    assert 'id="kind-1"' not in page
    assert 'id="kind-2"' in page


def test_what_was_typed_is_kept_and_said_what_is_needed(front: Front, ask):
    item = front.talk()
    answer = ask(talk.keep, front.counsellor, item, sent={"relation": "parent", "private": "Let op.", "csrfmiddlewaretoken": "x"})
    assert "Waar het over ging" in answer.content.decode()
    assert read_draft(item, by=front.counsellor) == {"relation": ["parent"], "private": ["Let op."]}
    assert "Let op." in ask(talk.talk, front.counsellor, item).content.decode()
    with pytest.raises(NotFound):
        ask(talk.keep, front.colleague, item, sent={"note": "x"})


def test_a_proposal_stands_beside_a_trajectory_with_its_reason(front: Front, ask):
    sent = {**ADVICE, "ending-1": "trajectory", "lives": "haarlem"}
    page = ask(talk.keep, front.counsellor, front.talk(), sent=sent).content.decode()
    assert "Voorstel" in page
    assert "centrale toegang" in page


def client_of(team: Team, by):
    return team.client(by=by, who=Who("Sam Verzonnen", "2010"))


def test_a_look_up_tells_only_that_there_was_contact_and_shows_own_clients(front: Front, ask):
    client_of(front.team, front.colleague)
    page = ask(talk.look, front.counsellor, front.talk(), sent={"name": "Sam Verzonnen", "born": "2010"}).content.decode()
    assert "Waarover ziet u niet" in page
    assert 'name="known"' not in page
    own = client_of(front.team, front.counsellor)
    page = ask(talk.look, front.counsellor, front.talk(), sent={"name": "Sam Verzonnen", "born": "2010"}).content.decode()
    assert f'value="{own.pk}"' in page
    assert "Geen eerder contact" in ask(talk.look, front.counsellor, front.talk(), sent={"name": "Nieuw"}).content.decode()


def test_somebody_who_was_recognised_is_not_made_again(front: Front, ask):
    own = client_of(front.team, front.counsellor)
    sent = {"name": "Sam Verzonnen", "looked": looked_up("Sam Verzonnen", ""), "known": str(own.pk)}
    item = front.talk()
    assert "checked><span><strong>Sam" in ask(talk.talk, front.counsellor, item, sent={**sent, "do": "save"}).content.decode()
    concluded(front, ask, item, **sent)
    assert len(only_client(front).contacts) == 1


def test_who_looks_up_too_often_is_told_and_goes_on(front: Front, ask, monkeypatch):
    monkeypatch.setattr(recognition, "MOST", 0)
    page = ask(talk.look, front.counsellor, front.talk(), sent={"name": "Sam"}).content.decode()
    assert "zonder op te zoeken" in page
    assert 'name="looked" value="sam|"' in page


def test_a_number_that_looks_like_one_of_a_citizen_is_asked_about(front: Front, ask):
    item = front.talk()
    answer = concluded(front, ask, item, note="Nummer 111222333.")
    assert answer.status_code == 422
    assert 'name="sure"' in answer.content.decode()
    assert concluded(front, ask, item, note="Nummer 111222333.", sure="yes").status_code == 302


def test_sent_twice_it_is_stored_once_and_afterwards_the_page_is_over(front: Front, ask):
    item = front.talk()
    assert concluded(front, ask, item)["Location"] == concluded(front, ask, item)["Location"]
    only_client(front)
    assert "al afgerond" in ask(talk.talk, front.counsellor, item).said[0]
    assert ask(talk.talk, front.counsellor, item, sent={"do": "save"}).status_code == 302


def test_how_somebody_may_be_reached_is_in_sight_and_goes_along(front: Front, ask):
    ways = SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP}), time(16), time(18))
    item = front.letter(ways=ways)
    assert "16:00–18:00" in ask(talk.talk, front.counsellor, item).content.decode()
    desk.take(item, by=front.counsellor, at=NOW)
    page = ask(talk.talk, front.counsellor, item).content.decode()
    for words in ("WhatsApp, 16:00–18:00", 'value="agreed" checked', 'value="16:00"', 'value="whatsapp" checked'):
        assert words in page


def test_a_talk_can_wait_till_later(front: Front, ask):
    item = front.talk()
    assert ask(talk.talk, front.counsellor, item, sent={"note": "Straks.", "do": "later"})["Location"] == "/werkplek/?toon=mine"
    assert read_draft(item, by=front.counsellor) == {"note": ["Straks."]}


def test_how_long_a_call_lasted_is_counted_where_nobody_says(front: Front, ask):
    concluded(front, ask, front.talk())
    concluded(front, ask, front.talk(), minutes="25")
    pages = [client_page(row.client.pk, by=front.counsellor, on=TODAY) for row in caseload(by=front.counsellor, on=TODAY)]
    assert sorted(page.contacts[0].minutes or 0 for page in pages) == [0, 25]


def test_concluding_twice_at_once_tells_what_came_of_it(front: Front, ask, monkeypatch):
    item, keep = front.talk(), talk.save_draft

    def just_after_the_other(*args, **options):
        monkeypatch.setattr(talk, "save_draft", keep)
        concluded(front, ask, item)
        return keep(*args, **options)

    monkeypatch.setattr(talk, "save_draft", just_after_the_other)
    answer = concluded(front, ask, item)
    assert answer.said == ["Vastgelegd. De cliënt staat bij u."]
    assert len(caseload(by=front.counsellor, on=TODAY)) == 1


def test_what_a_colleague_has_in_hand_is_not_concluded_here(front: Front, ask):
    item = front.talk()
    answer = ask(talk.talk, front.colleague, item, sent={**ADVICE, "do": "conclude"})
    assert answer.url == "/werkplek/"
    assert answer.said == ["U heeft deze vraag niet in handen. Neem haar eerst aan."]


def test_a_talk_by_hand_can_have_come_another_way_and_earlier(front: Front, ask):
    item = front.talk()
    earlier = {"channel": "in_person", "came_on": "2026-03-09", "came_at": "16:20"}
    assert "Persoonlijk gesprek, 9 maart" in ask(talk.keep, front.counsellor, item, sent=earlier).content.decode()
    assert concluded(front, ask, item, **earlier).status_code == 302
    (contact,) = only_client(front).contacts
    assert (contact.channel, contact.on.isoformat()) == ("in_person", "2026-03-09")


def test_a_talk_that_is_still_to_come_is_not_registered(front: Front, ask):
    item = front.talk()
    page = concluded(front, ask, item, channel="video", came_on="2999-01-01", came_at="10:00")
    assert page.status_code == 422
    assert "later zijn dan nu" in page.content.decode()


def test_how_a_letter_came_is_not_for_a_form_to_say(front: Front, ask):
    item = front.taken()
    before = one_waiting(item, by=front.counsellor, at=NOW)
    concluded(front, ask, item, channel="in_person", came_on="2026-03-09", came_at="16:20")
    after = one_waiting(item, by=front.counsellor, at=NOW)
    assert (after.channel, after.received_at) == (before.channel, before.received_at)


def test_enter_in_a_field_keeps_and_stays(front: Front, ask):
    """Without a script a browser presses the first button that belongs to the form."""
    page = ask(talk.talk, front.counsellor, front.talk()).content.decode()
    of_the_form = [one for one in re.findall(r"<button[^>]*>", page) if 'name="do"' in one]
    assert 'value="save"' in of_the_form[0]


def test_what_is_not_in_a_list_comes_back_at_its_field_with_all_that_was_typed(front: Front, ask):
    strangers = {"lives": "Xyzdorp", "where-1": "Nergens", "category-1": "", "typed-category-1": "telefoon"}
    item = front.talk()
    answer = concluded(front, ask, item, **strangers)
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("geen gemeente ‘Xyzdorp’", "naam ‘Nergens’", "geen categorie ‘telefoon’"):
        assert page.count(words) >= 2
    for words in ('value="Xyzdorp"', 'value="Nergens"', 'data-typed="telefoon"'):
        assert words in page
    assert "geen gemeente ‘Xyzdorp’" in ask(talk.keep, front.counsellor, item, sent={**ADVICE, **strangers}).content.decode()
    assert caseload(by=front.counsellor, on=TODAY) == []


def test_no_single_key_closes_a_talk_in_which_something_stands(front: Front, ask):
    item = front.talk()
    assert 'data-key="s"' in ask(talk.talk, front.counsellor, item).content.decode()
    ask(talk.keep, front.counsellor, item, sent={"note": "Belt terug."})
    assert 'data-key="s"' not in ask(talk.talk, front.counsellor, item).content.decode()


def test_a_call_that_was_opened_by_accident_goes_only_while_nothing_stands_in_it(front: Front, ask):
    item = front.talk()
    made = {"topic": "1", "channel": "phone", "came_on": "", "came_at": "", "do": "never"}
    assert "Per ongeluk geopend" in ask(talk.talk, front.counsellor, item).content.decode()
    answer = ask(talk.talk, front.counsellor, item, sent={**made, "note": "Belt terug."})
    assert answer.status_code == 422
    assert "Er staat al iets" in answer.content.decode()
    assert read_draft(item, by=front.counsellor)["note"] == ["Belt terug."]
    assert ask(talk.talk, front.counsellor, item, sent=made).said == ["Weg. Dit gesprek telt nergens mee."]
    with pytest.raises(NotFound):
        one_waiting(item, by=front.counsellor, at=NOW)
    letter = front.taken()
    assert ask(talk.talk, front.counsellor, letter, sent=made).status_code == 422
    assert "Per ongeluk geopend" not in ask(talk.talk, front.counsellor, letter).content.decode()
