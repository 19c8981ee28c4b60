from __future__ import annotations

from gehoord.directory.front_door.packaged import in_own_words
from gehoord.directory.front_door.words import Piece, Voice
from gehoord.web.office.front.sheets import TextSheet, written


def test_a_text_goes_through_its_form_unchanged():
    told = in_own_words()[Voice.ADULT, Piece.OPENING]
    form = TextSheet({**written(told), "after": "0"})
    assert form.is_valid()
    assert form.told == told


def test_what_is_half_written_can_be_measured():
    form = TextSheet({"title_nl": "Dag", "after": "3"})
    assert form.is_valid()
    assert form.told.title.nl == "Dag"
