"""Commands that speak the language of the terminal, or the one that `--language` asks for: in help, in refusals, in answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text

T = TypeVar("T")
C = TypeVar("C", bound=Callable[..., Any])

REFUSED = 3
"""The exit code when what was asked is refused; 2 is click's for a command line that does not fit (nl: geweigerd)."""

SPOKEN = "gehoord.language"

TERMINAL = click.Option(["--terminal"], envvar=("LC_ALL", "LC_MESSAGES", "LANG"))
"""What the terminal says of its language; click reads it, and it is never typed (nl: taal van de terminal)."""

MISSING = Text("De optie {option} ontbreekt: {told}", "The option {option} is missing: {told}")
NOT_SAID = Text("Er ontbreekt iets: {what}.", "Something is missing: {what}.")
UNKNOWN = Text("De optie {option} bestaat niet.{meant}", "There is no option {option}.{meant}")
MEANT = Text(" Bedoelt u {option}?", " Did you mean {option}?")
NO_VALUE = Text("Achter {option} hoort nog een waarde.", "A value belongs after {option}.")
NOT_A_CHOICE = Text(
    "“{value}” past niet bij {option}. Kies uit: {choices}.", "“{value}” does not fit {option}. Choose from: {choices}."
)
NOT_A_YEAR = Text(
    "“{value}” past niet bij {option}. Geef een jaar, zoals 2016.", "“{value}” does not fit {option}. Give a year, such as 2016."
)
NOT_A_PLACE = Text(
    "Achter {option} hoort de naam van een bestand of map; een punt is de map waarin u bent.",
    "The name of a file or folder belongs after {option}; a dot is the folder you are in.",
)
MORE_THAN_ONCE = Text(
    "De optie {option} staat er meer dan één keer. Geef haar één keer.", "{option} is given more than once. Give it once."
)
NO_LETTERS = Text(
    "In “{word}” staan tekens die geen UTF-8 zijn. Kies een naam met gewone letters.",
    "“{word}” holds characters that are not UTF-8. Choose a name of ordinary letters.",
)
SURPLUS = Text("Dit hoort niet in de opdracht: {words}.", "This does not belong in the command: {words}.")
SEE_HELP = Text("Alle mogelijkheden: {command} --help", "All possibilities: {command} --language en --help")
USAGE = Text("Gebruik: ", "Usage: ")
OPTIONS = Text("Opties", "Options")


class Misfit(click.UsageError):
    """A command line that does not fit, said in one sentence (nl: opdracht past niet)."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on stderr, and where to find more (nl: vertellen)."""
        click.echo(self.message, file=file, err=file is None)
        if self.ctx is not None:
            click.echo(said(SEE_HELP.filled(command=self.ctx.command_path), self.ctx), file=file, err=file is None)


def language_of(context: click.Context | None) -> Language:
    """The language a command line asks for, else that of the terminal: Dutch where it says so (nl: taal van de opdracht)."""
    asked: Language | None = context.meta.get(SPOKEN) if context is not None else None
    spoken = TERMINAL.resolve_envvar_value(context or click.Context(click.Command(None))) or ""
    return asked or ("nl" if spoken.lower().startswith("nl") else "en")


def hear_language(context: click.Context, words: list[str]) -> None:
    """Take the language from a command line that names one (nl: taal horen)."""
    asked = re.search(r"--language[= ](nl|en)\b", " ".join(words))
    if asked:
        context.meta[SPOKEN] = asked[1]


def said(text: Text, context: click.Context | None) -> str:
    """A text in the language of this command line (nl: gezegd)."""
    return text.spoken_in(language_of(context))


def misfit(sentence: Text, context: click.Context | None) -> Misfit:
    """What to raise where a command line does not fit (nl: opdracht past niet)."""
    return Misfit(said(sentence, context), ctx=context)


class OneOf(click.ParamType[T, str]):
    """One of a few words, and what each stands for (nl: keuze)."""

    name = "choice"

    def __init__(self, choices: Mapping[str, T]) -> None:
        self.choices = choices

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """Take the word, or say which there are (nl: keuze lezen). Raises: Misfit."""
        if value not in self.choices:
            raise misfit(NOT_A_CHOICE.filled(value=value, option=_name(param), choices=", ".join(self.choices)), ctx)
        return self.choices[value]


class Year(click.ParamType[int, str]):
    """A year of four digits (nl: jaar)."""

    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Take the year (nl: jaar lezen). Raises: Misfit."""
        if not re.fullmatch("[1-9][0-9]{3}", value, re.ASCII):
            raise misfit(NOT_A_YEAR.filled(value=value, option=_name(param)), ctx)
        return int(value)


class Place(click.ParamType[Path, str]):
    """The name of a file or folder (nl: plaats)."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Take the name; nothing at all would mean the folder one is in (nl: plaats lezen). Raises: Misfit."""
        if not value:
            raise misfit(NOT_A_PLACE.filled(option=_name(param)), ctx)
        return Path(value)


