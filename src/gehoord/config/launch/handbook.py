"""What `./gehoord --help` says, from its pages. Standard library alone: it can be read before all else is installed."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from gehoord.config.launch.speech import answer
from gehoord.practice.words import Language, Text

PAGES = Path(__file__).parent / "handbook_pages"
TABLE = Path(__file__).parents[2] / "cli" / "commands.toml"
"""Every command with its place and its words; the commands read it too (nl: lijst van opdrachten)."""

WIDEST = 20
COMMANDS = ("up", "down", "status", "reset", "test", "bench", "screenshots")


def page(name: str) -> Text:
    """One page of the manual in both languages (nl: bladzijde van de handleiding)."""
    dutch, english = ((PAGES / f"{name}.{language}.txt").read_text(encoding="utf-8").rstrip() for language in ("nl", "en"))
    return Text(dutch, english)


def overview() -> Text:
    """All commands by group; a star stands by those that need a running house (nl: overzicht)."""
    return page("overview").filled(commands=Text(_listed("nl"), _listed("en")))


def _listed(language: Language) -> str:
    groups = tomllib.loads(TABLE.read_text(encoding="utf-8"))["group"]
    return "\n\n".join("\n".join([group[language], *(_line(row, language) for row in group["command"])]) for group in groups)


def _line(row: dict[str, str], language: Language) -> str:
    name = f"./gehoord {row['name']}"
    return f"  {name + '*' if row.get('running') else name:<{WIDEST}}  {row[language]}"


def main(words: list[str]) -> int:
    """Say what there is to know about a command, or about all of them (nl: handleiding)."""
    command = next((word for word in words if word in COMMANDS), None)
    answer(page(command) if command else overview())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
