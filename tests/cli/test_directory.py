from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from gehoord.cli import main
from gehoord.directory.offices import settle
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

pytestmark = pytest.mark.django_db
FIGURES = "RegioS;Perioden;BevolkingOp1Januari_1\nGM0392;2030JJ00;170001\n"


def run(*words):
    return CliRunner().invoke(main, ["directory", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "37259ned.csv"
    path.write_text(FIGURES)
    return path


def test_show_tells_what_a_code_a_name_or_a_postcode_means():
    for place in ("GM0392", "2011", "Haarlem"):
        shown = run("show", place, "--on", "2016-12-31")
        assert (shown.exit_code, shown.output.splitlines()[0]) == (0, "Haarlem (GM0392), op 31-12-2016")
    assert "158140 op 01-01-2016 (definitief; CBS 37259eng)" in run("show", "Haarlem", "--on", "2016-12-31").output
    assert "province      Noord-Brabant" in run("show", "Bergen", "op", "Zoom", "--language", "en").output


def test_show_refuses_what_it_cannot_know_with_the_reason():
    refused = run("show", "Haarlemmerliede", "en", "Spaarnwoude", "--on", "2020-01-01")
    assert refused.exit_code == 3
    assert "Haarlemmermeer (GM0394)" in refused.output


@pytest.mark.parametrize(
    "words",
    [("show",), ("show", "Haarlem", "--on", "gisteren"), ("import", "--kind", "inhabitants"), ("import", "--into", "GM1")],
)
def test_a_command_that_does_not_fit_says_so(words):
    assert run(*words).exit_code == 2


def test_gaps_and_offices_before_and_after_the_demo():
    assert "geen kantoren" in run("offices").output
    without = run("gaps", "--on", "2016-01-01", "--language", "en").output
    assert (without.count("\n"), "no offices yet on" in without, "open-office" in without) == (1, True, True)
    with acting(HOUSE):
        settle(on=date(2015, 1, 1))
    assert "De Stem Dichtbij: PV23 PV24" in run("offices").output
    assert "Haarlem: Hier is geen vaste vertrouwenspersoon." in run("gaps", "--on", "2016-01-01").output


def test_an_office_is_opened_and_then_found_with_its_places():
    opened = run("open-office", "--name", "Het Luisterend Oor", "--place", "PV27", "--place", "gm0363", "--on", "2016-01-01")
    assert (opened.exit_code, opened.output.startswith("Geopend vanaf 01-01-2016: Het Luisterend Oor, ")) == (0, True)
    assert "Het Luisterend Oor: GM0363 PV27" in run("offices", "--on", "2016-01-02").output
    again = run("open-office", "--name", "Het Luisterend Oor")
    assert (again.exit_code, "al in gebruik" in again.output) == (3, True)
    assert "nog geen werkgebied" in run("open-office", "--name", "Zonder gebied").output


def test_an_office_works_in_no_place_that_does_not_exist():
    asked = run("open-office", "--name", "Nergens", "--place", "PV99")
    assert (asked.exit_code, "“PV99”" in asked.output) == (2, True)
    assert "Nergens" not in run("offices").output


def test_taking_a_register_over_without_an_office_says_how_to_open_one(tmp_path):
    asked = CliRunner().invoke(main, ["register", "import", str(tmp_path), "--office", "Ergens"])
    assert (asked.exit_code, "directory open-office" in asked.output) == (3, True)


def test_an_import_shows_first_and_then_stores_once(file):
    asked = ("import", "--cbs", file, "--kind", "inhabitants", "--status", "preliminary")
    tried, done, again = run(*asked, "--dry-run"), run(*asked), run(*asked)
    assert "GM0392 Haarlem: 170001 inwoners op 01-01-2030 (voorlopig)" in tried.output
    assert "er is niets opgeslagen" in tried.output
    assert "Ingelezen: 1 wijzigingen." in done.output
    assert "Alles was al bekend" in again.output
    assert "170001" in run("show", "Haarlem", "--on", "2030-06-01").output


def test_an_import_that_is_refused_tells_every_reason(file):
    file.write_text(FIGURES + "GM9999;2030JJ00;5\nGM0473;2030JJ00;x\n")
    refused = run("import", "--cbs", file, "--kind", "inhabitants", "--status", "final")
    assert refused.exit_code == 3
    assert "regel 3" in refused.output
    assert "regel 4" in refused.output


def test_the_help_is_spoken_in_two_languages():
    assert "Toont de kantoren" in run("offices", "--help").output
    assert "Shows the offices" in run("offices", "--language", "en", "--help").output
