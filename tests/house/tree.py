"""Walks the repository for the house tests: which files there are, and what stands in the Python ones."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = "src/gehoord/"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file: its path from the root of the repository, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @property
    def room(self) -> str:
        """The first name below gehoord, without .py; "" for a file outside the house and for the house's own __init__."""
        inside = self.path.removeprefix(HOUSE)
        return "" if inside in (self.path, "__init__.py") else inside.split("/")[0].removesuffix(".py")

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.path

    @property
    def classes(self) -> list[ast.ClassDef]:
        return [node for node in self.nodes if isinstance(node, ast.ClassDef)]

    @property
    def functions(self) -> list[Function]:
        return [node for node in self.nodes if isinstance(node, Function)]

    @property
    def comments(self) -> Iterator[tuple[int, str]]:
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string

    def at(self, line: int, finding: str) -> str:
        return f"{self.path}:{line}: {finding}"


@dataclass(frozen=True)
class Tree:
    """A repository on disk, or a small bad one that a test has built."""

    root: Path

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file that belongs to the project, from the root: what .gitignore names is left out."""
        ignored = self.root / ".gitignore"
        patterns = [".git", *(ignored.read_text().split() if ignored.exists() else [])]
        return tuple(sorted(self._below(self.root, patterns)))

    def _below(self, folder: Path, patterns: list[str]) -> Iterator[str]:
        for path in folder.iterdir():
            name = path.relative_to(self.root).as_posix()
            if any(fnmatch(path.name, pattern.strip("/")) or name == pattern.strip("/") for pattern in patterns):
                continue
            if path.is_dir():
                yield from () if path.is_symlink() else self._below(path, patterns)
            elif path.exists():
                yield name

    @cached_property
    def texts(self) -> dict[str, str]:
        """The files that are text, by path."""
        found = {}
        for path in self.paths:
            content = (self.root / path).read_bytes()
            if b"\0" not in content[:8000]:
                found[path] = content.decode("utf-8", errors="replace")
        return found

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """Every Python file, tests and benchmarks too; migrations are written by the framework and left out."""
        found = (Module(path, text) for path, text in self.texts.items() if path.endswith(".py"))
        return tuple(module for module in found if not module.is_migration)

    @cached_property
    def rooms(self) -> dict[str, list[Module]]:
        found: dict[str, list[Module]] = {}
        for module in self.house:
            if module.room:
                found.setdefault(module.room, []).append(module)
        return found

    @cached_property
    def house(self) -> tuple[Module, ...]:
        """The Python files of the product itself."""
        return tuple(module for module in self.modules if module.path.startswith(HOUSE))


def called(node: ast.AST) -> str:
    """The last name of what an expression calls or points to: `Text` for Text(...), `words.Text(...)` and `Text[...]`."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Subscript):
        return called(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def dotted(node: ast.AST) -> str:
    """The whole name an expression spells, such as os.environ.get; "" where it spells none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def family(modules: tuple[Module, ...], ancestor: str) -> list[tuple[Module, ast.ClassDef]]:
    """Every class that descends from `ancestor`, followed by name through all modules; the ancestor itself is left out."""
    classes = [(module, node) for module in modules for node in module.classes]
    names = {ancestor}
    while True:
        grown = names | {node.name for _, node in classes if names & {called(base) for base in node.bases}}
        if grown == names:
            return [(module, node) for module, node in classes if node.name in names - {ancestor}]
        names = grown


def words_of(name: str) -> list[str]:
    """The words a name is made of: `CaseManager` and `case_manager` both hold case and manager."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name.replace("_", " ").replace("-", " "))
    return spaced.lower().split()


def expect_none(findings: list[str]) -> None:
    """Fail with every finding on a line of its own."""
    assert not findings, "\n".join(["", *findings])
