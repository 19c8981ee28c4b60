from __future__ import annotations

import pytest

from gehoord.casework.noticing.names import full_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sam zei dat Fatma Voorbeeld belde.", ("Fatma Voorbeeld",)),
        ("Ging met Jan de Vries mee, en J. van der Berg ook.", ("Jan de Vries", "J. van der Berg")),
        ("Anna Maria Bakker was erbij; Anna Maria Bakker zei niets.", ("Anna Maria Bakker",)),
        ("Mohammed El Amrani is de mentor.", ("Mohammed El Amrani",)),
    ],
)
def test_a_full_name_is_seen_once(text, found):
    assert full_names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Sam wil naar huis. Mag Anna mee?",
        "Op Groene Bank en bij De Haven is het druk.",
        "Wil Sam liever bellen? Moeder werkt in Haarlem.",
        "Wij praatten met Sam. Jansen was er niet bij.",
        "",
    ],
)
def test_a_first_name_a_place_and_the_end_of_a_sentence_are_no_full_name(text):
    assert full_names(text) == ()
