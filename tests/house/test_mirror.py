"""Tests mirror the tree: who knows where a thing stands knows where it is proved."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath

from tests.house.tree import Function, Module, Tree, expect_none

OTHER_FOLDERS = {"walks", "printed", "house", "told", "browser", "benchmarks"}

PROVED_ELSEWHERE = {
    "src/gehoord/casework/exchange/": "steps of one taking over, proved by what becomes of it: tests/registers/test_taking_in.py",
    "src/gehoord/casework/facts.py": "what it tells is joined and counted in one place: tests/reporting/test_harvest.py",
    "src/gehoord/casework/standing.py": "a stand is seen by what is given out of it: tests/registers/test_giving_out.py",
    "src/gehoord/reporting/handing/": "steps of one road, proved by walking it: tests/reporting/road/test_road.py",
    "src/gehoord/reporting/models/": "the tables of one room, proved together: tests/reporting/test_models.py",
    "src/gehoord/reporting/portal/": "what programs are given, proved by asking: tests/web/portal/test_api.py",
    "src/gehoord/reporting/road/": "steps of one road, proved by walking it: tests/reporting/road/test_road.py",
    "src/gehoord/web/office/year/": "the pages of that road, walked in a browser: tests/browser/test_walk_of_a_year.py",
    "src/gehoord/web/portal/api/": "what programs can ask, proved by asking it: tests/web/portal/test_api.py",
    "src/gehoord/invented/": "the steps of one generator, proved by what the nation counts to: tests/invented/test_nation.py",
}
"""Modules, or folders of them, without a test file of their own: why, and where they are proved."""


def has_logic(module: Module) -> bool:
    """Whether something can go wrong in it: a function, or a class with one. Lists, settings and addresses have none."""
    return any(isinstance(node, Function) for node in module.nodes)


def its_tests(module: Module) -> str:
    """The name its test file has: test_<module>, for a package test_<package>."""
    path = PurePosixPath(module.path)
    return f"test_{path.parent.name if path.stem.startswith('__') else path.stem}.py"


def unproved(tree: Tree) -> list[str]:
    """A test file counts anywhere below the folder of the room; a room of one file has tests/test_<room>.py or a folder too."""
    tests = [PurePosixPath(path) for path in tree.paths if path.startswith("tests/")]
    found = []
    for module in tree.house:
        if not has_logic(module) or module.path.startswith(tuple(PROVED_ELSEWHERE)) or not module.room:
            continue
        wanted = its_tests(module)
        if not any(path.name == wanted and (path.parts[1] in (module.room, wanted)) for path in tests):
            found.append(f"{module.path}: no tests/{module.room}/**/{wanted}")
    return found


def strangers(tree: Tree) -> list[str]:
    """Folders below tests that are neither a room nor one of the known kinds."""
    folders = {PurePosixPath(path).parts[1] for path in tree.paths if path.startswith("tests/") and path.count("/") > 1}
    return sorted(folders - set(tree.rooms) - OTHER_FOLDERS)


def vacant(tree: Tree) -> list[str]:
    """Test files without a single assertion, raise or check by a library of checks: they cannot fail."""
    tests = [module for module in tree.modules if PurePosixPath(module.path).name.startswith("test_")]
    return [module.path for module in tests if not any(map(can_fail, module.nodes))]


def can_fail(node: ast.AST) -> bool:
    """An assertion, a block that expects something to be raised, or what a page is expected to show."""
    expects = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "expect"
    return expects or isinstance(node, ast.Assert | ast.With)


def test_every_module_with_logic_has_its_tests(repository):
    expect_none(unproved(repository))


def test_every_folder_of_tests_has_its_room(repository):
    expect_none(strangers(repository))


def test_every_test_file_can_fail(repository):
    expect_none(vacant(repository))


def test_what_is_proved_elsewhere_exists_and_so_does_its_proof(repository):
    for path, reason in PROVED_ELSEWHERE.items():
        assert any(found.startswith(path) for found in repository.paths), path
        assert reason.rpartition(": ")[2] in repository.paths, reason


def test_a_module_without_tests_is_seen(build):
    logic = "def f(): ...\n"
    tree = build(
        {
            "src/gehoord/web/pages.py": logic,
            "src/gehoord/web/errors.py": logic,
            "src/gehoord/web/urls.py": "urlpatterns = []\n",
            "src/gehoord/reporting/formats/html.py": logic,
            "src/gehoord/jobs.py": logic,
            "tests/web/test_errors.py": "def test(): assert True\n",
            "tests/reporting/formats/test_html.py": "def test(): assert True\n",
            "tests/test_jobs.py": "def test(): assert True\n",
            "tests/people/test_pages.py": "def test(): ...\n",
        }
    )
    assert unproved(tree) == ["src/gehoord/web/pages.py: no tests/web/**/test_pages.py"]
    assert strangers(tree) == ["people"]
    assert vacant(tree) == ["tests/people/test_pages.py"]
