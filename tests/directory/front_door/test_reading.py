from __future__ import annotations

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from gehoord.directory.front_door.reading import Ease, reading_of
from gehoord.directory.front_door.words import Voice

SIMPLE = "Jij vertelt. Wij luisteren. Je mag ook iets vragen."
LETTER = "U hoeft uw naam niet te zeggen. Wij kunnen niet beloven dat niemand u ooit herkent aan wat u vertelt aan de telefoon."
HARD = (
    "De klachtencommissie beoordeelt onafhankelijk de ontvankelijkheid van ingediende klachtschriften, waarna de "
    "verantwoordelijke jeugdhulpaanbieder binnen de vastgestelde termijn een gemotiveerde schriftelijke reactie formuleert."
)


def test_short_words_in_short_sentences_suit_a_child():
    found = reading_of(SIMPLE, "nl")
    assert found.ease is Ease.SIMPLE
    assert found.suits(Voice.CHILD)
    assert found.long_words == ()


def test_a_hard_text_suits_nobody_and_says_which_words():
    found = reading_of(HARD, "nl")
    assert found.ease is Ease.HARD
    assert not found.suits(Voice.ADULT)
    assert "klachtencommissie" in found.long_words
    assert found.longest.startswith("De klachtencommissie")


@pytest.mark.parametrize("text", [LETTER, HARD])
def test_the_measure_is_that_of_a_known_library(text):
    textstat.set_lang("nl")
    assert abs(reading_of(text, "nl").score - textstat.flesch_reading_ease(text)) <= 4


def test_one_hard_sentence_among_simple_ones_is_noticed():
    hard = "De klachtencommissie beoordeelt de ontvankelijkheid van ingediende klachtschriften."
    found = reading_of(f"{SIMPLE} {SIMPLE} {SIMPLE} {hard}", "nl")
    assert not found.suits(Voice.CHILD)


def test_signs_of_mark_up_are_no_words():
    assert reading_of("- **Jij** vertelt.\n- [Bel ons](tel:112).", "nl").mean == 2.0


def test_nothing_has_no_level():
    assert reading_of(" \n** 12 ", "nl") is None


@given(st.text(max_size=300))
def test_whatever_is_typed_gets_an_answer(text):
    found = reading_of(text, "en")
    assert found is None or found.mean > 0