class SpokenOption(click.Option):
    """An option that says in two languages what it is for (nl: optie)."""

    def __init__(self, *names: Any, told: Text, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.told = told

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it is for (nl: regel in de hulp)."""
        shape = "" if self.is_flag else f" {self.make_metavar(ctx)}"
        return "  ".join(self.opts) + shape, said(self.told, ctx)


def option(name: str, nl: str, en: str, **settings: Any) -> Callable[[C], C]:
    """An option of a command, with what it is for in two languages (nl: optie)."""
    return click.option(name, cls=SpokenOption, told=Text(nl, en), **settings)


LANGUAGE = option(
    "--language",
    "nl of en; zonder keuze de taal van de terminal.",
    "nl or en; the language of the terminal if not chosen.",
    metavar="LANGUAGE",
    type=OneOf({"nl": "nl", "en": "en"}),
    expose_value=False,
)
"""The option that every command has; who carries out a command need not ask for it (nl: taal kiezen)."""


class SpokenCommand(click.Command):
    """A command whose help and refusals are spoken in two languages (nl: opdracht)."""

    allow_extra_args = True

    def __init__(self, *names: Any, told: Text, closing: Text, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.told, self.closing = told, closing

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line (nl: opdracht lezen). Raises: Misfit."""
        hear_language(ctx, args)
        _check_letters(args, ctx)
        try:
            self._check_once(ctx, args)
            rest = super().parse_args(ctx, args)
        except click.UsageError as reason:
            raise self._in_own_words(reason, ctx) from reason
        if rest:
            raise misfit(SURPLUS.filled(words=" ".join(rest)), ctx)
        return rest

    def _check_once(self, ctx: click.Context, args: list[str]) -> None:
        _, _, order = self.make_parser(ctx).parse_args(list(args))
        given = [option for option in order if isinstance(option, SpokenOption) and not (option.multiple or option.is_flag)]
        for option in given:
            if given.count(option) > 1:
                raise misfit(MORE_THAN_ONCE.filled(option=_name(option)), ctx)

    def _in_own_words(self, reason: click.UsageError, ctx: click.Context) -> click.UsageError:
        match reason:
            case click.MissingParameter(param=SpokenOption() as option):
                return misfit(MISSING.filled(option=_name(option), told=option.told), ctx)
            case click.MissingParameter(param=click.Argument() as argument):
                return misfit(NOT_SAID.filled(what=argument.make_metavar(ctx)), ctx)
            case click.NoSuchOption():
                close = get_close_matches(reason.option_name, [name for option in self.params for name in option.opts], n=1)
                meant = MEANT.filled(option=close[0]) if close else ""
                return misfit(UNKNOWN.filled(option=reason.option_name, meant=meant), ctx)
            case click.BadOptionUsage():
                return misfit(NO_VALUE.filled(option=reason.option_name), ctx)
            case _:
                return reason

    def invoke(self, ctx: click.Context) -> Any:
        """Carry it out; what is refused is said on stderr, with exit code 3 (nl: uitvoeren)."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            click.echo(refusal.told_in(language_of(ctx)), err=True)
            ctx.exit(REFUSED)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows the shape of the command (nl: gebruik)."""
        required = [_shape(parameter, ctx) for parameter in self.params if parameter.required]
        formatter.write_usage(ctx.command_path, " ".join((*required, f"[{said(OPTIONS, ctx).lower()}]")), said(USAGE, ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does (nl: uitleg)."""
        formatter.write_paragraph()
        formatter.write_text(said(self.told, ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each option is for (nl: opties)."""
        records = [option.get_help_record(ctx) for option in self.params if isinstance(option, click.Option)]
        with formatter.section(said(OPTIONS, ctx)):
            formatter.write_dl([record for record in records if record is not None])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the exit codes mean and an example (nl: slot)."""
        formatter.write_paragraph()
        for line in said(self.closing, ctx).splitlines():
            formatter.write(f"{line}\n")


def _check_letters(words: list[str], context: click.Context) -> None:
    for word in words:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            told = word.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            raise misfit(NO_LETTERS.filled(word=told), context)


def _shape(parameter: click.Parameter, context: click.Context) -> str:
    value = parameter.make_metavar(context)
    return f"{_name(parameter)} {value}" if isinstance(parameter, click.Option) else value


def _name(parameter: click.Parameter | None) -> str:
    return parameter.opts[0] if parameter is not None else ""
