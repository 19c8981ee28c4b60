"""What the house does not do: hide an import, shout a signal, look at the environment, silence a check, leave a thing undone."""

from __future__ import annotations

import ast
import re

from tests.house.tree import HOUSE, Tree, called, dotted, expect_none

ENVIRONMENT = f"{HOUSE}config/env.py"
SIGNALS = re.compile(r"^django(\.\w+)*\.(signals|dispatch)(\.|$)")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|ruff:\s*noqa|mypy:|pyright:|pylint:)", re.IGNORECASE)
REASONED = re.compile(r"#\s*(noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*|type: ignore\[[a-z, -]+\])\s*(-|#|–)\s*\S")
UNDONE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
PASSED_OVER = {"skip", "skipif", "xfail", "importorskip", "NotImplementedError"}


def imported(node: ast.AST) -> list[str]:
    """The full names an import statement brings in."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def hidden_imports(tree: Tree) -> list[str]:
    """Imports inside a function, written as a statement or as a call, in the house and in its tests."""
    found = {
        module.at(part.lineno, "import inside a function")
        for module in tree.modules
        for node in module.functions
        for part in ast.walk(node)
        if imported(part) or (isinstance(part, ast.Call) and called(part) == "__import__")
    }
    return sorted(found)


def signals(tree: Tree) -> list[str]:
    return [
        module.at(node.lineno, name)
        for module in tree.house
        for node in module.nodes
        for name in imported(node)
        if SIGNALS.match(name)
    ]


def casts(tree: Tree) -> list[str]:
    return [
        module.at(node.lineno, "cast")
        for module in tree.modules
        for node in module.nodes
        if "typing.cast" in imported(node) or (isinstance(node, ast.Attribute) and dotted(node) in ("typing.cast", "t.cast"))
    ]


def looks_at_the_environment(tree: Tree) -> list[str]:
    reads = ("os.environ", "os.environb", "os.getenv", "os.putenv")
    return [
        module.at(node.lineno, "the environment is read in config/env.py alone")
        for module in tree.house
        if module.path != ENVIRONMENT
        for node in module.nodes
        if set(reads) & set(imported(node)) or (isinstance(node, ast.Attribute) and dotted(node) in reads)
    ]


def silenced(tree: Tree) -> list[str]:
    """A check that is put out needs its code and, after a dash, the reason."""
    return [
        module.at(line, comment)
        for module in tree.modules
        for line, comment in module.comments
        if SILENCED.search(comment) and not REASONED.search(comment)
    ]


def undone(tree: Tree) -> list[str]:
    comments = [module.at(line, text) for module in tree.modules for line, text in module.comments if UNDONE.search(text)]
    passed_over = [
        module.at(node.lineno, name)
        for module in tree.modules
        for node in module.nodes
        if isinstance(node, ast.Attribute | ast.Name) and (name := called(node)) in PASSED_OVER
        if isinstance(node, ast.Name) or dotted(node.value) in ("pytest", "pytest.mark", "unittest")
    ]
    other = {
        path: text
        for path, text in tree.texts.items()
        if path.startswith(HOUSE) and path.endswith((".html", ".js", ".css", ".typ"))
    }
    return comments + passed_over + [f"{path}: {found[0]}" for path, text in other.items() if (found := UNDONE.search(text))]


def test_every_import_stands_at_the_top(repository):
    expect_none(hidden_imports(repository))


def test_nothing_happens_by_signal(repository):
    expect_none(signals(repository))


def test_no_type_is_talked_over(repository):
    expect_none(casts(repository))


def test_one_file_reads_the_environment(repository):
    expect_none(looks_at_the_environment(repository))


def test_no_check_is_silenced_without_code_and_reason(repository):
    expect_none(silenced(repository))


def test_nothing_is_left_undone_or_passed_over(repository):
    expect_none(undone(repository))


def test_a_hidden_import_is_seen(build):
    text = "import os\ndef f():\n    from a import b\nasync def g():\n    import c\n    __import__('d')\n"
    assert len(hidden_imports(build({"src/gehoord/web/x.py": text}))) == 3


def test_a_signal_is_seen(build):
    shouted = ["from django.db.models.signals import post_save", "from django.dispatch import receiver"]
    text = "\n".join([*shouted, "from django.db.models import signals", "import signal", ""])
    assert len(signals(build({"src/gehoord/web/x.py": text}))) == 3


def test_a_cast_is_seen_and_the_database_function_is_not(build):
    text = "from typing import cast\nimport typing\nx = typing.cast(int, 1)\nfrom django.db.models.functions import Cast\n"
    assert len(casts(build({"src/gehoord/web/x.py": text}))) == 2


def test_a_look_at_the_environment_is_seen_outside_its_one_file(build):
    text = "import os\nfrom os import getenv\nhome = os.environ['HOME']\nuser = os.getenv('USER')\n"
    tree = build({"src/gehoord/web/x.py": text, ENVIRONMENT: text})
    assert [finding.split(": ")[0] for finding in looks_at_the_environment(tree)] == [
        f"src/gehoord/web/x.py:{line}" for line in (2, 3, 4)
    ]


def test_a_silenced_check_is_seen(build):
    bare = ["# noqa", "# noqa: N818", "# type: ignore", "# type: ignore[misc]", "# ruff: noqa", "# mypy: ignore-errors"]
    told = ["# noqa: N818 - the field's word", "# type: ignore[misc]  # a mixin of theirs", "# says noqa nowhere"]
    text = "".join(f"x = 1  {comment}\n" for comment in bare + told)
    assert [int(finding.split(":")[1]) for finding in silenced(build({"src/gehoord/web/x.py": text}))] == [1, 2, 3, 4, 5, 6]


def test_a_thing_left_undone_is_seen(build):
    words = ["TO" + "DO", "sk" + "ip", "NotImplemented" + "Error", "FIX" + "ME"]
    text = "import pytest\n# {}: later\n@pytest.mark.{}\ndef test(): ...\ndef f():\n    raise {}\n".format(*words)
    tree = build(
        {
            "tests/web/test_x.py": text,
            "src/gehoord/web/x.html": f"<!-- {words[3]} -->",
            "src/gehoord/web/y.py": "row.skip()\n",
        }
    )
    assert len(undone(tree)) == 4
