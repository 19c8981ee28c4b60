"""Every dependency is pinned, hashed, and has its reason in one line."""

from __future__ import annotations

import re
from importlib.metadata import packages_distributions

from tests.house.tree import Tree, expect_none

KINDS = ("run", "dev", "bench")
REASONS = "docs/decisions/0002-dependencies.md"
# Django takes the hasher where it is installed; the packages of letters are found by the package that knows them all.
UNSEEN = {"argon2-cffi": {"django"}, "fontpkg-atkinson-hyperlegible": {"fontpkg"}, "fontpkg-fira-sans": {"fontpkg"}}
NAME = re.compile(r"^[A-Za-z0-9][\w.-]*")


def spelled(name: str) -> str:
    """A package name as the index writes it: lower case, single dashes."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(text: str) -> dict[str, str]:
    """The packages a requirements file asks for: name and the whole line, continuation lines joined."""
    lines = (line.strip() for line in text.replace("\\\n", " ").splitlines())
    return {spelled(found[0]): line for line in lines if (found := NAME.match(line))}


def unpinned(tree: Tree) -> list[str]:
    """Packages asked for in a .in that its .txt does not pin, and lines of a .txt without version or hash."""
    found = []
    for kind in KINDS:
        pinned = named(tree.texts[f"requirements/{kind}.txt"])
        found += [
            f"{kind}.in asks for {name}; {kind}.txt does not have it" for name in asked_for(tree, kind) if name not in pinned
        ]
        found += [f"{kind}.txt: {name}" for name, line in pinned.items() if "==" not in line or "--hash=sha256:" not in line]
    return found


def asked_for(tree: Tree, kind: str) -> list[str]:
    return list(named(tree.texts[f"requirements/{kind}.in"]))


def pinned_apart(tree: Tree) -> list[str]:
    """Packages that the tests run in another version than the product does."""
    run = named(tree.texts["requirements/run.txt"])
    versions = {name: line.split()[0] for name, line in run.items()}
    others = {kind: named(tree.texts[f"requirements/{kind}.txt"]) for kind in KINDS[1:]}
    return [
        f"{kind}.txt: {line.split()[0]} beside {versions[name]}"
        for kind, packages in others.items()
        for name, line in packages.items()
        if name in versions and line.split()[0] != versions[name]
    ]


def reasons(text: str) -> dict[str, str]:
    """The rows `| package | why |` of the decision record."""
    rows = re.findall(r"^\| `([^`]+)` \|(.+)\|$", text, re.MULTILINE)
    return {spelled(name.split("[")[0]): why.strip() for name, why in rows}


def unexplained(tree: Tree) -> list[str]:
    """Dependencies without a reason, and reasons whose dependency has gone."""
    told = reasons(tree.texts[REASONS])
    wanted = {name for kind in KINDS for name in asked_for(tree, kind)}
    return sorted(f"{name} has no reason" for name in wanted if not told.get(name)) + sorted(
        f"{name} is explained and not used" for name in told if name not in wanted
    )


def without_use(tree: Tree, modules: dict[str, set[str]]) -> list[str]:
    """Packages that the product runs on and no line of it imports, names as an app or middleware, or asks for by its name."""
    code = "\n".join(text for path, text in tree.texts.items() if path.startswith("src/") and path.endswith(".py"))
    used = set(re.findall(r"^\s*(?:from|import) (\w+)", code, re.MULTILINE)) | set(re.findall(r'"(\w+)(?:\.[\w.]+)?"', code))
    ways = {name: UNSEEN.get(name) or modules.get(name, set()) for name in asked_for(tree, "run")}
    return [name for name, found in ways.items() if not found & used]


def installed() -> dict[str, set[str]]:
    """What each package that is here is imported as."""
    found: dict[str, set[str]] = {}
    for module, packages in packages_distributions().items():
        for package in packages:
            found.setdefault(spelled(package), set()).add(module)
    return found


def test_every_dependency_is_used(repository):
    expect_none(without_use(repository, installed()))


def test_every_dependency_is_pinned_and_hashed(repository):
    expect_none(unpinned(repository))


def test_the_tests_run_what_the_product_runs(repository):
    expect_none(pinned_apart(repository))


def test_every_dependency_has_its_reason(repository):
    expect_none(unexplained(repository))


def test_a_careless_dependency_is_seen(build):
    pinned = "click==8.1.0 \\\n    --hash=sha256:abc\n"
    tree = build(
        {
            "requirements/run.in": "# why\nclick\nDjango_Axes[x]~=1.0\n",
            "requirements/run.txt": pinned + "django-axes==1.0\n",
            "requirements/dev.in": "-r run.in\nruff\n",
            "requirements/dev.txt": "click==8.2.0 --hash=sha256:abc\n",
            "requirements/bench.in": "",
            "requirements/bench.txt": pinned,
            REASONS: "| package | why |\n|---|---|\n| `click` | commands |\n| `pandas` | to compare |\n",
        }
    )
    assert unpinned(tree) == ["run.txt: django-axes", "dev.in asks for ruff; dev.txt does not have it"]
    assert pinned_apart(tree) == ["dev.txt: click==8.2.0 beside click==8.1.0"]
    assert unexplained(tree) == ["django-axes has no reason", "ruff has no reason", "pandas is explained and not used"]


def test_a_dependency_that_nobody_uses_is_seen(build):
    code = 'from click import echo\nAPPS = ["whitenoise.middleware.WhiteNoise"]\n"""About channels."""\n'
    tree = build({"requirements/run.in": "click\nchannels\nwhitenoise\n", "src/gehoord/cli.py": code})
    assert without_use(tree, {name: {name} for name in ("click", "channels", "whitenoise")}) == ["channels"]
