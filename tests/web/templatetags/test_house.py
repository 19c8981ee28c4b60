from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils.translation import override

from gehoord.figures.publication import Rule
from gehoord.practice.words import Text


def drawn(source, **given):
    return Template("{% load house %}" + source).render(Context(given))


@pytest.mark.parametrize(("language", "told"), [("nl", "tekst niet beveiligd"), ("en", "text not protected")])
def test_a_text_and_a_term_are_spoken_in_the_language_of_the_page(language, told):
    with override(language):
        words = drawn("{{ one|spoken }} {{ rule|spoken }}", one=Text("tekst", "text"), rule=Rule.AS_PRINTED_2016)
    first, last = told.split(" ", 1)
    assert words.startswith(first)
    assert last in words


def test_the_mark_is_drawn_and_not_read_aloud():
    mark = drawn("{% mark %}")
    assert mark.startswith("<svg ")
    assert 'aria-hidden="true"' in mark
    assert "xmlns" not in mark


@pytest.mark.parametrize("shown", [True, False])
def test_a_page_knows_whether_it_is_a_demo(settings, shown):
    settings.GEHOORD_DEMO = shown
    assert drawn("{% is_demo as demo %}{{ demo }}") == str(shown)
