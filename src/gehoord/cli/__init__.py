"""The commands, each in a module of its own that is read only when it is asked for, so that every command starts at once."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click
import django

from gehoord.cli.contents import chapters, listed
from gehoord.cli.grouping import RUNNING, SpokenGroup
from gehoord.cli.speaking import REFUSED, language_of, said
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

__all__ = ["COMMANDS", "main"]

COMMANDS = tuple(sorted(command.name for command in listed().values() if not command.launched))
"""Each is a module of this room that holds a command of the same name (nl: opdrachten)."""

ABOUT = Text("Het systeem voor vertrouwenswerk in de jeugdhulp.", "The system for confidential counselling in youth care.")


class NotRunning(Refused):
    """The database does not answer (nl: draait niet)."""

    sentence = Text("Gehoord draait niet. Start het met ./gehoord up.", "Gehoord is not running. Start it with ./gehoord up.")


class Commands(SpokenGroup):
    """Finds a command by the name of its module, and says in one sentence why something is refused (nl: opdrachten)."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the same in every context
        """The names of all commands (nl: opdrachten opnoemen)."""
        return list(COMMANDS)

    def known(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the same in every context
        """The names of all commands, those of the launcher too (nl: bekende opdrachten)."""
        return list(listed())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - idem
        """The command with this name, None if there is none (nl: opdracht zoeken)."""
        if cmd_name not in COMMANDS:
            return None
        if listed()[cmd_name].running:
            django.setup()
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Carry a command out; what is refused is said on stderr, with exit code 3 (nl: uitvoeren)."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            _refuse(refusal, ctx)
        except Exception as reason:
            if not _is_silence(reason):
                raise
            _refuse(NotRunning(), ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by group (nl: opdrachten opnoemen)."""
        for title, commands in chapters():
            with formatter.section(said(title, ctx)):
                formatter.write_dl([(f"{command.name}{'*' * command.running}", said(command.told, ctx)) for command in commands])
        formatter.write_paragraph()
        formatter.write_text(said(RUNNING, ctx))


def _is_silence(reason: Exception) -> bool:
    """Whether no database answered: one that does answer gives its reason a code."""
    # Not imported: who makes a report from a folder opens no database and waits for none.
    opened = sys.modules.get("django.db.utils")
    unanswered = opened is not None and isinstance(reason, opened.OperationalError)
    return unanswered and getattr(reason.__cause__, "sqlstate", None) is None


def _refuse(refusal: Refused, ctx: click.Context) -> None:
    click.echo(refusal.told_in(language_of(ctx)), err=True)
    ctx.exit(REFUSED)


@click.group(cls=Commands, told=ABOUT)
def main() -> None:
    """Work with registers and reports (nl: gehoord)."""
