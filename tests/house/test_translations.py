"""Dutch is the source; the English is complete, and has the same blanks."""

from __future__ import annotations

import ast
import re

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize
from tests.house.tree import HOUSE, Tree, called, expect_none

ENGLISH = f"{HOUSE}web/locale/*/en/LC_MESSAGES/django.po"
SAYS = {"gettext", "gettext_lazy", "lazily", "gettext_noop", "ngettext", "ngettext_lazy", "_"}
IN_TEMPLATE = re.compile(r"""(?:\bn?gettext|(?<!\w)_)\((u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*")""")
BLANK = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def said_in_templates(tree: Tree) -> set[str]:
    """Every Dutch message that a template says through the translation tags; a plural is filed under its singular."""
    found: set[str] = set()
    for path, text in tree.texts.items():
        if path.startswith(HOUSE) and "/templates/" in path and path.endswith((".html", ".txt")):
            found |= {ast.literal_eval(quoted) for quoted in IN_TEMPLATE.findall(templatize(text, origin=path))}
    return found


def said_in_code(tree: Tree) -> set[str]:
    """Every Dutch message that a module says through gettext; a plural is filed under its singular."""
    return {
        node.args[0].value
        for module in tree.house
        for node in module.nodes
        if isinstance(node, ast.Call) and called(node) in SAYS and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def catalogue(tree: Tree) -> Catalog:
    whole = Catalog(locale="en")
    for path in sorted(tree.root.glob(ENGLISH)):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                whole[message.id] = message
    return whole


def translated(message: str | tuple[str, ...]) -> list[str]:
    return [message] if isinstance(message, str) else list(message)


def untranslated(tree: Tree) -> list[str]:
    """Messages that are said and have no English, or only an uncertain one."""
    english = catalogue(tree)
    found = []
    for said in sorted(said_in_templates(tree) | said_in_code(tree)):
        entry = english.get(said)
        if entry is None or entry.fuzzy or not all(translated(entry.string)):
            found.append(f"no English for: {said}")
    return found


def empty_entries(tree: Tree) -> list[str]:
    entries = [entry for entry in catalogue(tree) if entry.id]
    return [f"empty or uncertain: {entry.id}" for entry in entries if entry.fuzzy or not all(translated(entry.string))]


def other_blanks(tree: Tree) -> list[str]:
    """Entries whose English fills other blanks than the Dutch; of a plural the last form is compared."""
    entries = [entry for entry in catalogue(tree) if entry.id]
    blanks = [{tuple(sorted(set(BLANK.findall(translated(text)[-1])))) for text in (entry.id, entry.string)} for entry in entries]
    return [f"other blanks in: {entry.id}" for entry, kinds in zip(entries, blanks, strict=True) if len(kinds) > 1]


def test_everything_that_is_said_has_its_english(repository):
    expect_none(untranslated(repository))


def test_no_entry_is_empty_or_uncertain(repository):
    expect_none(empty_entries(repository))


def test_dutch_and_english_fill_the_same_blanks(repository):
    expect_none(other_blanks(repository))


def test_a_gap_in_the_english_is_seen(build):
    tree = build(
        {
            ENGLISH: (
                'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                'msgid "Dag"\nmsgstr "Hello"\n\n'
                'msgid "Leeg"\nmsgstr ""\n\n'
                '#, fuzzy\nmsgid "Misschien"\nmsgstr "Perhaps"\n\n'
                'msgid "Dag %(name)s"\nmsgstr "Hello %(nam)s"\n'
            ),
            f"{HOUSE}web/templates/page.html": (
                "{% load i18n %}{% translate 'Dag' %}{% translate \"Leeg\" %}"
                '{% blocktranslate with name=x trimmed %}\n Dag\n {{ name }}!{% endblocktranslate %}{{ _("Le\'eg") }}'
                "{% blocktranslate count n=n %}een{% plural %}meer{% endblocktranslate %}"
            ),
            f"{HOUSE}web/pages.py": 'x = gettext("Misschien")\ny = _("Tot ziens")\n',
        }
    )
    unsaid = ["Dag %(name)s!", "Le'eg", "Leeg", "Misschien", "Tot ziens", "een"]
    assert untranslated(tree) == [f"no English for: {said}" for said in unsaid]
    assert empty_entries(tree) == ["empty or uncertain: Leeg", "empty or uncertain: Misschien"]
    assert "other blanks in: Dag %(name)s" in other_blanks(tree)
