from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import SpokenCommand
from gehoord.practice.words import Text

LONG = Text(f"Zet {'heel veel ' * 20}in de kast.", f"Puts {'very much ' * 20}in the cupboard.")


@click.group(cls=SpokenGroup, told=Text("Over kasten.", "About cupboards."))
def cupboard() -> None:
    """Not shown (nl: kast)."""


@cupboard.command("fill", cls=SpokenCommand, told=LONG, closing=Text("Slot.", "Closing."))
def fill() -> None:
    click.echo("gevuld")


@cupboard.command()
def empty() -> None:
    """Empty the cupboard (nl: legen)."""


def run(*words, **surroundings):
    return CliRunner(env=surroundings).invoke(cupboard, words, prog_name="kast")


def test_help_is_whole_and_in_one_language():
    help_text = run("--help").stdout
    assert help_text.startswith("Gebruik: kast OPDRACHT [opties]\n\nOver kasten.\n\nOpdrachten:\n")
    assert " ".join(help_text.split()).count("heel veel") == 20
    assert "(nl:" not in help_text
    assert "Empty the cupboard" in help_text


@pytest.mark.parametrize("tongue", ["C.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"])
def test_a_terminal_that_is_not_dutch_hears_english(tongue):
    assert "About cupboards." in run("--help", LC_ALL=tongue).stdout
    assert "There is no command" in run("fil", LC_ALL=tongue).stderr


def test_what_is_asked_for_goes_before_the_terminal():
    assert "About cupboards." in run("--language", "en", "--help").stdout
    assert "Over kasten." in run("--language=nl", "--help", LC_ALL="C").stdout


def test_a_command_that_does_not_exist_gets_the_nearest():
    asked = run("fil")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert asked.stderr == "De opdracht “fil” bestaat niet. Bedoelt u fill?\nAlle mogelijkheden: kast --help\n"
    assert "Bedoelt" not in run("xyzzy").stderr
    assert "\\udcff" in run("\udcff").stderr


def test_an_option_that_does_not_exist_is_said_in_own_words():
    asked = run("--loud")
    assert (asked.exit_code, "De optie --loud bestaat niet." in asked.stderr) == (2, True)


def test_a_command_that_exists_is_carried_out():
    assert run("fill").stdout == "gevuld\n"
