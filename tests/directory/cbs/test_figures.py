from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.cbs.figures import figures_in
from gehoord.directory.cbs.sheet import DownloadRefused, read_sheet
from gehoord.directory.geography import packaged_atlas
from gehoord.practice.pricing import FigureStatus

FINAL, PRELIMINARY = FigureStatus.FINAL, FigureStatus.PRELIMINARY
TYPED = """"ID";"Geslacht";"RegioS";"Perioden";"BevolkingOp1Januari_1";"LevendGeborenKinderen_2"
"0";"T001038";"NL01      ";"2030JJ00";"18500000";"1"
"1";"T001038";"PV27  ";"2030JJ00";"3000000";"1"
"2";"T001038";"GM0392    ";"2030JJ00";"   170001";"1"
"3";"3000   ";"GM0392    ";"2030JJ00";"   85000";"1"
"4";"T001038";"GM0473    ";"2030JJ00";"17001";"1"
"5";"T001038";"GM0393    ";"2030JJ00";"       .";"1"
"6";"T001038";"GM0392    ";"2029JJ00";"169000";"1"
"""
LABELLED = """"Bevolking; invented"
"Geslacht";"Leeftijd";"Burgerlijke staat";"Regio's";"Perioden";"Bevolking op 1 januari (aantal)"
"Totaal mannen en vrouwen";"Totaal";"Totaal burgerlijke staat";"Nederland";"2030*";"18500000"
"Totaal mannen en vrouwen";"Totaal";"Totaal burgerlijke staat";"Noord-Holland (PV)";"2030*";"3000000"
"Totaal mannen en vrouwen";"Totaal";"Totaal burgerlijke staat";"Haarlem";"2030*";"170.001"
"Totaal mannen en vrouwen";"0 jaar";"Totaal burgerlijke staat";"Haarlem";"2030*";"1500"
"Totaal mannen en vrouwen";"Totaal";"Totaal burgerlijke staat";"Groningen (gemeente)";"2030*";"240 000"
"Bron: CBS"
"""
KEY_FIGURES = """Regio's;Perioden;Bevolking/Bevolkingssamenstelling op 1 januari/Totale bevolking (aantal)
Haarlem;2030;170001
"""


def figures(path, **asked):
    found = figures_in(read_sheet(path), packaged_atlas(), **{"reference_date": None, "status": FINAL, **asked})
    return {(code, on.year): (figure.count, figure.status) for (code, on), figure in found.items()}


def test_the_codes_of_an_open_data_table(download):
    assert figures(download(TYPED)) == {
        ("GM0392", 2030): (170_001, FINAL),
        ("GM0473", 2030): (17_001, FINAL),
        ("GM0392", 2029): (169_000, FINAL),
    }
    assert figures(download(TYPED), reference_date=date(2029, 1, 1)) == {("GM0392", 2029): (169_000, FINAL)}


def test_the_labels_of_a_table_on_a_screen_and_the_asterisk_of_a_preliminary_year(download):
    assert figures(download(LABELLED), status=None) == {
        ("GM0392", 2030): (170_001, PRELIMINARY),
        ("GM0014", 2030): (240_000, PRELIMINARY),
    }
    assert figures(download(LABELLED))["GM0392", 2030] == (170_001, FINAL)


def test_key_figures_and_a_list_of_areas(download):
    assert figures(download(KEY_FIGURES)) == {("GM0392", 2030): (170_001, FINAL)}
    areas = download("Gemeentecode;Inwonertal_50\nGM0392;170001\n")
    assert figures(areas, reference_date=date(2030, 1, 1)) == {("GM0392", 2030): (170_001, FINAL)}


def test_january_of_a_monthly_table_is_new_year_and_other_months_are_not(download):
    text = "RegioS;Perioden;BevolkingAanHetBeginVanDePeriode_1\nGM0392;2030MM01;170001\nGM0392;2030MM02;170002\n"
    assert figures(download(text)) == {("GM0392", 2030): (170_001, FINAL)}


def test_years_before_the_first_map_are_passed_by(download):
    text = "RegioS;Perioden;BevolkingOp1Januari_1\nGM0392;1960JJ00;169000\nGM0392;2030JJ00;170001\n"
    assert set(figures(download(text))) == {("GM0392", 2030)}


def test_a_file_that_does_not_say_whether_it_is_final_is_asked(download):
    with pytest.raises(DownloadRefused, match="--status"):
        figures(download(TYPED), status=None)


def test_a_file_without_a_year_needs_a_new_years_day(download):
    text = "RegioS;BevolkingOp1Januari_1\nGM0392;170001\n"
    with pytest.raises(DownloadRefused, match="--reference-date"):
        figures(download(text))
    with pytest.raises(DownloadRefused, match="altijd een 1 januari"):
        figures(download(text), reference_date=date(2030, 2, 1))


@pytest.mark.parametrize("text", ["RegioS;Perioden;Oppervlakte\nGM0392;2030JJ00;12\n"])
def test_a_file_without_people_is_refused(download, text):
    with pytest.raises(DownloadRefused, match="geen kolom met inwoners"):
        figures(download(text))


def test_all_that_does_not_fit_is_told_at_once(download):
    text = "RegioS;Perioden;BevolkingOp1Januari_1\n"
    text += "GM0392;2030JJ00;veel\nGM0393;2030JJ00;5\nGM9999;2030JJ00;6\nGM0473;2030JJ00;7\nGM0473;2030JJ00;8\nGM0394;2030JJ00;\n"
    with pytest.raises(DownloadRefused) as refused:
        figures(download(text))
    told = [fault.en for fault in refused.value.faults]
    assert [line.split(":")[0] for line in told] == ["line 2", "line 3", "line 4", "line 6", "line 7"]
    assert told[0] == "line 2: “veel” is not a number of inhabitants."
    assert "Import the municipalities of that date first" in told[1]
    assert "more than once" in told[3]


def test_a_file_of_another_year_holds_nothing(download):
    with pytest.raises(DownloadRefused, match="geen gemeenten van die datum"):
        figures(download(TYPED), reference_date=date(2035, 1, 1))
