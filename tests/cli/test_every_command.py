"""Every command and every group of commands speaks: whole help in both languages, the language of the terminal, own words."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from gehoord.cli import COMMANDS, main
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import SpokenCommand, SpokenOption

CLICKS_OWN = (click.types.IntParamType, click.types.UUIDParameterType, click.types.DateTime, click.Choice)


def found(command: click.Command, *words: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from found(below, *words, name)


def everything() -> list[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(main)
    return [one for name in COMMANDS for one in found(main.get_command(context, name), name)]


EVERYTHING = everything()
CARRIED_OUT = [(words, command) for words, command in EVERYTHING if not isinstance(command, click.Group)]


def named(one: object) -> str:
    return " ".join(one) if isinstance(one, tuple) else ""


@pytest.mark.parametrize(("words", "command"), EVERYTHING, ids=named)
def test_it_speaks(words, command):
    assert isinstance(command, SpokenCommand | SpokenGroup)
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert all(isinstance(option, SpokenOption) for option in options)
    assert "--language" in {name for option in options for name in option.opts}
    assert not [option.opts for option in command.params if isinstance(option.type, CLICKS_OWN) and not option.is_flag]


@pytest.mark.parametrize(("words", "command"), EVERYTHING, ids=named)
def test_its_help_follows_the_terminal_and_is_in_one_language(words, command):
    said = {
        lang: CliRunner(env={"LC_ALL": lang}).invoke(main, [*words, "--help"], prog_name="gehoord").output
        for lang in ("nl_NL.UTF-8", "en_GB.UTF-8")
    }
    assert said["nl_NL.UTF-8"].startswith("Gebruik: ")
    assert said["en_GB.UTF-8"].startswith("Usage: ")
    for text in said.values():
        assert "(nl:" not in text


@pytest.mark.parametrize(("words", "command"), CARRIED_OUT, ids=named)
def test_its_help_says_what_the_exit_codes_mean(words, command):
    for language, word in (("nl", "Uitkomst: 0"), ("en", "Outcome: 0")):
        asked = [*words, "--language", language, "--help"]
        assert word in CliRunner().invoke(main, asked, prog_name="gehoord").output


@pytest.mark.parametrize(("words", "command"), CARRIED_OUT, ids=named)
def test_a_language_it_does_not_speak_is_said_so(words, command):
    asked = CliRunner().invoke(main, [*words, "--language", "fr"], prog_name="gehoord")
    assert (asked.exit_code, "Kies uit: nl, en" in asked.stderr or "Choose from: nl, en" in asked.stderr) == (2, True)
