"""Files are nouns of the field; names that fit everything say nothing."""

from __future__ import annotations

from pathlib import PurePosixPath

from tests.house.tree import HOUSE, Tree, expect_none, words_of

EMPTY = {"manager", "service", "helper", "helpers", "util", "utils", "base", "common", "data", "info", "process"}


def empty_file_names(tree: Tree) -> list[str]:
    """Every part of a path in the house, of a template as well as of a module, and the names of tests and benchmarks."""
    inside = [path for path in tree.paths if path.startswith((HOUSE, "tests/", "benchmarks/"))]
    return [
        path for path in inside if EMPTY & {word for part in PurePosixPath(path).parts for word in words_of(part.split(".")[0])}
    ]


def empty_class_names(tree: Tree) -> list[str]:
    return [
        module.at(node.lineno, node.name)
        for module in tree.modules
        for node in module.classes
        if EMPTY & set(words_of(node.name))
    ]


def test_every_file_has_a_name_of_the_field(repository):
    expect_none(empty_file_names(repository))


def test_every_class_has_a_name_of_the_field(repository):
    expect_none(empty_class_names(repository))


def test_an_empty_file_name_is_seen(build):
    names = ["casework/case_service.py", "web/templates/base.html", "utils/__init__.py", "web/information.py", "people/roles.py"]
    tree = build({f"src/gehoord/{name}": "" for name in names})
    assert empty_file_names(tree) == [
        f"src/gehoord/{name}" for name in ("casework/case_service.py", "utils/__init__.py", "web/templates/base.html")
    ]


def test_an_empty_class_name_is_seen(build):
    tree = build({"src/gehoord/people/models.py": "class People: ...\nclass PersonManager: ...\nclass Database: ...\n"})
    assert empty_class_names(tree) == ["src/gehoord/people/models.py:2: PersonManager"]
