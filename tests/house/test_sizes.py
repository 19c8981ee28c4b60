"""Small enough to read: a file, a function, a room, and the words a room says to others."""

from __future__ import annotations

import ast
from collections import Counter

from tests.house.tree import Module, Tree, expect_none

FILE, FUNCTION, ROOM, WORDS = 400, 40, 2500, 15
WRITTEN = (".py", ".html", ".css", ".js", ".typ", ".sql")


def long_files(tree: Tree) -> list[str]:
    written = {path: text for path, text in tree.texts.items() if path.endswith(WRITTEN) and "/migrations/" not in path}
    return [f"{path}: {lines} lines" for path, text in written.items() if (lines := len(text.splitlines())) > FILE]


def long_functions(tree: Tree) -> list[str]:
    return [
        module.at(node.lineno, f"{node.name} has {lines} lines")
        for module in tree.modules
        for node in module.functions
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION
    ]


def large_rooms(tree: Tree) -> list[str]:
    """A package within a room has a door of its own and is read by itself, so it is measured by itself."""
    sizes: Counter[str] = Counter()
    for module in tree.house:
        if module.room:
            sizes[module.path.rpartition("/")[0]] += len(module.text.splitlines())
    return [f"{folder}: {lines} lines" for folder, lines in sizes.items() if lines > ROOM]


def words_at_the_door(module: Module) -> set[str]:
    """What an __init__ gives out: its __all__, or else every public name that it binds."""
    bound: set[str] = set()
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom | ast.Import) and getattr(node, "module", "") != "__future__":
            bound |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            named = {target.id for target in targets if isinstance(target, ast.Name)}
            if "__all__" in named and isinstance(node.value, ast.List | ast.Tuple):
                return set(ast.literal_eval(node.value))
            bound |= named
    return {name for name in bound if not name.startswith("_")}


def talkative_rooms(tree: Tree) -> list[str]:
    """The doors of rooms and of packages in them. The list of tables that the framework wants in models/ is no door."""
    doors = [module for module in tree.house if module.path.endswith("/__init__.py") and "/models/" not in module.path]
    return [f"{door.path}: {len(words)} words" for door in doors if len(words := words_at_the_door(door)) > WORDS]


def test_no_file_is_longer_than_400_lines(repository):
    expect_none(long_files(repository))


def test_no_function_is_longer_than_40_lines(repository):
    expect_none(long_functions(repository))


def test_no_room_is_larger_than_2500_lines(repository):
    expect_none(large_rooms(repository))


def test_no_room_says_more_than_fifteen_words(repository):
    expect_none(talkative_rooms(repository))


def test_a_long_file_is_seen(build):
    assert long_files(build({"src/gehoord/web/pages.py": "x = 1\n" * 401})) == ["src/gehoord/web/pages.py: 401 lines"]


def test_a_long_function_is_seen(build):
    body = "    x = 1\n" * 40
    tree = build({"src/gehoord/web/pages.py": f"class Page:\n  def show():\n{body}"})
    assert long_functions(tree) == ["src/gehoord/web/pages.py:2: show has 41 lines"]


def test_a_large_room_is_seen_and_its_migrations_do_not_count(build):
    files = {f"src/gehoord/web/page_{number}.py": "x = 1\n" * 251 for number in range(10)}
    assert large_rooms(build(files)) == ["src/gehoord/web: 2510 lines"]
    migrations = {f"src/gehoord/people/migrations/{number}.py": "x = 1\n" * 300 for number in range(10)}
    assert not any("people" in finding for finding in large_rooms(build(migrations)))


def test_a_package_in_a_room_is_measured_by_itself(build):
    pages = {f"src/gehoord/web/{folder}/page_{number}.py": "x = 1\n" * 300 for folder in ("in", "out") for number in range(5)}
    assert large_rooms(build(pages)) == []
    more = {f"src/gehoord/web/in/more_{number}.py": "x = 1\n" * 300 for number in range(5)}
    assert large_rooms(build({**pages, **more})) == ["src/gehoord/web/in: 3000 lines"]


def test_a_talkative_door_is_seen_by_its_list_or_by_its_names(build):
    words = [f"word_{number}" for number in range(16)]
    tree = build(
        {
            "src/gehoord/web/__init__.py": f"__all__ = {words!r}\n",
            "src/gehoord/people/__init__.py": f"from gehoord.people.roles import {', '.join(words)}\n",
            "src/gehoord/practice/__init__.py": "from __future__ import annotations\n_private = 1\n",
        }
    )
    assert talkative_rooms(tree) == ["src/gehoord/people/__init__.py: 16 words", "src/gehoord/web/__init__.py: 16 words"]
