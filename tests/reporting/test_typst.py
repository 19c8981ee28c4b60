"""The PDF: valid, the same every time, complete, and never broken by what somebody wrote."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting import handmade, pdf

from gehoord.directory.geography import geography_on
from gehoord.figures.exchange import read
from gehoord.figures.publication import Policy, Report, Rule, publish
from gehoord.figures.table import Column, Figure, NameList, Ranked, Ranking, Row, Table
from gehoord.invented.known import HAARLEM
from gehoord.practice.periods import Period
from gehoord.practice.words import same
from gehoord.reporting.composing import compose
from gehoord.reporting.document import Document, Paragraph, Section, TableBlock
from gehoord.reporting.formats import typst as format_pdf
from gehoord.reporting.formats.typst import LogoCannotBeDrawn, render
from gehoord.reporting.numbers import number
from gehoord.reporting.theme import ThemeRefused, read_theme

PRINTED = Path(__file__).parents[1] / "printed"
THEME = read_theme(None)
NOTES = "Het contact verliep prettig. # geen kop * ster _ streep $x$ @ref \\let <label> [haak] `code` // niets “zo” 'k -- … ~"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    register = read(HAARLEM)
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016))
    return dict(publish(register.facts(), geography_on(date(2016, 12, 31)), policy).reports)


@pytest.fixture(scope="module")
def haarlem(reports: dict[str, Report]) -> dict[str, tuple[Document, bytes]]:
    documents = [compose(reports["GM0392"], language=language, theme=THEME, notes=NOTES) for language in ("nl", "en")]
    return {document.language: (document, render(document, theme=THEME).content) for document in documents}


def printed(document: Document) -> bytes:
    return render(document, theme=THEME).content


def figures_of(table: TableBlock, language: str) -> list[str]:
    """Every label and number that a table prints, each label right before its numbers."""
    spoken = "en" if language == "en" else "nl"
    match table.table:
        case Table(rows=rows):
            return [" ".join([row.label.spoken_in(spoken), *(number(one.value, spoken) for one in row.figures)]) for row in rows]
        case Ranking(lists=lists):
            return [f"{entry.label.spoken_in(spoken)} {number(entry.figure.value, spoken)}" for one in lists for entry in one]
        case NameList(names=names):
            return list(names)
        case other:
            return [subject.spoken_in(spoken) for block in other.blocks for subject in block.subjects]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_haarlem_report_is_accessible_and_fit_for_the_archive(haarlem, language):
    document, content = haarlem[language]
    assert pdf.shortcomings(content) == []
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/Lang"] == document.language


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_the_report_stands_in_the_pdf(haarlem, language):
    document, content = haarlem[language]
    assert pdf.missing(content, (told for table in document.tables for told in figures_of(table, language))) == []
    assert len(document.tables) == 18


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_says_that_the_figures_are_not_protected(haarlem, language):
    document, content = haarlem[language]
    assert [sheet for sheet in pdf.pages(content) if document.protection not in sheet] == []


def test_the_text_of_the_counsellor_comes_out_as_it_was_composed(haarlem):
    document, content = haarlem["nl"]
    own = next(section for section in document.sections if section.number == "3.1")
    assert pdf.missing(content, (block.text for block in own.blocks if isinstance(block, Paragraph))) == []


def test_the_same_document_gives_the_same_bytes(haarlem, reports):
    again = compose(reports["GM0392"], language="nl", theme=THEME, notes=NOTES)
    assert printed(again) == haarlem["nl"][1]


def test_a_report_in_words_only_is_valid_and_has_no_table(reports):
    few = next(report for report in reports.values() if report.text_only)
    content = printed(compose(few, language="nl", theme=THEME))
    assert pdf.shortcomings(content) == []
    assert pdf.tags(content)["/Table"] == 0
    assert few.place.name in pdf.words(content)


def test_a_report_with_the_nation_prints_tables_a_to_f(reports):
    kept = json.loads((PRINTED / "national-2016.json").read_text(encoding="utf-8"))["tables"]
    nation = tuple(national(code, table) for code, table in kept.items())
    document = compose(replace(reports["GM0392"], nation=nation), language="nl", theme=THEME)
    content = printed(document)
    assert pdf.shortcomings(content) == []
    assert pdf.missing(content, (told for table in document.tables for told in figures_of(table, "nl"))) == []
    assert pdf.missing(content, (f"Tabel {code} " for code in kept)) == []
    assert pdf.missing(content, ["Volwassenen 4.657 3.858 3.382"]) == []


def national(code: str, kept: dict[str, Any]) -> Table | Ranking:
    heads = tuple(Column(same(head), handmade.BEFORE if head.endswith("2015") else handmade.NOW) for head in kept["columns"])
    if "ranked" in kept:
        lists = tuple(
            tuple(Ranked(same(entry["label"]), Figure(entry["figure"], head.counts)) for entry in listed)
            for head, listed in zip(heads, kept["ranked"].values(), strict=True)
        )
        return Ranking(code, same(kept["title"]), heads, lists)
    rows = tuple(
        Row(
            same(row["label"]),
            tuple(Figure(value, head.counts) for value, head in zip(row["figures"], heads, strict=True)),
            row["label"] == "Totaal",
        )
        for row in kept["rows"]
    )
    return Table(code, same(kept["title"]), heads, rows)


def test_every_kind_of_block_is_valid_and_complete():
    document = handmade.document()
    content = printed(document)
    text = pdf.words(content)
    assert pdf.shortcomings(content) == []
    told = [told for table in document.tables for told in figures_of(table, "nl")]
    told += [
        "3.656",
        "in 2015: 1.803",
        "Geteld bij C1.",
        "Lees 8a zo.",
        "* Met een ster.",
        "Begrippen",
        "Dossier",
        "Het tweede punt.",
    ]
    assert pdf.missing(content, told) == []
    assert "Gestelde vragen 3.258 2.466" in text
    assert "Afgebroken 0 –" in text


def test_english_numbers_are_written_the_english_way():
    text = pdf.words(printed(handmade.document(language="en")))
    assert "Gestelde vragen 3,258 2,466" in text
    assert "Table B" in text


def test_a_screen_reader_finds_headings_tables_heads_lists_and_pictures():
    tags = pdf.tags(printed(handmade.document()))
    assert tags["/H1"] == 3
    assert tags["/H2"] == 2
    assert tags["/Table"] == 2
    assert tags["/TH"] == 6
    assert tags["/Figure"] == 1
    assert tags["/Title"] == 1
    assert tags["/TOCI"] == 3


def test_bookmarks_and_properties_tell_what_the_file_is():
    content = printed(handmade.document())
    assert pdf.outline(content) == ["1 Eerste hoofdstuk", "1.1 Een paragraaf", "Bijlage 1 Woorden"]
    about = pypdf.PdfReader(io.BytesIO(content)).metadata
    assert (about.title, about.author) == ("Jaarrapport Haarlem 2016", "Vertrouwenswerk Voorbeeld")
    assert "Haarlem" in about.keywords


def test_the_contents_give_the_page_of_every_chapter():
    sheets = pdf.pages(printed(handmade.document()))
    annex = next(number for number, sheet in enumerate(sheets, start=1) if "Bijlage 1 Woorden" in sheet and number > 2)
    assert f"Bijlage 1 Woorden {annex}" in sheets[1]


@pytest.mark.parametrize(
    "place", ["'s-Gravenhage", "Nuenen, Gerwen en Nederwetten", "Súdwest-Fryslân", "Gasselternijveenschemond-" * 3 + "Oost"]
)
def test_names_of_places_come_out_as_they_are(place):
    content = printed(handmade.document(place=place))
    assert pdf.shortcomings(content) == []
    assert place.replace(" ", "") in pdf.words(content).replace(" ", "")


def test_long_names_stay_within_their_table():
    name = "Stichting voor Jeugdhulpverlening, Gezinsbegeleiding en Kortdurende Verblijfsvoorzieningen in de Regio " * 2
    wide = handmade.table("6", handmade.row(name, *range(1001, 1008)), columns=7)
    content = printed(handmade.document(TableBlock(wide, "Geteld.")))
    assert pdf.shortcomings(content) == []
    assert pdf.missing(content, [f"{name.strip()} 1.001 1.002 1.003 1.004 1.005 1.006 1.007"]) == []


def test_an_address_without_a_place_to_break_stays_on_the_page():
    address = "https://www.voorbeeld.nl/" + "/".join(f"pad{place:03}" for place in range(40))
    content = printed(handmade.document(Paragraph(f"Zie {address} voor meer.")))
    lines = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(content)).pages).splitlines()
    assert pdf.shortcomings(content) == []
    assert f"Zie{address}voormeer." in "".join(lines).replace(" ", "")
    assert max(len(line) for line in lines if "pad0" in line) < 100


def test_a_table_longer_than_a_page_goes_on_under_its_heads():
    many = handmade.table("8b", *(handmade.row(f"Instantie {place:03}", 7000 + place, place) for place in range(120)))
    sheets = pdf.pages(printed(handmade.document(TableBlock(many, "Geteld."))))
    with_rows = [sheet for sheet in sheets if "Instantie 0" in sheet or "Instantie 1" in sheet]
    assert len(with_rows) > 2
    assert all("Totaal 2016 Totaal 2015" in sheet for sheet in with_rows)
    text = " ".join(sheets)
    assert all(f"Instantie {place:03} {number(7000 + place, 'nl')}" in text for place in range(120))


def test_a_table_without_rows_says_so():
    assert "Geen" in pdf.words(printed(handmade.document(TableBlock(handmade.table("2a"), "Geteld."))))


def test_three_thousand_words_of_notes_flow_over_the_pages():
    notes = [Paragraph(" ".join(f"woord{part}.{place}" for place in range(300))) for part in range(10)]
    content = printed(handmade.document(*notes))
    sheets = pdf.pages(content)
    assert pdf.shortcomings(content) == []
    assert all(handmade.PROTECTION in sheet for sheet in sheets)
    text = " ".join(sheets).replace(" ", "")
    assert all(f"woord{part}.{place}" in text for part in range(10) for place in range(300))


def test_very_many_agencies_stand_in_columns_and_all_of_them_are_there():
    rows = [handmade.row(f"Instantie {place:03}", 7000 + place, place) for place in range(121)]
    names = replace(handmade.NAMES, names=tuple(f"Naam {place:03}" for place in range(121)))
    content = printed(handmade.document(TableBlock(names, "Geteld."), TableBlock(handmade.table("8b", *rows), "Geteld.")))
    told = [f"Naam {place:03}" for place in range(121)] + [f"Instantie {place:03} 7.{place:03} {place}" for place in range(121)]
    assert pdf.missing(content, told) == []
    assert pdf.shortcomings(content) == []
    assert pdf.tags(content)["/Table"] == 1


def test_names_and_other_scripts_come_out_as_they_were_typed():
    typed = "Dank ✓ → Şükrü Łukasz Привет Ελλάδα"
    content = printed(handmade.document(Paragraph(typed)))
    assert pdf.shortcomings(content) == []
    assert pdf.missing(content, typed.split()) == []


def test_a_character_without_a_shape_becomes_an_open_square():
    content = printed(handmade.document(Paragraph("Zij schreef 你好 en \x07 niets meer.")))
    assert pdf.shortcomings(content) == []
    assert "Zij schreef □□ en niets meer." in pdf.words(content)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="#*_$@\\<>[]{}()`'\"/-~=+:;&%^|ab é1\n", max_size=60))
def test_nothing_in_a_text_is_read_as_an_instruction(typed):
    content = printed(handmade.document(Paragraph(f"begin {typed} einde")))
    shown = "".join(pdf.words(content).split())
    assert "".join(f"begin {typed} einde".split()) in shown


def test_headings_and_captions_are_text_too():
    odd = '#panic("x") *a* <b> @c $d$'
    table = replace(handmade.CONCERNS, title=same(odd))
    section = Section("1", odd, 1, "x y#z", (TableBlock(table, odd, odd),))
    text = pdf.words(printed(replace(handmade.document(place=odd), title=odd, sections=(section,))))
    assert text.count(odd) >= 6


def test_a_missing_logo_is_refused_before_anything_is_printed(tmp_path):
    theme = tmp_path / "huisstijl.toml"
    theme.write_text('logo = "weg.svg"\n', encoding="utf-8")
    with pytest.raises(ThemeRefused, match=r"weg\.svg is niet te lezen"):
        read_theme(theme)


def test_a_logo_without_a_size_is_refused():
    nothing = replace(THEME, logo='<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"><path d="M0 0"/></svg>')
    with pytest.raises(LogoCannotBeDrawn, match="viewBox"):
        render(handmade.document(), theme=nothing)


def test_a_report_without_a_logo_is_still_valid():
    content = render(handmade.document(), theme=replace(THEME, logo="")).content
    assert pdf.shortcomings(content) == []


def test_the_colours_of_the_house_style_are_used():
    content = render(handmade.document(), theme=THEME).content
    other = replace(THEME, light=replace(THEME.light, tokens={**THEME.light.tokens, "petrol": "#5A2A6B"}))
    assert render(handmade.document(), theme=other).content != content


def test_a_compiler_is_let_go_after_so_many_documents(monkeypatch):
    made = []

    def compiler(**asked: object) -> typst.Compiler:
        made.append(asked)
        return real(**asked)

    real = typst.Compiler
    monkeypatch.setattr(format_pdf.typst, "Compiler", compiler)
    monkeypatch.setattr(format_pdf, "DOCUMENTS_A_COMPILER", 2)
    monkeypatch.setattr(format_pdf, "_PRESS", format_pdf._Press())
    contents = {printed(handmade.document()) for _ in range(5)}
    assert len(made) == 3
    assert len(contents) == 1
