"""The counsellor's own text becomes paragraphs and lists, and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.reporting.document import Bullets, Paragraph
from gehoord.reporting.notes import blocks_of


def test_an_empty_line_begins_a_paragraph():
    assert blocks_of("Het ging goed.\nWij spraken elkaar vaak.\n\nIn mei was er een bezoek.") == (
        Paragraph("Het ging goed. Wij spraken elkaar vaak."),
        Paragraph("In mei was er een bezoek."),
    )


def test_dashes_and_numbers_begin_a_list():
    text = "Afgesproken is:\n- elk kwartaal\n  een gesprek\n* een folder\n\n1. eerst dit\n2) dan dat"
    assert blocks_of(text) == (
        Paragraph("Afgesproken is:"),
        Bullets(("elk kwartaal een gesprek", "een folder")),
        Bullets(("eerst dit", "dan dat")),
    )


def test_marks_of_markdown_are_left_out():
    assert blocks_of("## Kop\n\nEen **sterk** en _schuin_ woord, en 2 * 3 * 4.") == (
        Paragraph("Kop"),
        Paragraph("Een sterk en schuin woord, en 2 * 3 * 4."),
    )


@pytest.mark.parametrize("marks", ["*a ", "**a ", "_a ", "* ", "# ", "- ", "\n\t"])
def test_a_text_full_of_marks_is_read_at_once(marks):
    begun = time.process_time()
    assert blocks_of((marks * 200_000)[:200_000])[:0] == ()
    assert time.process_time() - begun < 4


def test_an_empty_text_gives_nothing():
    assert blocks_of(" \n\n \t\n") == ()


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], exclude_characters="#*_-•.)"), min_size=1)
)
def test_no_word_is_lost(word):
    assert blocks_of(word) == (Paragraph(word),)
