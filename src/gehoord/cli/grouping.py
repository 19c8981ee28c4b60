"""Commands that hold other commands, and speak the language of who reads them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import click

from gehoord.cli.speaking import LANGUAGE, MEANT, OPTIONS, UNKNOWN, USAGE, SpokenCommand, hear_language, misfit, said
from gehoord.practice.words import Text

NO_COMMAND = Text("De opdracht “{name}” bestaat niet.{meant}", "There is no command “{name}”.{meant}")
COMMANDS = Text("Opdrachten", "Commands")
COMMAND = Text("OPDRACHT", "COMMAND")
MORE = Text("Meer over een opdracht: {command} {name} --help", "More about a command: {command} {name} --help")
RUNNING = Text(
    "* werkt alleen als Gehoord draait: start het eerst met ./gehoord up.",
    "* works only while Gehoord is running: start it first with ./gehoord up.",
)
"""What a star behind a command says (nl: sterretje)."""
DUTCH_WORD = re.compile(r"\s*\(nl: [^)]*\)")


class SpokenGroup(click.Group):
    """A command of commands, whose help is whole and in one language (nl: groep opdrachten)."""

    def __init__(self, *names: Any, told: Text, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.told = told
        LANGUAGE(self)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line up to the name of a command (nl: opdracht lezen). Raises: Misfit."""
        hear_language(ctx, args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as reason:
            raise misfit(UNKNOWN.filled(option=reason.option_name, meant=""), ctx) from reason

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named, or say which was meant (nl: opdracht zoeken). Raises: Misfit."""
        if self.get_command(ctx, args[0]) is None:
            close = get_close_matches(args[0], self.known(ctx), n=1)
            meant = MEANT.filled(option=close[0]) if close else ""
            name = args[0].encode("utf-8", "backslashreplace").decode("utf-8")
            raise misfit(NO_COMMAND.filled(name=name, meant=meant), ctx)
        return super().resolve_command(ctx, args)

    def known(self, ctx: click.Context) -> list[str]:
        """The names somebody may have meant (nl: bekende opdrachten)."""
        return self.list_commands(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows the shape of a command (nl: gebruik)."""
        formatter.write_usage(ctx.command_path, f"{said(COMMAND, ctx)} [{said(OPTIONS, ctx).lower()}]", said(USAGE, ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What these commands are about (nl: uitleg)."""
        formatter.write_paragraph()
        formatter.write_text(said(self.told, ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with its whole sentence (nl: opdrachten opnoemen)."""
        with formatter.section(said(COMMANDS, ctx)):
            found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            starred = {name: f"{name}{'*' * self.needs_the_house(name)}" for name, _ in found}
            formatter.write_dl([(starred[name], _told(command, ctx)) for name, command in found if command is not None])
        if any(map(self.needs_the_house, starred)):
            formatter.write_paragraph()
            formatter.write_text(said(RUNNING, ctx))

    def needs_the_house(self, name: str) -> bool:  # noqa: ARG002 - of a group whose commands differ in it
        """Whether a command of a group that needs nothing itself works only while the house runs (nl: sterretje)."""
        return False

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Where there is more (nl: slot)."""
        formatter.write_paragraph()
        formatter.write_text(said(MORE.filled(command=ctx.command_path, name=said(COMMAND, ctx)), ctx))


def _told(command: click.Command, ctx: click.Context) -> str:
    if isinstance(command, SpokenCommand | SpokenGroup):
        return said(command.told, ctx)
    return DUTCH_WORD.sub("", (command.help or "").split("\n\n")[0].replace("\n", " "))
