"""The documents are true where a machine can tell: links lead somewhere, commands exist, what is gathered is fresh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePosixPath

import click
import yaml
from tests.house.tree import Tree, expect_none

from gehoord.cli import main
from gehoord.cli.docs import PAGES

LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"\./gehoord[ \t]+([a-z][a-z-]*)((?:[^`\n\\]|\\\n)*)")
WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
OPTION = re.compile(r"--[a-z][a-z-]*")
GIVEN = re.compile(r"--register +([\w-]+/[\w./-]+)")
PAGE = re.compile(r"\bdocs/[\w/-]+\.md\b")
LAUNCHER = "gehoord"
LAUNCHING = "src/gehoord/config/launch/"
EQUAL = ("README.md", "README.nl.md")
TURNS = {*EQUAL}
"""Each of the two sends to the other."""

ENVIRONMENT, STARTING, PLAN = "src/gehoord/config/env.py", "docs/operate/starting.md", "ARCHITECTURE.md"
INSIDE = {"GEHOORD_POOL"}
"""What the launcher tells the processes it starts, and nobody sets."""


def pages(tree: Tree) -> dict[str, str]:
    return {path: text for path, text in tree.texts.items() if path.endswith(".md") and not path.startswith("src/")}


def anchors(text: str) -> set[str]:
    """The places in a page that a link can point to, spelled as the usual renderers do."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(FENCE.sub("", text))}


def broken_links(tree: Tree) -> list[str]:
    found = []
    for path, text in pages(tree).items():
        for target in LINK.findall(FENCE.sub("", text)):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            place = (tree.root / PurePosixPath(path).parent / name).resolve() if name else tree.root / path
            if not place.exists():
                found.append(f"{path}: {target} leads nowhere")
            elif anchor and anchor not in anchors(place.read_text(encoding="utf-8")):
                found.append(f"{path}: {target} has no such heading")
    return found


def pages_spoken_of(tree: Tree) -> list[str]:
    """Pages of the manual that a text of the house sends people to, and that are not there."""
    named = ((path, page) for path, text in tree.texts.items() if path.startswith("src/") for page in PAGE.findall(text))
    return sorted({f"{path}: {page} is not there" for path, page in named if not (tree.root / page).exists()})


def commands(tree: Tree) -> Iterator[tuple[str, list[str], list[str]]]:
    """Every `./gehoord …` that a page tells people to type: the page, the words up to the first option, the options."""
    for path, text in pages(tree).items():
        for name, rest in COMMAND.findall(text):
            typed = rest.split("#")[0].replace("\\\n", " ").split()
            words = list(takewhile(WORD.fullmatch, typed))
            yield path, [name, *words], [word for word in typed if OPTION.fullmatch(word)]


def options_of(tree: Tree, words: list[str]) -> set[str] | None:
    """The options of a command, None where there is no such command. Those of the launcher are read from its texts."""
    command = main.get_command(click.Context(main), words[0])
    if isinstance(command, click.Group) and len(words) > 1:
        command = command.get_command(click.Context(command), words[1])
        if command is None:
            return None
    if command is not None:
        options = [option for option in command.params if isinstance(option, click.Option)]
        return {spelled for option in options for spelled in (*option.opts, *option.secondary_opts)}
    launching = "\n".join(text for path, text in tree.texts.items() if path == LAUNCHER or path.startswith(LAUNCHING))
    known = set(re.findall(r"[\w-]+", launching))
    return {word for word in known if word.startswith("--")} if words[0] in known else None


def untrue_commands(tree: Tree) -> list[str]:
    found = []
    for path, words, options in commands(tree):
        typed = f"{path}: ./gehoord {' '.join(words)}"
        known = options_of(tree, words)
        if known is None:
            found.append(f"{typed} does not exist")
        else:
            found += [f"{typed} has no {option}" for option in options if option not in known | {"--help"}]
    return found


def stale_pages(tree: Tree) -> list[str]:
    return [f"docs/{name}: run ./gehoord docs" for name, page in PAGES.items() if tree.texts.get(f"docs/{name}") != page()]


def blocks(text: str) -> list[str]:
    """What is to be typed, without the remarks."""
    return [re.sub(r"\s*#.*", "", block).split("\n", 1)[1] for block in FENCE.findall(text)]


def links(text: str) -> set[str]:
    """Where a page sends its readers, within the house."""
    return {target for target in LINK.findall(FENCE.sub("", text)) if not re.match(r"[a-z]+:", target)}


def registers_gone(tree: Tree) -> list[str]:
    """Folders that a reader is told to give to a command, and that do not come along."""
    told = [(path, folder) for path, text in pages(tree).items() for folder in GIVEN.findall(text)]
    there = {str(PurePosixPath(path).parent) for path in tree.texts}
    return [f"{path}: {folder} is not there" for path, folder in told if folder not in there]


def settings_untold(tree: Tree) -> list[str]:
    """What somebody may set and the page about starting does not tell of."""
    read = set(re.findall(r'"(GEHOORD_[A-Z_]+|DATABASE_URL|PG_BIN)"', tree.texts[ENVIRONMENT]))
    told = set(re.findall(r"^\| `([A-Z_]+)`", tree.texts[STARTING], re.MULTILINE))
    return sorted(read - told - INSIDE)


