from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.trust.names import LooksLikeName, check_names_nobody, names_in

CALM = "Jongeren leveren elke avond om 20.00 uur hun telefoon in. Enkele van hen kunnen niet bellen. De leiding weet dit."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gisteren zei Sam Verzonnen dit.", ("Sam Verzonnen",)),
        ("Het ging om Noor van der Bedacht, en weer om Noor van der Bedacht.", ("Noor van der Bedacht",)),
        ("De moeder Anna belde.", ("Anna",)),
        ("Een jongen heet Bram.", ("Bram",)),
        ("A girl called Emma said so.", ("Emma",)),
        ("Sam V. was erbij.", ("Sam V.",)),
        (CALM, ()),
    ],
)
def test_what_looks_like_a_name_is_pointed_out(text, found):
    assert names_in(text) == found


def test_the_name_of_the_place_may_stand_there():
    text = "Bij Jeugdhulp Stoelendans, locatie Groene Bank, zijn de deuren dicht."
    assert names_in(text) == ("Jeugdhulp Stoelendans", "Groene Bank")
    check_names_nobody(text, known=("Jeugdhulp Stoelendans", "Groene Bank", ""))


def test_the_sentence_says_which_words_and_what_to_do():
    with pytest.raises(LooksLikeName, match=r"Sam Verzonnen.*Haal het weg"):
        check_names_nobody("Sam Verzonnen zei dit.")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz .,0123456789"))
def test_a_text_without_capitals_names_nobody(text):
    assert names_in(text) == ()
