from __future__ import annotations

import pytest
from tests.web.office.conftest import Shown

from gehoord.intake.models import SavedReply
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.office import words_of_office

TEXT = {"title": "Terugbellen", "text": "Dag [naam], ik bel u op [dag]."}


def test_a_text_is_written_changed_and_taken_away(here):
    assert "nog geen standaardteksten" in Shown(words_of_office.replies, here.coordinator).page
    Shown(words_of_office.new_reply, here.coordinator, post=TEXT)
    kept = SavedReply.objects.get()
    page = Shown(words_of_office.replies, here.coordinator).page
    assert "Nog in te vullen: naam, dag." in page
    assert "Dag [naam]" in Shown(words_of_office.reply, here.coordinator, kept.pk).page
    Shown(words_of_office.reply, here.coordinator, kept.pk, post={**TEXT, "title": "Anders"})
    assert "Anders" in Shown(words_of_office.replies, here.counsellor).page
    assert "niet meer aangeboden" in Shown(words_of_office.drop_reply, here.coordinator, kept.pk, post={}).said
    assert "nog geen standaardteksten" in Shown(words_of_office.replies, here.coordinator).page


def test_two_texts_have_two_titles(here):
    Shown(words_of_office.new_reply, here.coordinator, post=TEXT)
    assert "Kies een andere titel" in Shown(words_of_office.new_reply, here.coordinator, post=TEXT).answer.text


def test_the_texts_of_another_office_are_not_there(here):
    Shown(words_of_office.new_reply, here.coordinator, post=TEXT)
    kept, stranger = SavedReply.objects.get(), type(here.coordinator)(here.stranger.person_id, Role.COORDINATOR, here.there)
    assert "Terugbellen" not in Shown(words_of_office.replies, stranger).page
    for view in (words_of_office.reply, words_of_office.drop_reply):
        with pytest.raises(NotFound):
            Shown(view, stranger, kept.pk, post=TEXT)


def test_who_uses_texts_does_not_write_them(here, officer):
    assert "Schrijf een tekst" not in Shown(words_of_office.replies, here.counsellor).page
    with pytest.raises(NotFound):
        Shown(words_of_office.new_reply, here.counsellor, post=TEXT)
    with pytest.raises(NotFound):
        Shown(words_of_office.replies, officer)


def test_categories_are_found_by_name_and_explanation_of_each_scheme(here, officer):
    page = Shown(words_of_office.categories, officer).page
    assert "Alle kantoren gebruiken dezelfde lijst" in page
    assert "Niet meer te kiezen" in page
    assert "Niet meer te kiezen" not in Shown(words_of_office.categories, officer, get={"jaar": "2016"}).page
    assert "Privacy" in Shown(words_of_office.categories, officer, get={"zoek": "privacy"}).page
    assert "Niets gevonden" in Shown(words_of_office.categories, officer, get={"zoek": "zzz"}).page
