"""The report as one page: it needs nothing beside it, and everybody can read it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gehoord.reporting.colours import Colours
from gehoord.reporting.formats.html import render


def printed(document, theme):
    return render(document, theme=theme).content.decode()


def test_the_page_fetches_nothing(composed, theme):
    page = printed(composed(nation=True), theme)
    assert "<script" not in page
    assert not re.search(r"<link|<iframe|<img|@import|https?://(?!www\.w3\.org/2000/svg)", page)
    assert set(re.findall(r'url\("([^"]{12})', page)) == {"data:font/wo"}


@pytest.mark.parametrize(("language", "said"), [("nl", "Niet beveiligd"), ("en", "Not protected")])
def test_the_page_says_in_which_language_it_is_and_that_it_is_not_protected(composed, theme, language, said):
    page = printed(composed(language=language), theme)
    assert page.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert f'<p class="protection">{said}' in page


def test_the_page_wears_the_theme(composed, theme):
    own = replace(theme, product="luister", logo="<svg></svg>", light=Colours({**theme.light, "petrol": "#123456"}))
    page = printed(composed(), own)
    assert "--petrol: #123456;" in page
    assert '<p class="brand"><svg></svg>' in page
    assert "Gemaakt met luister" in page


def test_the_title_tells_the_tab_what_it_is(composed, theme):
    assert "<title>Jaarrapport vertrouwenswerk Haarlem 2016</title>" in printed(composed(), theme)
