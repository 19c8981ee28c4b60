"""The report as it is read on a page: no style, no script, and nothing that somebody wrote taken for markup."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tests.reporting import handmade

from gehoord.figures.table import NameList, TopLists
from gehoord.reporting.document import Paragraph, TableBlock
from gehoord.reporting.formats.reading import body_of, contents_of, filled, opening_of, words_of


def test_the_body_needs_no_style_and_no_script(composed):
    body = body_of(composed(nation=True))
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<h1|https?:", body)


def test_what_somebody_wrote_is_never_markup():
    document = handmade.document(Paragraph("<script>alert('x')</script> & {{ document }}"), place="<b>Haarlem</b>")
    assert "<script" not in body_of(document)
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; {{ document }}" in body_of(document)


def test_every_kind_of_block_has_its_shape():
    body = body_of(handmade.document())
    for piece in ("Niet beveiligd", "Een alinea", "<li>Het eerste punt.</li>", "<caption", "<figure", "<dt>Dossier</dt>"):
        assert piece in body
    assert len(re.findall("<table", body)) == 5


def test_a_sum_row_is_the_foot_of_its_table():
    foot = re.search(r"<tfoot>(.*?)</tfoot>", body_of(handmade.document()), re.DOTALL)
    assert "20.860" in foot[1]
    assert "Gestelde vragen" not in foot[1]


def test_a_figure_that_is_not_there_is_a_dash_and_nought_is_quiet():
    body = body_of(handmade.document())
    assert '<td class="n">–</td>' in body
    assert '<td class="n zero">0</td>' in body


def test_bars_are_drawn_with_attributes_alone():
    body = body_of(handmade.document())
    assert re.findall(r'<rect class="this" width="([\d.]+)"', body) == ["1.0000", "0.6351", "0.0000"]
    assert re.findall(r'<rect class="other" y="7.2" width="([\d.]+)"', body) == ["0.4932"]
    assert "in 2015: 1.803" in body


def test_an_empty_list_says_that_there_is_none():
    empty = (NameList("8a", handmade.NAMES.title, handmade.NOW, ()), TopLists("9a", handmade.SUBJECTS.title, handmade.NOW, ()))
    body = body_of(handmade.document(*(TableBlock(one, "Geteld: niets.", "") for one in empty)))
    assert body.count(">Geen</td>") == 2


def test_headings_go_down_step_by_step(composed):
    levels = [int(one) for one in re.findall(r"<h(\d)", body_of(composed(nation=True)))]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_of_the_contents_can_be_reached(composed):
    document = composed()
    body = body_of(document)
    contents = contents_of(document)
    numbers = "In 1 1.1 2 2.1 2.2 3 3.1 3.2 3.2.1 3.2.2 3.2.3 3.2.4 3.3 Bijlage Colofon"
    assert " ".join(one["title"].split()[0] for one in contents) == numbers
    assert all(f'<section id="{one["anchor"]}"' in body for one in contents)


def test_the_opening_is_spoken_in_the_language_of_the_report(composed):
    assert opening_of(composed())["title"] == "Gemeente Haarlem"
    assert opening_of(composed(language="en"))["title"] == "Municipality of Haarlem"
    assert words_of(composed(language="en"))["contents"] == "Contents"


def test_templates_are_filled_without_any_settings():
    note = filled("below.html", {"block": {"note": "1 < 2", "footnote": ""}}, replace(handmade.document()))
    assert re.sub(r"\s+", " ", note).strip() == '<div class="below"> <p>1 &lt; 2</p> </div>'
