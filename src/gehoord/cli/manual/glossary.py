"""The glossary: every word of the field and of the code, gathered from where it is defined."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import gehoord
from gehoord.practice.categories import ConcernKind
from gehoord.practice.concerns import SCHEMES, Scheme

HOUSE = Path(gehoord.__file__).parent
DUTCH = re.compile(r"\s*\(nl: ([^()]+)\)")
OPENING = """# Glossary

Written by `./gehoord docs` from the code itself; change a word there, not here. The first part holds the closed lists with
their codes, as they stand in an exchange folder and in the figures. The second holds the subjects of questions, problems
and complaints. The third names the words that the rooms of the house say to each other, with the Dutch for each.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A public word of the code (nl: woord uit de code): where it stands, its Dutch and its first sentence."""

    name: str
    place: str
    dutch: str
    meaning: str
    node: ast.AST


def glossary() -> str:
    """The whole glossary as Markdown (nl: woordenlijst)."""
    words = list(_words())
    lists = [word for word in words if isinstance(word.node, ast.ClassDef) and _is_list(word.node)]
    lists.sort(key=lambda word: not word.place.startswith("practice."))
    return "\n".join([OPENING, *_lists(lists), *_schemes(), *_rooms(words)]).rstrip() + "\n"


def _words() -> Iterator[Word]:
    for path in sorted(HOUSE.rglob("*.py")):
        place = ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            docstring = " ".join((ast.get_docstring(node) or "").split())
            found = DUTCH.search(docstring)
            if found and not node.name.startswith("_"):
                yield Word(node.name, place, found[1], docstring[: found.start()].rstrip(".") + ".", node)


def _is_list(node: ast.ClassDef) -> bool:
    return any(isinstance(name, ast.Name) and name.id == "Term" for name in node.bases)


def _lists(lists: Iterable[Word]) -> Iterator[str]:
    yield "\n## Closed lists\n"
    for word in lists:
        yield f"### {word.name} · {word.dutch}\n\n{word.meaning} `{word.place}`\n"
        yield from _rows(("code", "Dutch", "English", "meaning"), _members(word.node))


def _members(node: ast.AST) -> Iterator[tuple[str, ...]]:
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Tuple):
            code, dutch, english, *definition = part.value.elts
            told = [ast.literal_eval(one) for text in definition if isinstance(text, ast.Call) for one in text.args]
            yield f"`{ast.literal_eval(code)}`", ast.literal_eval(dutch), ast.literal_eval(english), _both(told)


def _both(told: list[str]) -> str:
    """A definition in both languages on one line, or nothing."""
    return "<br>".join([told[0], f"*{told[1]}*"]) if told else ""


def _schemes() -> Iterator[str]:
    yield "\n## Subjects of questions, problems and complaints\n"
    yield "A scheme holds from its first day until the next begins. Problems have no definitions in the source.\n"
    first, *later = SCHEMES
    for kind in ConcernKind:
        yield f"### {kind.label.en.capitalize()} · {kind.label.nl}, scheme {first.year}\n"
        yield from _subjects(first, kind, {})
    for before, scheme in zip(SCHEMES, later, strict=False):
        yield f"### What changes with scheme {scheme.year}, from {scheme.valid_from:%d-%m-%Y}\n"
        known = {category.code for category in before.choices}
        for kind in ConcernKind:
            if any(category.code not in known for category in scheme.categories(kind)):
                yield from _subjects(scheme, kind, known)


def _subjects(scheme: Scheme, kind: ConcernKind, known: Iterable[str]) -> Iterator[str]:
    rows = [category for category in scheme.categories(kind) if category.code not in known]
    backs = [f"maps back to `{category.maps_back_to}`" if category.maps_back_to else "" for category in rows]
    meanings = [_both(list(category.definition)) if category.definition else "" for category in rows]
    yield from _rows(
        ("code", "Dutch", "English", "meaning"),
        (
            (f"`{one.code}`", one.label.nl, one.label.en, "<br>".join(filter(None, (meaning, back))))
            for one, meaning, back in zip(rows, meanings, backs, strict=True)
        ),
    )


def _rooms(words: list[Word]) -> Iterator[str]:
    yield "\n## Words of the code\n"
    for room in sorted({word.place.split(".")[0] for word in words}):
        inside = [word for word in words if word.place.split(".")[0] == room]
        yield f"### {room}\n"
        rows = ((f"`{word.name}`", word.dutch, word.meaning, f"`{word.place}`") for word in inside)
        yield from _rows(("word", "Dutch", "what it is", "where"), rows)


def _rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}"
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    yield ""
