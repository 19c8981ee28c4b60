from __future__ import annotations

import pytest

from gehoord.figures.publication import Reader
from gehoord.reporting.demo.own_texts import NOTES, WITH
from gehoord.reporting.own_words.plain import plainness_of
from gehoord.reporting.own_words.pointing import pointed_in


def test_every_reader_has_a_text_of_its_own():
    assert set(WITH) == set(Reader)
    lines = [line for text in WITH.values() for line in text.splitlines() if line]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("text", [*WITH.values(), NOTES.en])
def test_what_the_demo_shows_would_be_kept_by_its_own_check(text):
    assert pointed_in(text) == ()


@pytest.mark.parametrize("text", WITH.values())
def test_it_reads_at_b1(text):
    plain = plainness_of(text)
    assert plain.is_plain
    assert plain.sentences == ()
