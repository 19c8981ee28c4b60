"""The report as tidy CSV, with metadata that describes every column."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.reporting import handmade, looking_back

from gehoord.figures.publication import AgencyTotal
from gehoord.reporting.formats.csv import Line, render


def metadata(printed, name="haarlem-2016.csv"):
    ((beside, content),) = printed.files_beside(name)
    assert beside == f"{name}-metadata.json"
    return json.loads(content)


def test_every_figure_is_a_line_with_what_it_counts(composed, theme):
    first = looking_back.lines(render(composed(), theme=theme).content)[0]
    assert first.pop("title").startswith("Aantal unieke cliënten")
    assert first == {
        "table": "1a",
        "row": "Jeugdigen",
        "column": "Totaal",
        "value": "29",
        "unit": "client",
        "population": "residents",
        "period_rule": "with_contact",
        "period": "2016-01-01/2016-12-31",
        "rank": "",
        "kind": "",
        "limits": "",
        "source": "register",
        "definition": "unieke cliënten die in Haarlem wonen, met minstens één contact in 2016",
        "footnote": "",
        "municipality": "GM0392",
        "name": "Haarlem",
        "report_period": "2016-01-01/2016-12-31",
        "rule": "as_printed_2016",
        "protected": "false",
        "protection": composed().protection,
    }


def test_a_line_can_be_taken_out_by_itself(composed, theme):
    document = composed(nation=True, total=AgencyTotal.CLIENTS)
    found = looking_back.lines(render(document, theme=theme).content)
    assert {(line["municipality"], line["protection"], line["protected"]) for line in found} == {
        ("GM0392", document.protection, "false")
    }
    *rest, total = (line for line in found if line["table"] == "8b")
    assert {line["limits"] for line in rest[:3]} == {"young_people per_agency", "adults per_agency", "per_agency"}
    assert total["limits"] == ""
    assert "één keer" in total["footnote"]
    printed = [line for line in found if line["source"] != "register"]
    assert {line["period"] for line in printed} == {"2015-01-01/2015-12-31"}
    assert all(line["definition"].endswith("zoals gedrukt in de uitgave over 2016") for line in printed)


def test_a_report_without_tables_says_in_a_line_what_is_left_out(composed, theme):
    document = composed("GM0363")
    (line,) = looking_back.lines(render(document, theme=theme).content)
    assert (line["title"], line["footnote"], line["name"]) == ("Weggelaten", document.left_out, "Amsterdam")
    assert line["table"] == line["value"] == line["unit"] == ""


def test_a_list_in_which_nothing_stands_has_a_line(theme):
    nobody = replace(handmade.NAMES, names=())
    nothing = replace(handmade.TOP, lists=((), handmade.TOP.lists[1]))
    printed = render(handmade.document(tables=(handmade.SUBJECTS, nobody, nothing)), theme=theme)
    told = [
        (line["table"], line["column"], line["rank"], line["row"], line["unit"]) for line in looking_back.lines(printed.content)
    ]
    assert told[2:] == [
        ("9a", "Problemen", "", "", "concern"),
        ("8a", "", "", "", "concern"),
        ("C1", "Totaal 2016", "", "", "concern"),
        ("C1", "Totaal 2015", "1", "Wetgeving", "concern"),
    ]


def test_averages_have_a_point_and_what_is_not_there_is_empty(theme):
    printed = render(handmade.document(tables=(handmade.MARKS, handmade.CONCERNS)), theme=theme)
    assert [line["value"] for line in looking_back.lines(printed.content)][:6] == ["8.7", "8.4", "3258", "2466", "0", ""]


def test_lists_have_a_rank(theme):
    printed = render(handmade.document(tables=(handmade.TOP, handmade.SUBJECTS, handmade.NAMES)), theme=theme)
    told = [(line["column"], line["rank"], line["row"], line["value"]) for line in looking_back.lines(printed.content)]
    assert told[:3] == [
        ("Totaal 2016", "1", "Werkwijze instantie", "1446"),
        ("Totaal 2016", "2", "Wetgeving", "1090"),
        ("Totaal 2015", "1", "Wetgeving", "799"),
    ]
    assert told[3:5] == [("Vragen", "1", "Wetgeving", ""), ("Vragen", "2", "Groepsregels", "")]
    assert told[5:7] == [("Problemen", "", "", ""), ("", "", "'t Kabouterhuis", "")]


def test_no_name_becomes_a_formula_and_every_name_comes_back(theme):
    names = ('=HYPERLINK("x")', "-Zorg", "'s Heeren Huis", "'=1", 'Met "teken", en komma\nen regel')
    content = render(handmade.document(tables=(replace(handmade.NAMES, names=names),)), theme=theme).content
    assert tuple(line["row"] for line in looking_back.lines(content)) == names
    cells = [line.split(b",")[2] for line in content.splitlines()[1:5]]
    assert not any(cell.lstrip(b'"').startswith((b"=", b"-")) for cell in cells)


def test_no_cell_becomes_a_formula_in_a_spreadsheet_that_splits_at_semicolons(theme):
    name = "Zorg;=cmd|'/c calc'!A1;x\ty"
    content = render(handmade.document(tables=(replace(handmade.NAMES, names=(name,)),)), theme=theme).content
    assert b",\"Zorg;'=cmd|" in content
    cells = [part for line in content.decode("utf-8-sig").splitlines() for part in line.replace("\t", ";").split(";")]
    assert [part for part in cells if part.lstrip(' "').startswith(("=", "+", "-", "@"))] == []
    assert [line["row"] for line in looking_back.lines(content)] == [name]


def test_the_metadata_tells_how_texts_are_guarded(composed, theme):
    told = metadata(render(composed(language="en"), theme=theme))["dc:description"]
    assert [word for word in ("apostrophe", "semicolon", "quotes") if word not in " ".join(told)] == []


def test_the_file_opens_in_a_spreadsheet_with_its_letters_whole(composed, theme):
    content = render(composed(), theme=theme).content
    assert content.startswith(b"\xef\xbb\xbftable,title,row,")
    assert content.count(b"\r\n") == content.count(b"\n")


def test_the_metadata_describes_the_file_beside_it(composed, theme):
    told = metadata(render(composed(), theme=theme), "jaar & cijfers.csv")
    assert told["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "nl"}]
    assert told["url"] == "jaar%20%26%20cijfers.csv"
    columns = told["tableSchema"]["columns"]
    assert tuple(column["name"] for column in columns) == Line._fields
    assert all(set(column["titles"]) == {"nl", "en", "und"} for column in columns)
    assert {column["name"]: column["datatype"] for column in columns}["value"] == {"base": "decimal", "minimum": "0"}
    assert told["dialect"]["header"] is True


def test_the_metadata_says_that_the_figures_are_not_protected(composed, theme):
    document = composed(language="en")
    assert document.protection in metadata(render(document, theme=theme))["dc:description"]
