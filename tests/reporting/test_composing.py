"""The chapters of a report: what stands in them, and that every number in the text stands in a table."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from gehoord.figures.publication import AgencyTotal
from gehoord.figures.table import Ranking, Table
from gehoord.practice.periods import Period
from gehoord.reporting.composing import compose
from gehoord.reporting.document import Bullets, ChartBlock, DefinitionsBlock, Notice, Paragraph, TableBlock
from gehoord.reporting.numbers import number

FIGURED = ["", "1", "1.1", "2", "2.1", "2.2", "3", "3.1", "3.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.3", "Bijlage 1", ""]
TEXT_ONLY = ["1", "1.1", "2", "3", "3.1", "Bijlage 1", ""]
TEXT_AND_NATION = ["1", "1.1", "2", "2.1", "2.2", "2.3", "3", "3.1", "Bijlage 1", ""]
IN_SECTIONS = {"3.2.1": "1a 1b 1c", "3.2.2": "2a 2b 2c 2d 3", "3.2.3": "4 5 6", "3.2.4": "7", "3.3": "8a 8b 9a 9b 10 11"}


def numbers_of(document):
    return [section.number for section in document.sections]


def section(document, number):
    return next(section for section in document.sections if section.number == number)


def said(document):
    """All running text: paragraphs, lists and notices."""
    for one in document.sections:
        for block in one.blocks:
            match block:
                case Paragraph() | Notice():
                    yield block.text
                case Bullets():
                    yield from block.items


def printed_numbers(document):
    found = set()
    for block in document.tables:
        match block.table:
            case Table(rows=rows):
                found |= {number(one.value, document.language) for row in rows for one in row.figures}
            case Ranking(lists=lists):
                found |= {number(one.figure.value, document.language) for entries in lists for one in entries}
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_chapters_come_in_the_printed_order(composed, language):
    numbers = numbers_of(composed(language=language))
    assert [one.replace("Annex", "Bijlage") for one in numbers] == FIGURED


def test_the_nation_is_told_in_chapter_two_only_when_its_tables_are_there(composed):
    assert {"2.3", "2.4"}.isdisjoint(numbers_of(composed()))
    assert "geen cijfers over heel Nederland naast" in " ".join(said(composed()))
    assert "geen cijfers over heel Nederland naast" not in " ".join(said(composed(nation=True)))
    document = composed(nation=True)
    assert numbers_of(document)[4:8] == ["2.1", "2.2", "2.3", "2.4"]
    codes = [block.table.code for block in document.tables[:10]]
    assert codes == ["A", "B", "C1", "C2", "C3", "D", "E", "F1", "F2", "F3"]


@pytest.mark.parametrize(("number", "codes"), IN_SECTIONS.items())
def test_each_table_stands_in_its_section(composed, number, codes):
    tables = [block.table.code for block in section(composed(), number).blocks if isinstance(block, TableBlock)]
    assert tables == codes.split()


def test_every_table_of_the_figures_is_printed_once_and_in_order(composed):
    document = composed(nation=True)
    assert tuple(block.table for block in document.tables) == document.figures.tables


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("nation", [True, False])
def test_every_number_in_the_text_stands_in_a_table(composed, language, nation):
    document = composed(language=language, nation=nation)
    allowed = printed_numbers(document) | {"2015", "2016", "1", "1.1", "2", "3", "5", "2a", "2b", "2c", "9a", "9b"}
    text = " ".join(said(document))
    found = {one.rstrip(".,") for one in re.findall(r"\d[\d.,]*[a-d]?", text)}
    assert found - allowed == set()
    assert {"86", "73", "33", "15", "176"} <= found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_table_says_what_it_counts_and_whether_it_is_protected(composed, language):
    document = composed(language=language, nation=True)
    assert "{" not in " ".join([*said(document), *(block.counts + block.note for block in document.tables)])
    for block in document.tables:
        assert block.counts.startswith(("Geteld: ", "Counted: "))
        assert document.protection not in block.note
    assert document.badge == {"nl": "Vertrouwelijk: niet openbaar maken", "en": "Confidential: do not make public"}[language]


@pytest.mark.parametrize("code", ["GM0392", "GM0363"])
def test_a_report_that_is_not_protected_says_so_first(composed, code):
    document = composed(code)
    first = document.sections[0].blocks[0]
    assert isinstance(first, Notice)
    assert "niet beveiligd" in first.title
    assert document.protection.startswith("Niet beveiligd")


@pytest.mark.parametrize(("language", "said"), [("nl", "minder dan 5 inwoners van"), ("en", "fewer than 5 residents of")])
def test_too_few_residents_give_text_that_says_what_is_left_out_and_why(composed, language, said):
    document = composed("GM0363", language=language)
    assert [one.replace("Annex", "Bijlage") for one in numbers_of(document)] == TEXT_ONLY
    assert document.tables == ()
    assert section(document, "2").blocks == (Paragraph(document.left_out),)
    assert f"{said} Amsterdam" in document.left_out
    for piece in ("1a", "11", "1", "2"):
        assert re.search(rf"\b{piece}\b", document.left_out)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_report_without_tables_does_not_speak_as_if_they_were_there(composed, language):
    document = composed("GM0363", language=language)
    text = " ".join([document.protection, *(one for one in said(document) if one != document.left_out)])
    numbers = {one.rstrip(".,") for one in re.findall(r"\d[\d.,]*[a-d]?", text)}
    assert numbers == {"2016", "1", "1.1", "2", "3", "5"}
    assert not re.search(r"tabel|precies|table|exact|Deel 1|Part 1", text)


def test_the_threshold_is_that_of_the_publication(counted, theme):
    document = compose(replace(counted("GM0363"), threshold=12), language="nl", theme=theme)
    for text in (document.left_out, document.protection):
        assert "minder dan 12 inwoners" in text
    shown = compose(replace(counted(), threshold=12), language="nl", theme=theme)
    assert any("minder dan 12 inwoners" in text for text in said(shown))
    assert not any("minder dan" in text for text in said(compose(replace(counted(), threshold=0), language="nl", theme=theme)))


def test_too_few_residents_do_not_take_the_nation_away(composed):
    document = composed("GM0363", nation=True)
    assert numbers_of(document) == TEXT_AND_NATION
    assert len(document.tables) == 10
    assert {block.table.code for block in document.tables}.isdisjoint({"1a", "8a", "11"})
    assert section(document, "3").blocks[0] == Paragraph(document.left_out)
    assert document.protection == composed().protection
    assert not any("deel 1" in point.lower() for point in section(document, "2.1").blocks[1].items)


def test_a_report_with_figures_leaves_nothing_out(composed):
    assert composed().left_out == ""


def test_what_is_new_is_told_only_of_tables_that_have_such_a_column(composed):
    points = section(composed(nation=True), "2.1").blocks[1].items
    assert points[0].startswith("Heeft een tabel een kolom ‘Nieuw’?")
    assert any("B, C, E en F" in point for point in points)
    assert not any("B, C, E en F" in point for point in section(composed(), "2.1").blocks[1].items)


def test_the_year_before_is_told_with_its_source_and_only_where_it_stands(counted, theme):
    told = {}
    for earlier in (True, False):
        document = compose(counted(nation=True, earlier=earlier), language="nl", theme=theme)
        told[earlier] = " ".join(one.text for one in section(document, "2.3").blocks if isinstance(one, Paragraph))
    assert "Voor 2015 is het aantal cliënten 7.404, zoals gedrukt in de uitgave over 2016." in told[True]
    assert "2015" not in told[False]


def test_the_own_text_has_its_place(composed):
    document = composed(notes="Wij spraken elkaar vaak.\n\n- in mei\n- in juni\n")
    assert section(document, "3.1").blocks == (Paragraph("Wij spraken elkaar vaak."), Bullets(("in mei", "in juni")))
    assert document.notes == "Wij spraken elkaar vaak.\n\n- in mei\n- in juni"


@pytest.mark.parametrize("notes", ["", " \n"])
def test_without_an_own_text_a_sentence_keeps_its_place(composed, notes):
    (block,) = section(composed(notes=notes), "3.1").blocks
    assert "geen tekst" in block.text


def test_charts_stand_right_before_their_table(composed):
    blocks = [block for one in composed(nation=True).sections for block in one.blocks]
    charts = [place for place, block in enumerate(blocks) if isinstance(block, ChartBlock)]
    assert [blocks[place].source for place in charts] == ["C3", "F3", "1a", "2c"]
    assert [blocks[place + 1].table.code for place in charts] == ["C3", "F3", "1a", "2c"]


def test_the_annex_defines_complaints_and_questions_and_names_problems(composed):
    blocks = section(composed(), "Bijlage 1").blocks
    complaints, questions = (block for block in blocks if isinstance(block, DefinitionsBlock))
    assert (complaints.heading, len(complaints.entries)) == ("Klachten", 14)
    assert (questions.heading, len(questions.entries)) == ("Vragen", 4)
    assert len(blocks[-1].items) == 11


def test_the_annex_follows_the_scheme_that_the_tables_are_counted_by(counted, theme):
    def complaints(report):
        blocks = section(compose(report, language="nl", theme=theme), "Bijlage 1").blocks
        return len(next(block for block in blocks if isinstance(block, DefinitionsBlock)).entries)

    assert complaints(counted(year=2021)) > 14
    turn_of_schemes = Period(date(2020, 7, 1), date(2021, 6, 30))
    assert complaints(replace(counted(year=2021), period=turn_of_schemes)) == 14


def test_the_cover_says_what_where_and_when(counted, theme):
    document = compose(counted(), language="nl", theme=theme, issued=date(2017, 3, 16))
    assert (document.place, document.period, document.title) == ("Haarlem", "2016", "Jaarrapport vertrouwenswerk Haarlem 2016")
    assert document.issued == "Uitgegeven op 16 maart 2017"
    assert compose(counted(), language="en", theme=theme).issued == ""


def test_the_organisation_and_its_contact_come_from_the_theme(counted, theme):
    own = replace(theme, organisation=theme.organisation._replace(nl="Oost"), contact=theme.contact._replace(nl="Bel 0800."))
    document = compose(counted(), language="nl", theme=own)
    assert document.organisation == "Oost"
    assert sum("Bel 0800." in text for text in said(document)) == 2
    assert document.contact == "Bel 0800."


def test_anchors_are_unique(composed):
    anchors = [one.anchor for one in composed(nation=True).sections]
    assert len(set(anchors)) == len(anchors)


def test_an_empty_year_is_still_a_report(composed):
    assert composed(year=2019).figures.text_only


def test_both_readings_of_8b_are_composed(composed):
    notes = [composed(total=total).tables[-5].table.footnote.nl for total in AgencyTotal]
    assert notes[0] != notes[1]


def test_where_hardly_any_actions_were_taken_it_is_said_why_tables_are_missing(counted, theme):
    report = counted()
    told = tuple(table for table in report.residents if table.code not in ("5", "6"))
    written = compose(replace(report, residents=told, hardly_any_actions=True), language="nl", theme=theme)
    words = " ".join(block.text for block in section(written, "3.2.3").blocks if isinstance(block, Paragraph))
    assert "Tabel 5 en 6 staan hier niet. In het hele register staan minder dan 10 acties." in words