def beginnings_elsewhere(tree: Tree) -> list[str]:
    """Files at which the floor plan lets somebody begin to read a room, and that are not in it."""
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", tree.texts[PLAN], re.MULTILINE)
    named = [(room, name) for room, begin in rows for name in re.findall(r"`([\w/]+\.\w+)`", begin)]
    house = tree.root / "src/gehoord"
    return [f"{room}: {name}" for room, name in named if not any((place / name).exists() for place in (house / room, house))]


def test_every_link_leads_somewhere(repository):
    expect_none(broken_links(repository))


def test_every_page_that_the_house_speaks_of_exists(repository):
    expect_none(pages_spoken_of(repository))


def test_every_command_in_the_documents_exists(repository):
    expect_none(untrue_commands(repository))


def test_every_register_in_the_documents_comes_along(repository):
    expect_none(registers_gone(repository))


def test_what_is_gathered_from_the_code_is_fresh(repository):
    expect_none(stale_pages(repository))


def test_both_readmes_have_the_same_parts_and_the_same_commands(repository):
    english, dutch = (repository.texts[name] for name in EQUAL)
    assert blocks(english) == blocks(dutch)
    assert len(HEADING.findall(FENCE.sub("", english))) == len(HEADING.findall(FENCE.sub("", dutch)))
    assert links(english) - TURNS == links(dutch) - TURNS


def test_every_setting_and_every_beginning_in_the_floor_plan_is_there(repository):
    expect_none(settings_untold(repository))
    expect_none(beginnings_elsewhere(repository))


def test_a_setting_that_is_not_told_and_a_beginning_that_is_not_there_are_seen(build):
    plan = "| room | what | begin |\n|---|---|---|\n| `vault` | keys | `keys.py`, then `gone.py` |\n"
    tree = build(
        {
            "src/gehoord/config/env.py": '_said("GEHOORD_ONE")\n_path("GEHOORD_TWO")\n',
            STARTING: "| `GEHOORD_ONE` | one |\n",
            PLAN: plan,
            "src/gehoord/vault/keys.py": "",
        }
    )
    assert settings_untold(tree) == ["GEHOORD_TWO"]
    assert beginnings_elsewhere(tree) == ["vault: gone.py"]


def test_every_decision_has_a_number_of_its_own_and_the_same_parts(repository):
    decisions = {PurePosixPath(path).name: text for path, text in pages(repository).items() if path.startswith("docs/decisions/")}
    numbers = [name[:4] for name in decisions]
    assert numbers == sorted(set(numbers))
    for name, text in decisions.items():
        assert text.startswith(f"# {name[:4]} · "), name
        parts = re.findall(r"^\*\*(\w+)", text, re.MULTILINE)
        assert parts[:2] == ["Context", "Decision"], name
        assert parts[-1] in ("Cost", "Consequences"), name


def test_the_description_for_catalogues_says_what_its_standard_asks(repository):
    described = yaml.safe_load(repository.texts["publiccode.yml"])
    asked = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description"}
    assert asked | {"legal", "maintenance", "localisation"} <= set(described)
    assert described["legal"]["license"] == "EUPL-1.2"
    for language in described["localisation"]["availableLanguages"]:
        words = described["description"][language]
        assert len(words["shortDescription"].strip()) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_a_link_that_leads_nowhere_is_seen(build):
    page = "# One two\n[a](other.md) [b](gone.md) [c](#one-two) [d](other.md#gone) [e](https://example.org)\n```\n[f](gone.md)\n```\n"
    tree = build({"docs/page.md": page, "docs/other.md": "# Here\n"})
    assert broken_links(tree) == ["docs/page.md: gone.md leads nowhere", "docs/page.md: other.md#gone has no such heading"]


def test_a_page_that_is_not_there_is_seen(build):
    tree = build({"src/gehoord/help.txt": "More in docs/here.md and docs/operate/gone.md.", "docs/here.md": "# Here\n"})
    assert pages_spoken_of(tree) == ["src/gehoord/help.txt: docs/operate/gone.md is not there"]


def test_a_command_that_does_not_exist_is_seen(build):
    typed = "./gehoord up --port 80 \\\n  --colour\n./gehoord sing  # --loud\n"
    page = f"`./gehoord docs --folder x` `./gehoord docs --volume 11` `./gehoord demo dance`\n```\n{typed}```\n"
    tree = build({"README.md": page, f"{LAUNCHING}words.py": 'COMMANDS = ("up",)\nOPTIONS = ("--port",)\n'})
    found = [
        "./gehoord docs has no --volume",
        "./gehoord demo dance does not exist",
        "./gehoord up has no --colour",
        "./gehoord sing does not exist",
    ]
    assert untrue_commands(tree) == [f"README.md: {finding}" for finding in found]


def test_a_register_that_is_not_there_is_seen(build):
    page = "`report --register DIR` `report --register a/b` `report --register a/gone --year 2016`"
    tree = build({"README.md": page, "a/b/clients.csv": "id\n"})
    assert registers_gone(tree) == ["README.md: a/gone is not there"]


def test_a_stale_page_is_seen(build):
    tree = build({f"docs/{name}": page() for name, page in PAGES.items()} | {"docs/states.md": "# States\n"})
    assert stale_pages(tree) == ["docs/states.md: run ./gehoord docs"]
