from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.web.public.markup import marked_up

TAGS = re.compile(r"<(/?[a-zA-Z!][^>]*)>")
ALLOWED = re.compile(
    r'/?(p|ul|ol|li|strong|em|br /|br)|/a|ol start="\d+"|a href="(https://|tel:|mailto:)[^"<>]*"( title="[^"<>]*")?'
)
TRICKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//elders.example)",
    "[x](/uitloggen/)",
    '[x](https://a.example "onmouseover=alert(1)")',
    "![x](https://elders.example/spion.gif)",
    "<a href='https://x'>y</a>",
    "&lt;script&gt; &#60;script&#62;",
    "[x]: javascript:alert(1)\n\n[x]",
    "`<b>`\n\n    <b>\n\n# <h1>\n\n> <q>",
]


def test_paragraphs_lists_bold_and_safe_links_are_drawn():
    html = marked_up("Dag **jij**.\n\n1. *Een*\n2. Twee\n\n- [Bel](tel:112)\n- [Lees](https://wetten.example)")
    assert "<strong>jij</strong>" in html
    assert "<ol>\n<li><em>Een</em></li>" in html
    assert '<a href="tel:112">Bel</a>' in html
    assert '<a href="https://wetten.example">Lees</a>' in html


@pytest.mark.parametrize("trick", TRICKS)
def test_nothing_else_gets_through(trick):
    assert [tag for tag in TAGS.findall(marked_up(trick)) if not ALLOWED.fullmatch(tag)] == []


@given(
    st.lists(st.sampled_from([*TRICKS, "<", ">", '"', "'", "[", "]", "(", ")", "*", "\n", "- ", "1. ", "\\", "&#x", "a"])).map(
        "".join
    )
)
def test_no_mixture_gets_anything_else_through(text):
    assert [tag for tag in TAGS.findall(marked_up(text)) if not ALLOWED.fullmatch(tag)] == []
