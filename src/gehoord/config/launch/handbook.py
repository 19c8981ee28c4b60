"""What `./gehoord --help` says, from its pages. Standard library alone: it can be read before all else is installed."""

from __future__ import annotations

import sys
from pathlib import Path

from gehoord.config.launch.speech import answer
from gehoord.practice.words import Text

PAGES = Path(__file__).parent / "handbook_pages"
COMMANDS = ("up", "down", "status", "reset", "test", "bench")


def page(name: str) -> Text:
    """One page of the manual in both languages (nl: bladzijde van de handleiding)."""
    dutch, english = ((PAGES / f"{name}.{language}.txt").read_text(encoding="utf-8").rstrip() for language in ("nl", "en"))
    return Text(dutch, english)


def main(words: list[str]) -> int:
    """Say what there is to know about a command, or about all of them (nl: handleiding)."""
    answer(page(next((word for word in words if word in COMMANDS), "overview")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
