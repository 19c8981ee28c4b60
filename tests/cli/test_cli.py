from __future__ import annotations

from importlib.util import find_spec

import pytest
from click.testing import CliRunner

from gehoord.cli import COMMANDS, main


def test_every_command_has_a_module_and_tells_what_it_does():
    for name in COMMANDS:
        assert find_spec(f"gehoord.cli.{name}")
        asked = CliRunner().invoke(main, [name, "--help"])
        assert asked.exit_code == 0
        assert "Usage:" in asked.output or "Gebruik:" in asked.output


def test_the_help_names_every_command():
    asked = CliRunner().invoke(main, ["--help"])
    assert asked.exit_code == 0
    for name in COMMANDS:
        assert name in asked.output


@pytest.mark.parametrize("name", ["nonsense", "__init__", "glossary"])
def test_a_module_that_is_no_command_is_not_one(name):
    assert CliRunner().invoke(main, [name]).exit_code == 2
