"""Every public word says in one sentence what it is, with the Dutch word, and which refusals a verb can give."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.tree import Function, Module, Tree, called, expect_none, family

DUTCH = re.compile(r"\(nl: [^()]+\)(?=[.:;]?(\s|$))")
SENTENCE_ENDS = re.compile(r"(?<!bijv)(?<!e\.g)(?<!i\.e)[.!?]\s+[A-Z]")
OWN_BASES = {
    "",
    "Term",
    "Refused",
    "NamedTuple",
    "Protocol",
    "StrEnum",
    "IntEnum",
    "Enum",
    "Exception",
    "ABC",
    "Generic",
    "TypedDict",
}


def first_sentence_has_dutch(docstring: str) -> bool:
    """Whether `(nl: …)` closes the first sentence: nothing before it ends a sentence."""
    found = DUTCH.search(docstring)
    return bool(found) and not SENTENCE_ENDS.search(docstring[: found.start()])


def is_public(name: str) -> bool:
    return not name.startswith("_")


def public_words(module: Module, own: set[str]) -> Iterator[ast.ClassDef | Function]:
    """Public classes and functions of a module, and public methods of classes that take no orders from a framework."""
    for node in module.tree.body:
        if isinstance(node, Function) and is_public(node.name):
            yield node
        elif isinstance(node, ast.ClassDef) and is_public(node.name):
            yield node
            if all(called(base) in own | OWN_BASES for base in node.bases):
                yield from (part for part in node.body if isinstance(part, Function) and is_public(part.name))


def wordless(tree: Tree) -> list[str]:
    own = {node.name for module in tree.house for node in module.classes if all(called(base) in OWN_BASES for base in node.bases)}
    return [
        module.at(node.lineno, f"{node.name} does not say (nl: …) in its first sentence")
        for module in tree.house
        for node in public_words(module, own)
        if not first_sentence_has_dutch(ast.get_docstring(node) or "")
    ]


def speakers(module: Module) -> Iterator[tuple[ast.ClassDef | Function, list[Function]]]:
    """Who must tell, with the functions they tell for: a public function for itself, a public class for its making."""
    for node in module.tree.body:
        if isinstance(node, Function) and is_public(node.name):
            yield node, [node]
        elif isinstance(node, ast.ClassDef) and is_public(node.name):
            methods = [part for part in node.body if isinstance(part, Function)]
            yield node, [part for part in methods if part.name in ("__init__", "__post_init__", "__new__")]
            yield from ((part, [part]) for part in methods if is_public(part.name))


def untold_refusals(tree: Tree) -> list[str]:
    """Public functions, and classes when they are made, that raise a refusal their docstring does not name under Raises."""
    refusals = {node.name for _, node in family(tree.house, "Refused")} | {"Refused"}
    found = []
    for module in tree.house:
        for speaker, parts in speakers(module):
            told = (ast.get_docstring(speaker) or "").partition("Raises:")[2]
            raised = {called(node.exc) for part in parts for node in ast.walk(part) if isinstance(node, ast.Raise) and node.exc}
            untold = sorted(name for name in raised & refusals if not re.search(rf"\b{name}\b", told))
            found += [
                module.at(speaker.lineno, f"{speaker.name} does not tell under Raises: that it raises {name}") for name in untold
            ]
    return found


def test_every_public_word_gives_its_dutch_in_the_first_sentence(repository):
    expect_none(wordless(repository))


def test_every_verb_names_the_refusals_it_raises(repository):
    expect_none(untold_refusals(repository))


def test_a_word_without_dutch_is_seen(build):
    tree = build(
        {
            "src/gehoord/practice/outcomes.py": '''
class Outcome(Term):
    """How an action ended (nl: uitkomst). More about it."""

    def first(self):
        """The first one."""

def bare(): ...

def late():
    """Two sentences. The second has it (nl: laat)."""

def _private(): ...

class Page(View):
    """A page (nl: pagina)."""

    def get(self): ...
'''
        }
    )
    assert [finding.split(": ")[1].split()[0] for finding in wordless(tree)] == ["first", "bare", "late"]


def test_a_refusal_that_is_not_told_is_seen(build):
    tree = build(
        {
            "src/gehoord/practice/errors.py": "class TooLate(Refused): ...\nclass FarTooLate(TooLate): ...\n",
            "src/gehoord/practice/terms.py": '''
def told():
    """Raises: TooLate."""
    raise TooLate

def untold():
    """Raises: TooLate."""
    raise FarTooLate(on="x")

class Period:
    """A period."""
    def __post_init__(self):
        raise TooLate

def _inside():
    raise TooLate
''',
        }
    )
    assert untold_refusals(tree) == [
        "src/gehoord/practice/terms.py:6: untold does not tell under Raises: that it raises FarTooLate",
        "src/gehoord/practice/terms.py:10: Period does not tell under Raises: that it raises TooLate",
    ]
