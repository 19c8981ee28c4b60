"""What people read: complete in two languages, kind, and without the name of any organisation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

from tests.house.tree import HOUSE, Module, Tree, called, expect_none, family

UNKIND = re.compile(r"\b(fout|fouten|foute|foutieve?|foutmelding\w*|ongeldige?|verboden)\b", re.IGNORECASE)
READ_BY_PEOPLE = (".html", ".typ", ".js", ".txt", ".toml", ".json")

ORGANISATIONS = re.compile(r"\b(AKJ|Jeugdstem|Zorgbelang\w*|Kindertelefoon|Sensoor|Luisterlijn|SVMN|KJMN|VNG|LSFVP)\b")
MAY_NAME_THEM = ("tests/",)


def blanks(sentence: str) -> set[str]:
    """The blanks to fill; `reason_nl` and `reason_en` are one blank, filled for each language."""
    return {re.sub(r"_(nl|en)$", "", name) for _, name, _, _ in Formatter().parse(sentence) if name}


def two_languages(node: ast.AST | None) -> tuple[str, str] | None:
    """The Dutch and the English of a `Text("…", "…")` as written, or None where it is something else."""
    if not isinstance(node, ast.Call) or called(node) != "Text":
        return None
    said = dict(zip(("nl", "en"), node.args, strict=False)) | {word.arg: word.value for word in node.keywords}
    parts = [part.value for name in ("nl", "en") if isinstance(part := said.get(name), ast.Constant)]
    return (str(parts[0]), str(parts[1])) if len(parts) == 2 else None


def sentence_of(node: ast.ClassDef) -> ast.AST | None:
    for part in node.body:
        targets = part.targets if isinstance(part, ast.Assign) else [part.target] if isinstance(part, ast.AnnAssign) else []
        if any(isinstance(target, ast.Name) and target.id == "sentence" for target in targets):
            return part.value
    return None


def only_parents(tree: Tree) -> set[str]:
    """Classes that others descend from and that nobody raises: the sentence is their children's."""
    parents = {called(base) for module in tree.house for node in module.classes for base in node.bases}
    raised = {called(node.exc) for module in tree.house for node in module.nodes if isinstance(node, ast.Raise) and node.exc}
    return parents - raised


def speechless_refusals(tree: Tree) -> list[str]:
    """Refusals without a sentence of their own in both languages, with the same blanks."""
    found = []
    silent = only_parents(tree)
    for module, node in family(tree.house, "Refused"):
        if node.name in silent and sentence_of(node) is None:
            continue
        said = two_languages(sentence_of(node))
        if said is None or not all(said):
            found.append(module.at(node.lineno, f"{node.name} has no sentence = Text(nl, en)"))
        elif blanks(said[0]) != blanks(said[1]):
            found.append(module.at(node.lineno, f"{node.name} has other blanks in Dutch than in English"))
    return found


def unlabelled_terms(tree: Tree) -> list[str]:
    """Members of a Term that lack the code, the Dutch or the English label."""
    return [
        module.at(part.lineno, f"{node.name}.{called(part.targets[0])} has no code, Dutch and English")
        for module, node in family(tree.house, "Term")
        for part in node.body
        if isinstance(part, ast.Assign) and not is_labelled(part.value)
    ]


def is_labelled(value: ast.AST) -> bool:
    parts = value.elts[:3] if isinstance(value, ast.Tuple) else []
    return len(parts) == 3 and all(isinstance(part, ast.Constant) and str(part.value).strip() for part in parts)


def strings(module: Module) -> Iterator[ast.Constant]:
    """The strings in a module that may be said to somebody: all but the docstrings."""
    bodies = [
        node.body for node in module.nodes if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    docstrings = {id(part.value) for body in bodies for part in body if isinstance(part, ast.Expr)}
    return (
        node
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    )


def unkind_sentences(tree: Tree) -> list[str]:
    said = [module.at(node.lineno, node.value) for module in tree.house for node in strings(module) if UNKIND.search(node.value)]
    templates = {path: text for path, text in tree.texts.items() if path.startswith(HOUSE) and path.endswith(READ_BY_PEOPLE)}
    return said + [f"{path}: {found[0]}" for path, text in templates.items() if (found := UNKIND.search(text))]


def named_organisations(tree: Tree) -> list[str]:
    texts = {path: text for path, text in tree.texts.items() if not path.startswith(MAY_NAME_THEM)}
    return [
        f"{path}:{number}: {found[0]}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := ORGANISATIONS.search(line))
    ]


def test_every_refusal_has_its_sentence_in_both_languages(repository):
    expect_none(speechless_refusals(repository))


def test_every_term_has_both_labels(repository):
    expect_none(unlabelled_terms(repository))


def test_no_sentence_is_unkind(repository):
    expect_none(unkind_sentences(repository))


def test_no_organisation_is_named(repository):
    expect_none(named_organisations(repository))


def test_a_speechless_refusal_is_seen(build):
    tree = build(
        {
            "src/gehoord/practice/errors.py": """
class Refused(Exception): ...
class Good(Refused):
    sentence = Text("Kies een dag na {day}.", "Choose a day " "after {day}.")
class Silent(Refused): ...
class Parent(Refused): ...
class Child(Parent):
    sentence = Text("Nee, dank u.", "No, thank you.")
class LoudParent(Refused): ...
class LoudChild(LoudParent):
    sentence = Text("Nee, dank u.", "No, thank you.")
def no():
    raise LoudParent
class Monolingual(Good):
    sentence = same("Nee.")
class Forgetful(Good):
    sentence = Text("Kies {day}.", "Choose {date}.")
class ByName(Good):
    sentence = Text(nl="Kies een dag.", en="Choose a day.")
"""
        }
    )
    assert [finding.split(": ")[1].split()[0] for finding in speechless_refusals(tree)] == [
        "Silent",
        "LoudParent",
        "Monolingual",
        "Forgetful",
    ]


def test_an_unlabelled_term_is_seen(build):
    members = ['FEMALE = "female", "Vrouw", "Female"', 'MALE = "male", "Man"', 'UNKNOWN = "unknown", "Onbekend", ""']
    text = "class Sex(Term):\n    " + "\n    ".join(members)
    assert len(unlabelled_terms(build({"src/gehoord/practice/clients.py": text}))) == 2


def test_an_unkind_sentence_is_seen_in_code_and_in_a_page(build):
    unkind = "Dat is " + "fout."
    code = f'"""Nothing is {"fout"} about a docstring."""\nx = "{unkind}"\ny = "Foutloos geschreven."\n'
    tree = build({"src/gehoord/web/x.py": code, "src/gehoord/web/x.html": f"<p>{'Ongeldige'} datum</p>"})
    assert len(unkind_sentences(tree)) == 2


def test_a_named_organisation_is_seen(build):
    tree = build(
        {
            "README.md": "Made for\nthe " + "AK" + "J.",
            "src/gehoord/web/x.html": "Bel de Jeugdstem",
            "src/gehoord/web/y.py": "AKJX = 1",
        }
    )
    assert named_organisations(tree) == ["README.md:2: AKJ", "src/gehoord/web/x.html:1: Jeugdstem"]
