"""The floor plan in pyproject.toml is kept, knows every room, and would catch a breach of each of its contracts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.house.tree import HOUSE, ROOT, Tree, expect_none

LINTER = Path(sys.executable).with_name("lint-imports")

OUTSIDE: dict[str, set[str]] = {"Doors call verbs": set(), "Reporting keeps": {"gehoord.reporting.models"}}
"""Who stays out of tables, by the beginning of their contract, and which are their own."""

BREACHES = {
    "practice/words.py": "import django\nimport gehoord.people.models\n",
    "web/pages.py": "import gehoord.figures.table\nimport gehoord.people.models\n",
    "reporting/harvest.py": "import gehoord.casework.access\nimport gehoord.casework.models\nimport gehoord.people.models\n",
    "figures/table.py": "import gehoord.figures.facts\n",
    "figures/facts.py": "import gehoord.figures.table\n",
}


def keep_contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the linter on the package below `folder`/src with the contracts of `folder`/pyproject.toml."""
    command = [LINTER, "--no-cache", "--no-logo", "--config", folder / "pyproject.toml"]
    surroundings = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)


def contracts(tree: Tree) -> list[dict[str, object]]:
    return tomllib.loads((tree.root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def floor_plan(tree: Tree) -> list[str]:
    """The rooms of the plan, those that are not yet built in their parentheses."""
    (layers,) = [contract["layers"] for contract in contracts(tree) if contract["type"] == "layers"]
    return [room.strip() for layer in layers for room in layer.split("|")]


def rooms_in_the_wrong_brackets(tree: Tree) -> list[str]:
    plan = floor_plan(tree)
    built = [f"{room} is built: take its parentheses away" for room in tree.rooms if f"({room})" in plan]
    absent = [f"{room} is not built: put it in parentheses" for room in plan if room.isidentifier() and room not in tree.rooms]
    return built + absent


def rooms_nobody_guards(tree: Tree) -> list[str]:
    """Tables that doors or reporting could touch unseen: a room has models and the contract about tables does not name it."""
    tables = {f"gehoord.{module.room}.models" for module in tree.house if re.match(rf"{HOUSE}\w+/models(\.py|/)", module.path)}
    return sorted(f"{name}: {table}" for name, own in OUTSIDE.items() for table in tables - own - forbidden(tree, name))


def forbidden(tree: Tree, name: str) -> set[str]:
    (found,) = [contract["forbidden_modules"] for contract in contracts(tree) if contract["name"].startswith(name)]
    return set(found)


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """The plan with empty rooms: every room that exists, and nothing in it."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("", *(room for room in floor_plan(Tree(ROOT)) if room.isidentifier())):
        folder = tmp_path / HOUSE / room
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    for contract in contracts(Tree(ROOT)):
        for name in contract.get("forbidden_modules", []):
            path = tmp_path / "src" / Path(*name.split("."))
            if name.startswith("gehoord.") and not path.exists():
                path.with_suffix(".py").touch()
    return tmp_path


def test_every_contract_is_kept():
    outcome = keep_contracts(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_room_stands_on_the_plan_as_it_is(repository):
    expect_none(rooms_in_the_wrong_brackets(repository))


def test_every_table_is_out_of_reach_of_the_doors(repository):
    expect_none(rooms_nobody_guards(repository))


def test_every_contract_can_break(skeleton):
    assert keep_contracts(skeleton).returncode == 0
    for name, text in BREACHES.items():
        (skeleton / HOUSE / name).write_text(text)
    told = keep_contracts(skeleton).stdout
    names = [str(contract["name"]) for contract in contracts(Tree(ROOT))]
    assert [name for name in names if not re.search(rf"{re.escape(name)}.* BROKEN", told)] == []


def test_a_room_without_a_floor_is_refused(skeleton):
    stranger = skeleton / HOUSE / "cellar"
    stranger.mkdir()
    (stranger / "__init__.py").touch()
    outcome = keep_contracts(skeleton)
    assert outcome.returncode == 1
    assert "cellar" in outcome.stdout


def test_wrong_brackets_are_seen(build):
    plan = '[[tool.importlinter.contracts]]\ntype = "layers"\nname = "x"\nlayers = ["web | cli", "(casework)"]\n'
    tree = build({"pyproject.toml": plan, "src/gehoord/web/__init__.py": "", "src/gehoord/casework/__init__.py": ""})
    assert rooms_in_the_wrong_brackets(tree) == [
        "casework is built: take its parentheses away",
        "cli is not built: put it in parentheses",
    ]


def test_an_unguarded_table_is_seen(build):
    names = ("Doors call verbs", "Reporting keeps its own")
    plan = "".join(
        f'[[tool.importlinter.contracts]]\ntype = "forbidden"\nname = "{name}"\nforbidden_modules = ["gehoord.people.models"]\n'
        for name in names
    )
    rooms = {f"src/gehoord/{room}/models.py": "" for room in ("people", "survey", "reporting")}
    assert rooms_nobody_guards(build({"pyproject.toml": plan, **rooms})) == [
        "Doors call verbs: gehoord.reporting.models",
        "Doors call verbs: gehoord.survey.models",
        "Reporting keeps: gehoord.survey.models",
    ]
