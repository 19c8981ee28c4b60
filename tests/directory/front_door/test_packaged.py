from __future__ import annotations

import pytest

from gehoord.directory.front_door.packaged import in_own_words
from gehoord.directory.front_door.reading import reading_of
from gehoord.directory.front_door.words import PIECES, Piece, Voice

HARD = ("privacy", "anoniem", "instantie", "procedure", "jeugdhulp", "gemeente", "commissie", "vertrouwelijk", "toestemming")
"""Words that somebody who reads aloud to a child of ten would have to explain."""


@pytest.mark.parametrize("voice", Voice)
def test_every_piece_is_told_in_both_languages(voice):
    for piece in PIECES[voice]:
        told = in_own_words()[voice, piece]
        assert all((*told.title, *told.body)), piece


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("voice", "piece"), [(voice, piece) for voice in Voice for piece in PIECES[voice]])
def test_every_text_is_as_easy_as_its_readers_need(voice, piece, language):
    told = in_own_words()[voice, piece]
    found = reading_of(f"{told.title.spoken_in(language)}\n{told.body.spoken_in(language)}", language)
    assert found
    assert found.suits(voice), found


def test_no_word_for_children_has_to_be_explained():
    said = " ".join(f"{told.title.nl} {told.body.nl}" for (voice, _), told in in_own_words().items() if voice is Voice.CHILD)
    assert not [word for word in HARD if word in said.lower()]


def test_what_cannot_be_kept_is_not_promised():
    for (voice, piece), told in in_own_words().items():
        assert "volledig anoniem" not in told.body.nl.lower(), (voice, piece)
        assert "anonymous" not in told.body.en.lower(), (voice, piece)


@pytest.mark.parametrize("voice", Voice)
def test_the_limit_of_confidence_is_told_and_that_the_client_hears_first(voice):
    told = in_own_words()[voice, Piece.CONFIDENTIAL].body
    assert "gevaar" in told.nl
    assert "eerst" in told.nl
    assert "danger" in told.en
    assert "first" in told.en
