"""The commands, each in a module of its own that is read only when it is asked for, so that every command starts at once."""

from __future__ import annotations

from importlib import import_module

import click
import django

COMMANDS = ("backup", "demo", "directory", "docs", "journal", "keys", "people", "register", "report", "restore", "retention")
"""Each is a module of this room that holds a command of the same name (nl: opdrachten)."""

WITH_DATABASE = frozenset({"backup", "demo", "directory", "journal", "keys", "people", "register", "restore", "retention"})


class Commands(click.Group):
    """Finds a command by the name of its module (nl: opdrachten)."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the same in every context
        """The names of all commands (nl: opdrachten opnoemen)."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - idem
        """The command with this name, None if there is none (nl: opdracht zoeken)."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in WITH_DATABASE:
            django.setup()
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands)
def main() -> None:
    """Work with registers and reports (nl: gehoord)."""
