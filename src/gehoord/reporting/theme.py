"""The house style of an organisation, from one file: its name, its colours, its mark and how to reach it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text, same
from gehoord.reporting.colours import Colours, contrast, is_colour
from gehoord.reporting.logo import LogoRefused, read_logo
from gehoord.reporting.own_files import text_of

PACKAGED = Path(__file__).with_name("theme.toml")

READABLE = 4.5
"""The least contrast between a text and its background (nl: leesbaar contrast). Source: WCAG 2.2, success criterion 1.4.3."""

TEXT_ON_GROUND = (
    ("ink", "paper"),
    ("ink", "sand"),
    ("ink", "petrol-tint"),
    ("ink", "amber-tint"),
    ("muted", "paper"),
    ("muted", "sand"),
    ("petrol", "paper"),
    ("petrol", "sand"),
    ("on-petrol", "petrol"),
    ("coral", "paper"),
    ("amber", "paper"),
    ("leaf", "paper"),
)


class ThemeRefused(Refused):
    """A theme file cannot be used (nl: huisstijlbestand past niet)."""

    sentence = Text(
        "Het huisstijlbestand {file} past nog niet: bij “{key}” {expected}.",
        "The theme file {file} does not fit yet: at “{key}” {expected}.",
    )


class ThemeNotFound(Refused):
    """A theme file cannot be read (nl: huisstijlbestand niet te lezen)."""

    sentence = Text(
        "Het huisstijlbestand {file} is niet te lezen. Kijk of het bestaat en of het TOML in UTF-8 is, van ten hoogste 200 kB.",
        "The theme file {file} cannot be read. See whether it exists and is TOML in UTF-8, of 200 kB at most.",
    )


@dataclass(frozen=True, slots=True)
class Theme:
    """What a report looks like and whose it is (nl: huisstijl).

    `organisation` and `contact` as printed; `logo` is checked SVG that takes its colour from the text around it;
    `light` and `dark` hold one "#RRGGBB" per token of the stylesheet.
    """

    product: str
    organisation: Text
    contact: Text
    logo: str
    light: Colours
    dark: Colours


def read_theme(path: Path | None) -> Theme:
    """Read a theme file, or the packaged one for None (nl: huisstijl lezen). What a file leaves out stays as packaged.

    Raises: ThemeNotFound; ThemeRefused for an unknown key, another kind of value, or a text colour that cannot be read.
    """
    given = _toml(path) if path else {}
    packaged = _toml(PACKAGED)
    reader = _Reader(str(path or PACKAGED))
    for key in given:
        reader.check(key in packaged, key, Text("staat een onbekend woord", "stands an unknown word"))
    theme = Theme(
        product=reader.words("product", given, packaged).nl,
        organisation=reader.words("organisation", given, packaged),
        contact=reader.words("contact", given, packaged),
        logo=reader.logo(given.get("logo"), path.parent if path else PACKAGED.parent),
        light=reader.colours("light", given, packaged),
        dark=reader.colours("dark", given, packaged),
    )
    reader.check_contrast("light", theme.light)
    reader.check_contrast("dark", theme.dark)
    return theme


def as_tokens(colours: Mapping[str, str]) -> str:
    """Colours as custom properties of a stylesheet (nl: kleuren als tokens)."""
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text_of(path))
    except (OSError, ValueError, RecursionError) as reason:
        raise ThemeNotFound(file=path) from reason


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file, and names it in every refusal (nl: lezer)."""

    file: str

    def check(self, fits: bool, key: str, otherwise: Text) -> None:
        if not fits:
            raise ThemeRefused(file=self.file, key=key, expected=otherwise)

    def words(self, key: str, given: Mapping[str, Any], packaged: Mapping[str, Any]) -> Text:
        value = given.get(key, packaged[key])
        if isinstance(value, str):
            return same(value)
        in_two = isinstance(value, dict) and set(value) == {"nl", "en"} and all(isinstance(one, str) for one in value.values())
        self.check(
            in_two, key, Text("hoort een tekst, of een tekst bij nl en bij en", "belongs a text, or a text under nl and en")
        )
        return Text(value["nl"], value["en"])

    def colours(self, key: str, given: Mapping[str, Any], packaged: Mapping[str, Any]) -> Colours:
        own = given.get(key, {})
        self.check(isinstance(own, dict), key, Text("horen kleuren, elk met een naam", "belong colours, each with a name"))
        for name, value in own.items():
            spot = f"{key}.{name}"
            self.check(name in packaged[key], spot, Text("staat een onbekende kleurnaam", "stands an unknown colour name"))
            self.check(is_colour(value), spot, Text("hoort een kleur als #0B5C6B", "belongs a colour like #0B5C6B"))
        return Colours({**packaged[key], **own})

    def check_contrast(self, key: str, colours: Colours) -> None:
        for text, ground in TEXT_ON_GROUND:
            measured = contrast(colours[text], colours[ground])
            needed = Text(
                f"is het contrast met “{ground}” {measured:.1f}; voor tekst is {READABLE} nodig",
                f"the contrast with “{ground}” is {measured:.1f}; text needs {READABLE}",
            )
            self.check(measured >= READABLE, f"{key}.{text}", needed)

    def logo(self, name: object, beside: Path) -> str:
        if name is None:
            return read_logo(PACKAGED.with_name("logo.svg"))
        if name == "":
            return ""
        self.check(isinstance(name, str), "logo", Text("hoort de naam van een svg-bestand", "belongs the name of an svg file"))
        mark = beside / str(name)
        near = Text("hoort een bestand uit dezelfde map", "belongs a file from the same folder")
        self.check(_lies_in(beside, mark), "logo", near)
        try:
            return read_logo(mark)
        except LogoRefused as reason:
            raise ThemeRefused(file=self.file, key="logo", expected=Text(reason.told_in("nl"), reason.told_in("en"))) from reason


def _lies_in(folder: Path, file: Path) -> bool:
    """Whether a file lies in a folder or below it, links followed; nothing is opened to see it."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
