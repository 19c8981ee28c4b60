"""The counsellor's own text for a report, written as plain paragraphs and lists."""

from __future__ import annotations

import re

from gehoord.reporting.document import Block, Bullets, Paragraph

ITEM = re.compile(r"\s*(?:[-*•]|\d+[.)])\s+(.*)")
HEADING = re.compile(r"\A#{1,6}\s+")
# So much and no more: without an end every mark would be followed to the end of a long line.
EMPHASIS = re.compile(r"(\*\*|__|\*|(?<!\w)_|_(?!\w))(?=\S)(.{1,300}?)(?<=\S)\1")


def blocks_of(notes: str) -> tuple[Block, ...]:
    """Turn a text into paragraphs and lists (nl: tekst van de vertrouwenspersoon).

    An empty line ends a paragraph; lines that begin with a dash or a number are a list. Marks of Markdown for headings and
    emphasis are left out, and nothing in the text is taken for code.
    """
    parts = re.split(r"\n[ \t]*\n", notes.replace("\r\n", "\n").strip())
    return tuple(block for part in parts for block in _blocks(part.split("\n")))


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    words: list[str] = []
    items: list[str] = []
    for line in lines:
        item = ITEM.fullmatch(line)
        if item:
            items.append(_plain(item[1]))
        elif items and line.startswith((" ", "\t")):
            items[-1] += f" {_plain(line)}"
        else:
            words.append(_plain(line))
    if any(words):
        blocks.append(Paragraph(" ".join(word for word in words if word)))
    if items:
        blocks.append(Bullets(tuple(items)))
    return blocks


def _plain(line: str) -> str:
    return EMPHASIS.sub(r"\2", HEADING.sub("", line.strip(), count=1)).strip()
