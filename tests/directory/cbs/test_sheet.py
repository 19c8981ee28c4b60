from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gehoord.directory.cbs.sheet import DownloadRefused, Line, plain, read_sheet, where
from gehoord.practice.words import Text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BevolkingOp1Januari_1", "bevolkingop1januari"),
        ("Bevolking op 1 januari (aantal)", "bevolkingop1januari"),
        ("Bevolking/Bevolkingssamenstelling op 1 januari/Totale bevolking (aantal)", "totalebevolking"),
        ("Codes en namen van gemeenten/Code (code)", "code"),
        ("Regio's", "regios"),
        ("RegioS", "regios"),
    ],
)
def test_a_column_is_called_the_same_in_every_layout(name, expected):
    assert plain(name) == expected


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_and_encodings_make_no_difference(download, separator, encoding):
    lines = [["ID", "RegioS", "Naam"], ["0", '"GM1900  "', "Súdwest-Fryslân"]]
    sheet = read_sheet(download("\r\n".join(separator.join(line) for line in lines).encode(encoding)))
    assert sheet.names == ("id", "regios", "naam")
    assert sheet.lines == (Line(2, ("0", "GM1900", "Súdwest-Fryslân")),)


def test_a_title_above_and_a_source_below_are_passed_by(download):
    text = '"Bevolking; invented"\n\n"Regio\'s";"Bevolking op 1 januari (aantal)"\n"Haarlem";"12"\n"Bron: CBS."\n'
    sheet = read_sheet(download(text))
    assert [line.cells for line in sheet.lines] == [("Haarlem", "12")]
    assert sheet.lines[0].number == 4
    assert sheet.lines[0].at(9) == ""


def test_columns_are_found_by_name_or_by_what_is_in_them(download):
    sheet = read_sheet(download("RegioS;Naam_2;Code_28\nGM0392;Haarlem;PV27\nGM0014;Groningen;\n"))
    assert sheet.first_named(("gemeentenaam", "naam")) == 1
    assert sheet.filled_with(lambda cell: cell.startswith("PV")) == 2
    assert sheet.filled_with(lambda cell: cell.startswith("JZ")) is None


@pytest.mark.parametrize("text", ["", "a;b\n1;2\n", "alleen een zin", b"\x00\xff\xfe", '"RegioS";"' + "x" * 200_000])
def test_what_is_no_table_of_places_is_refused(download, text):
    with pytest.raises(DownloadRefused, match="Er is geen kolom met gebieden"):
        read_sheet(download(text))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DownloadRefused, match="kan niet worden geopend"):
        read_sheet(tmp_path / "nergens.csv")


def test_a_fault_says_on_which_line():
    assert where(Line(7, ()), Text("{what} ontbreekt.", "{what} is missing."), what="X") == Text(
        "regel 7: X ontbreekt.", "line 7: X is missing."
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(alphabet=';,"\n\rRegioSGM0392\t', max_size=80).map(str.encode))
def test_whatever_is_in_a_file_it_is_read_or_refused(download, content):
    with suppress(DownloadRefused):
        assert read_sheet(download(content)).names
