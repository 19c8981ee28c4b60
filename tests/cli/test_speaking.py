"""Commands in two languages."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gehoord.cli.speaking import REFUSED, OneOf, Place, SpokenCommand, SpokenOption, Year, language_of, said
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class TooFull(Refused):
    sentence = Text("De kast is vol.", "The cupboard is full.")


def cupboard(year: int, sort: str, language: str, place: Path | None) -> None:
    if sort == "c":
        raise TooFull
    if sort == "bug":
        raise ZeroDivisionError
    click.echo(f"{year} {sort} {language}{f' {place}' if place else ''}")


SORTS = {"b": "b", "c": "c", "bug": "bug"}

COMMAND = SpokenCommand(
    "kast",
    told=Text("Zet iets in de kast.", "Puts something in the cupboard."),
    closing=Text("Slot.", "Closing."),
    callback=cupboard,
    params=[
        SpokenOption(["--year"], told=Text("het jaar.", "the year."), type=Year(), required=True, metavar="YEAR"),
        SpokenOption(
            ["--sort"], told=Text("de soort.", "the sort."), type=OneOf({one: one for one in ("b", "c", "bug")}), default="b"
        ),
        SpokenOption(["--place"], told=Text("de plaats.", "the place."), type=Place()),
        SpokenOption(["--language"], told=Text("de taal.", "the language."), type=OneOf({"nl": "nl", "en": "en"}), default="nl"),
    ],
)


def run(*words):
    return CliRunner().invoke(COMMAND, words, prog_name="kast")


def test_a_command_that_fits_is_carried_out():
    done = run("--year", "2016")
    assert (done.exit_code, done.stdout) == (0, "2016 b nl\n")


@pytest.mark.parametrize("year", ["0", "20166", "16", "-2016", "２０１６", " 2016", ""])
def test_only_a_year_of_four_digits_fits(year):
    done = run(f"--year={year}")
    assert done.exit_code == 2
    assert f"“{year}” past niet bij --year" in done.stderr


@pytest.mark.parametrize(("words", "sentence"), [((), "De kast is vol.\n"), (("--language", "en"), "The cupboard is full.\n")])
def test_a_refusal_is_said_on_stderr_alone(words, sentence):
    done = run("--year", "2016", "--sort", "c", *words)
    assert (done.exit_code, done.stdout, done.stderr) == (REFUSED, "", sentence)


def test_what_nobody_expected_is_not_hidden():
    done = run("--year", "2016", "--sort", "bug")
    assert done.exit_code == 1
    assert isinstance(done.exception, ZeroDivisionError)


@pytest.mark.parametrize("words", [("--help", "--language", "en"), ("--language=en", "--help")])
def test_the_help_speaks_english_wherever_that_is_asked(words):
    help_text = run(*words).stdout
    assert help_text.startswith("Usage: kast --year YEAR [options]\n\nPuts something in the cupboard.\n\nOptions:\n")
    assert help_text.endswith("\nClosing.\n")
    assert "the sort." in help_text


def test_the_help_speaks_dutch_first():
    assert run("--help").stdout.startswith("Gebruik: kast --year YEAR [opties]")


def test_without_a_command_line_dutch_is_spoken():
    assert language_of(None) == "nl"
    assert said(Text("ja", "yes"), None) == "ja"


def test_a_place_is_named():
    assert run("--year", "2016", "--place", "plank").stdout == "2016 b nl plank\n"
    done = run("--year", "2016", "--place", "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Achter --place hoort de naam van een bestand of map")


@pytest.mark.parametrize(("words", "sentence"), [((), "meer dan één keer"), (("--language", "en"), "more than once")])
def test_an_option_is_given_once(words, sentence):
    done = run("--year", "2016", "--year=2015", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--year" in done.stderr
    assert sentence in done.stderr


def test_a_word_that_is_no_text_is_shown_as_far_as_it_can_be():
    done = run("--year", "2016", "--place", "\udcffé.json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "“\\xffé.json”" in done.stderr
    assert "UTF-8" in done.stderr
