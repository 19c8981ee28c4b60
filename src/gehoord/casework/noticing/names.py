"""Full names in a text, found with the lists of Dutch names that `deduce` comes with.

Only its lists are read: the whole of it keeps more than a gigabyte in memory and needs minutes to begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?\.?")
END_OF_SENTENCE = ".!?\n:"
INITIAL = re.compile(r"[A-Z]\.")
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NameLists:
    """Dutch first names, surnames, the small words between them, and words that everybody uses (nl: namenlijsten)."""

    first: frozenset[str]
    last: frozenset[str]
    between: frozenset[str]
    everyday: frozenset[str]


def full_names(text: str) -> tuple[str, ...]:
    """The full names in a text, each once, in their order (nl: volledige namen).

    A first name or initials, small words such as “van der”, and a surname. A first name alone is none.
    """
    return tuple(dict.fromkeys(_found(text)))


@cache
def name_lists() -> NameLists:
    """The lists, read when the first text is looked at (nl: namenlijsten)."""
    package = find_spec("deduce")
    assert package is not None  # noqa: S101 - it is among the packages the house runs on
    assert package.submodule_search_locations  # noqa: S101 - idem
    folder = Path(package.submodule_search_locations[0]) / "data" / "lookup" / "src"
    return NameLists(
        first=_listed(folder / "names" / "lst_first_name"),
        last=_listed(folder / "names" / "lst_surname"),
        between=frozenset(word for line in _listed(folder / "names" / "lst_interfix") for word in line.lower().split()),
        everyday=_listed(folder / "whitelist" / "lst_common_word") | _listed(folder / "whitelist" / "lst_stop_word"),
    )


def _listed(folder: Path) -> frozenset[str]:
    items = set((folder / "items.txt").read_text("utf-8").split("\n"))
    exceptions = folder / "exceptions.txt"
    return frozenset(items - set(exceptions.read_text("utf-8").split("\n") if exceptions.exists() else ()) - {""})


def _found(text: str) -> Iterator[str]:
    known = name_lists()
    tokens = list(WORD.finditer(text))
    place = 0
    while place < len(tokens):
        end = _name_from(tokens, place, text, known)
        if end is None:
            place += 1
            continue
        yield re.sub(r"\s+", " ", text[tokens[place].start() : tokens[end].end()]).removesuffix(".")
        place = end + 1


def _name_from(tokens: list[re.Match[str]], start: int, text: str, known: NameLists) -> int | None:
    """Where the name that begins here ends, None where none begins."""
    if not _begins(tokens[start], text, known):
        return None
    at, small = start + 1, 0
    while at < len(tokens) and _together(tokens, at, text):
        word = tokens[at][0]
        if word.lower() in known.between:
            small += 1
        elif not (INITIAL.fullmatch(word) or (word in known.first and not small and _goes_on(tokens, at + 1, text))):
            break
        at += 1
    if at >= len(tokens) or not _together(tokens, at, text):
        return None
    last = tokens[at][0].removesuffix(".")
    is_name = last in known.last or small > 0 or last not in known.first
    return at if last[0].isupper() and len(last) >= SHORTEST and is_name else None


def _begins(token: re.Match[str], text: str, known: NameLists) -> bool:
    word = token[0]
    if INITIAL.fullmatch(word):
        return True
    if word not in known.first or word.lower() in known.between:
        return False
    before = text[: token.start()].rstrip(" \t")
    return not ((not before or before[-1] in END_OF_SENTENCE) and word.lower() in known.everyday)


def _goes_on(tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether one more word with a capital follows, so that what came before was a second first name."""
    return at < len(tokens) and _together(tokens, at, text) and tokens[at][0][0].isupper()


def _together(tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether only a space stands between this word and the one before, and that one ends no sentence."""
    before = tokens[at - 1]
    gap = text[before.end() : tokens[at].start()]
    return gap in {" ", "  "} and (not before[0].endswith(".") or bool(INITIAL.fullmatch(before[0])))
