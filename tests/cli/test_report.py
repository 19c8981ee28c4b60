"""The command that makes one report: what it writes, what it refuses, and what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gehoord.cli.report import report
from gehoord.invented import known
from gehoord.reporting.formats import Format

HAARLEM = {
    "--register": str(known.HAARLEM),
    "--municipality": "GM0392",
    "--year": "2016",
    "--rule": "as_printed_2016",
}


def run(*more: str, without: str = "", **other: str) -> Result:
    options = {**HAARLEM, **{f"--{name}": value for name, value in other.items()}}
    words = [word for name, value in options.items() if name != without for word in (name, value)]
    return CliRunner().invoke(report, [*words, *more], prog_name="gehoord report")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("fmt", list(Format))
def test_every_format_is_written(folder, fmt):
    done = run("--format", fmt.value, "--out", f"uit.{fmt.value}")
    assert (done.exit_code, done.stderr) == (0, "")
    written = sorted(path.name for path in folder.iterdir())
    assert done.stdout.split() == written
    assert written == [f"uit.{fmt.value}", *(["uit.csv-metadata.json"] if fmt is Format.CSV else [])]


def test_the_ending_of_the_file_tells_the_format(folder):
    assert run("--out", "uit.JSON").exit_code == 0
    assert json.loads((folder / "uit.JSON").read_text())["municipality"] == "GM0392"


def test_the_format_that_is_asked_for_goes_before_the_ending(folder):
    assert run("--out", "uit.txt", "--format", "json").exit_code == 0
    assert json.loads((folder / "uit.txt").read_text())["name"] == "Haarlem"


def test_without_a_name_the_file_is_called_after_its_place_and_year(folder):
    assert run("--format", "json").stdout == "haarlem-2016-vertrouwelijk.json\n"
    (folder / "map").mkdir()
    assert run("--format", "json", "--out", "map", "--language", "en").stdout == "map/haarlem-2016-confidential-en.json\n"


def test_a_report_can_go_to_standard_output(folder):
    done = run("--format", "json", "--out", "-")
    assert json.loads(done.stdout_bytes)["year"] == 2016
    assert list(folder.iterdir()) == []


def test_options_reach_the_report(folder):
    (folder / "eigen.txt").write_text("Het ging goed.")
    done = run("--format", "json", "--out", "-", "--language", "en", "--nation", "yes", "--notes", "eigen.txt")
    told = json.loads(done.stdout_bytes)
    assert (told["language"], told["notes"], told["tables"][0]["table"]) == ("en", "Het ging goed.", "A")


@pytest.mark.parametrize("total", ["rows", "clients"])
def test_the_total_of_8b_can_be_chosen(total):
    done = run("--format", "json", "--out", "-", "--agency-total", total)
    (definitions,) = (one for one in json.loads(done.stdout_bytes)["definitions"] if one["table"] == "8b")
    assert ("som van de rijen" in definitions["footnote"]) == (total == "rows")


@pytest.mark.parametrize(("choice", "columns"), [("auto", ["Totaal 2016", "Totaal 2015"]), ("no", ["Totaal 2016"])])
def test_the_year_before_can_be_left_out(choice, columns):
    done = run("--format", "json", "--out", "-", "--nation", "yes", "--earlier", choice)
    (table,) = (one for one in json.loads(done.stdout_bytes)["tables"] if one["table"] == "C3")
    assert (table["columns"], len(table["ranked"])) == (columns, len(columns))


def test_a_theme_reaches_the_report(folder):
    (folder / "huis.toml").write_text('product = "luister"')
    assert "Gemaakt met luister" in run("--format", "html", "--out", "-", "--theme", "huis.toml").stdout


def test_a_municipality_without_anybody_gets_a_report_in_words():
    done = run("--format", "json", "--out", "-", municipality="Amsterdam")
    assert (done.exit_code, json.loads(done.stdout_bytes)["text_only"]) == (0, True)


def test_a_year_outside_the_register_gets_a_report_in_words():
    assert json.loads(run("--format", "json", "--out", "-", year="2020").stdout_bytes)["tables"] == []


@pytest.mark.parametrize(
    ("more", "other", "said"),
    [
        (["--format", "word"], {}, "“word” past niet bij --format. Kies uit: pdf, html, xlsx, csv, json."),
        (["--yaer", "2016"], {}, "De optie --yaer bestaat niet. Bedoelt u --year?"),
        (["--format"], {}, "Achter --format hoort nog een waarde."),
        (["los", "woord", "--format", "json"], {}, "Dit hoort niet in de opdracht: los woord."),
        (["--format", "json"], {"year": "twintig"}, "“twintig” past niet bij --year. Geef een jaar, zoals 2016."),
        (
            ["--format", "json"],
            {"rule": "rounded"},
            "“rounded” past niet bij --rule. Kies uit: rounded_to_five, as_printed_2016.",
        ),
        ([], {}, "Het formaat is niet duidelijk."),
        (["--out", "-"], {}, "Het formaat is niet duidelijk."),
        (["--format", "json", "--year", "2015"], {}, "De optie --year staat er meer dan één keer."),
        (["--format", "json"], {"register": ""}, "Achter --register hoort de naam van een bestand of map"),
        (["--out", "\udcff.json"], {}, "In “\\xff.json” staan tekens die geen UTF-8 zijn."),
        (["--out", "rapport.doc"], {}, "eindigt op .pdf, .html, .xlsx, .csv, .json."),
    ],
)
def test_a_command_that_does_not_fit_ends_with_2_and_a_sentence(folder, more, other, said):
    done = run(*more, **other)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.endswith("Alle mogelijkheden: gehoord report --help\n")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("option", [option for option in HAARLEM if option != "--register"])
def test_every_required_option_is_asked_for_by_name(option):
    done = run("--format", "json", without=option)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"De optie {option} ontbreekt: ")


def test_without_a_rule_the_refusal_tells_which_there_are_and_that_the_one_is_not_protected():
    said = run("--format", "json", without="--rule").stderr
    for piece in ("Er is geen standaard", "as_printed_2016", "exact", "niet beveiligd"):
        assert piece in said


@pytest.mark.parametrize(
    ("more", "other", "said"),
    [
        ([], {"municipality": "Harlem"}, "Bedoelt u Haarlem (GM0392)?"),
        ([], {"municipality": "GM0393", "year": "2019"}, "Haarlemmermeer"),
        ([], {"register": "nergens"}, "nergens"),
        ([], {"year": "2012"}, "2015"),
        (["--notes", "nergens.txt"], {}, "nergens.txt"),
        (["--theme", "nergens.toml"], {}, "nergens.toml"),
        (["--out", "nergens/uit.json"], {}, "uit.json"),
        (["--out", "n" * 300], {}, "nnn"),
        (["--theme", "n" * 300], {}, "nnn"),
        (["--notes", "n" * 300], {}, "nnn"),
        (["--out", f"{known.HAARLEM}/clients.csv"], {}, "ligt in de map van het register"),
        (["--out", str(known.HAARLEM)], {}, "ligt in de map van het register"),
    ],
)
def test_what_is_refused_ends_with_3_and_writes_nothing(folder, more, other, said):
    done = run("--format", "json", *more, **other)
    assert (done.exit_code, done.stdout) == (3, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []


def test_a_report_is_not_left_in_the_register_one_stands_in(monkeypatch):
    monkeypatch.chdir(known.HAARLEM)
    done = run("--format", "json", register=".")
    assert done.exit_code == 3
    assert "map van het register" in done.stderr


@pytest.mark.parametrize("year", ["9999", "1000"])
def test_the_furthest_years_end_in_an_answer(folder, year):
    done = run("--format", "json", "--out", "uit.json", year=year)
    assert done.exit_code in {0, 3}
    assert (done.exit_code == 0) == (folder / "uit.json").exists()


def test_all_faults_of_a_register_are_told_at_once(folder):
    register = folder / "register"
    register.mkdir()
    for file in (known.HAARLEM).glob("*.csv"):
        (register / file.name).write_text(file.read_text().replace("2016-", "2O16-", 1))
    done = run("--format", "json", register=str(register))
    assert done.exit_code == 3
    assert done.stderr.count("2O16-") >= 5


def test_a_refusal_speaks_english_where_that_is_asked():
    assert "Did you mean Haarlem" in run("--format", "json", "--language", "en", municipality="Harlem").stderr
    assert "There is no option --yaer" in run("--yaer", "2016", "--language=en").stderr


@pytest.mark.parametrize(("language", "said"), [("nl", "Uitkomst: 0"), ("en", "Outcome: 0")])
def test_the_help_tells_the_options_and_the_exit_codes(language, said):
    done = CliRunner().invoke(report, ["--help", "--language", language])
    assert done.exit_code == 0
    for piece in (said, "as_printed_2016", "--agency-total", "; 2 ", "; 3 ", "; 1 "):
        assert piece in done.stdout


def alone(folder, end, *more, python=()):
    """The command in a process of its own, its standard output led elsewhere by the shell."""
    words = [word for pair in HAARLEM.items() for word in pair]
    surroundings = {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "PATH": "/usr/bin:/bin"}
    command = ["bash", "-c", f'"$@" {end}', "bash", sys.executable, *python, "-m", "gehoord.cli", "report", *words, *more]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)


def test_the_command_runs_in_a_process_of_its_own_and_needs_no_database(folder):
    done = alone(folder, "", "--out", "uit.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "uit.csv\nuit.csv-metadata.json\n"


def test_a_report_opens_no_more_than_it_needs(folder):
    done = alone(folder, "", "--out", "uit.json", python=("-X", "importtime"))
    opened = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    needless = {"typst", "xlsxwriter", "openpyxl", "numpy.ma", "django.db", "django.template", "gehoord.config.settings"}
    assert "gehoord.reporting.formats.definitions" in opened
    assert opened & needless == set()


@pytest.mark.parametrize("end", [">&-", ">/dev/full"])
def test_a_report_that_does_not_reach_standard_output_is_said_not_to(folder, end):
    done = alone(folder, end, "--format", "json", "--out", "-", "--language", "en")
    assert done.returncode == 3
    assert done.stderr.startswith("Standard output does not take the whole report.")
    assert done.stderr.count("\n") == 1


def test_a_file_is_written_though_nobody_hears_its_name(folder):
    done = alone(folder, ">/dev/full", "--out", "uit.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "uit.json").exists()


def test_standard_output_may_be_named_as_a_device(folder):
    done = alone(folder, ">> uit.json", "--format", "json", "--out", "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((folder / "uit.json").read_text())["year"] == 2016
    assert [path.name for path in folder.iterdir()] == ["uit.json"]


@pytest.mark.parametrize(
    ("other", "said"), [({"year": "2018"}, "niets over 2018"), ({"municipality": "GM0363"}, "niets over Amsterdam")]
)
def test_a_report_about_nothing_is_made_and_says_so(other, said):
    done = run("--format", "json", "--out", "-", "--language", "nl", **other)
    assert (done.exit_code, done.stderr.count("\n")) == (0, 1)
    assert f"in dit register staat {said}." in done.stderr
