"""What the repository carries: no place of one machine, no host to download from, nothing about how it was made."""

from __future__ import annotations

import json
import re

from tests.house.tree import Tree, expect_none

THIS = "tests/house/test_files.py"
LICENCE = "LICENSE"

DOWNLOAD_HOSTS = re.compile(
    r"(files\.pythonhosted\.org|pypi\.org/(simple|packages)|registry\.(npmjs|yarnpkg)\.\w+|deb\.debian\.org|cdn\.\w+|unpkg\.com|"
    r"jsdelivr|fonts\.(googleapis|gstatic)\.com|raw\.githubusercontent\.com|(--|^)(extra-)?index-url|^registry ?=)",
    re.MULTILINE,
)
MACHINE_PATHS = re.compile(r"(?<![\w.}~/])/(work|farm|root|home/\w+|Users/\w+|mnt|tmp/\w+)(?![\w-])")
WORKPLACE = re.compile(
    r"\b(Claude|Anthropic|ChatGPT|OpenAI|Copilot|LLM|sub-?agents?|coding agent|AI[- ](assistant|generated)|"
    r"issues? #?\d+|this session)\b",
    re.IGNORECASE,
)


def places(tree: Tree, pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern stands in the texts of the repository, line by line."""
    return [
        f"{path}:{number}: {found[0]}"
        for path, text in tree.texts.items()
        if path not in (THIS, LICENCE)
        for number, line in enumerate(text.splitlines(), 1)
        if (found := pattern.search(line))
    ]


def lock_files_that_name_a_host(tree: Tree) -> list[str]:
    found = [path for path in tree.paths if path.endswith(("uv.lock", "poetry.lock", "yarn.lock", "Pipfile.lock"))]
    locks = [path for path in tree.paths if path.endswith("package-lock.json")]
    return found + [path for path in locks if '"resolved"' in tree.texts[path]]


def unhashed_packages(tree: Tree) -> list[str]:
    """Front-end packages without a checksum; the first entry of the lock is the project itself."""
    return [
        f"{path}: {name}"
        for path in tree.paths
        if path.endswith("package-lock.json")
        for name, package in json.loads(tree.texts[path])["packages"].items()
        if name and "integrity" not in package
    ]


def links_to_elsewhere(tree: Tree) -> list[str]:
    """Links in the folders of files to something outside the repository, which nobody else has."""
    folders = {(tree.root / path).parent for path in tree.paths}
    links = sorted(path for folder in folders for path in folder.iterdir() if path.is_symlink())
    return [path.relative_to(tree.root).as_posix() for path in links if not path.resolve().is_relative_to(tree.root.resolve())]


def test_no_link_leads_out_of_the_repository(repository):
    expect_none(links_to_elsewhere(repository))


def test_no_file_names_a_host_to_download_from(repository):
    expect_none(places(repository, DOWNLOAD_HOSTS))


def test_no_file_names_a_place_of_one_machine(repository):
    expect_none(places(repository, MACHINE_PATHS))


def test_the_project_speaks_of_the_product_alone(repository):
    expect_none(places(repository, WORKPLACE))


def test_no_lock_file_names_a_host(repository):
    expect_none(lock_files_that_name_a_host(repository))


def test_every_front_end_package_has_its_checksum(repository):
    expect_none(unhashed_packages(repository))


def test_a_host_is_seen(build):
    text = "--index-url x\nhttps://registry.npmjs.org/x\nhttps://pypi.org/project/x\nregistry=x\n<script src='https://cdn.example/x'>\n"
    assert [place.split(":")[1] for place in places(build({"x.txt": text}), DOWNLOAD_HOSTS)] == ["1", "2", "4", "5"]


def test_a_place_of_one_machine_is_seen(build):
    text = 'open("/work/x")\n~/root/x\n{% url %}/home/ann/x\n "/home/ann/x"\ncd /root\nhttps://example.nl/work/x\n/tmp/abc/x\n/usr/bin/x\n'
    assert [place.split(":")[1] for place in places(build({"x.txt": text}), MACHINE_PATHS)] == ["1", "4", "5", "7"]


def test_a_word_of_the_workplace_is_seen(build):
    text = "see issue 12\nthe user agent\nwritten by claude\nan issue with two sides\n"
    assert [place.split(":")[1] for place in places(build({"x.md": text}), WORKPLACE)] == ["1", "3"]


def test_a_lock_file_with_hosts_or_without_checksums_is_seen(build):
    lock = {"packages": {"": {}, "node_modules/htmx": {"resolved": "https://x"}}}
    tree = build({"uv.lock": "", "package-lock.json": json.dumps(lock)})
    assert lock_files_that_name_a_host(tree) == ["uv.lock", "package-lock.json"]
    assert unhashed_packages(tree) == ["package-lock.json: node_modules/htmx"]


def test_a_link_out_of_the_repository_is_seen(build):
    tree = build({"src/here.txt": ""})
    (tree.root / "src/inside").symlink_to(tree.root / "src/here.txt")
    (tree.root / "src/outside").symlink_to(tree.root.parent)
    assert links_to_elsewhere(tree) == ["src/outside"]
