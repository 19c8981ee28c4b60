"""Reads a PDF the way a screen reader, an archive and a person each would."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import page
import pypdf

LENGTH = "PDFA2A-STREAM-LENGTH-001"


def pages(content: bytes) -> list[str]:
    """The words of every page, with runs of white space as one space."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in reader.pages]


def words(content: bytes) -> str:
    return " ".join(pages(content))


def missing(content: bytes, pieces: Iterable[str]) -> list[str]:
    """Those of these texts that a reader does not find."""
    text = _joined(words(content))
    return [piece for piece in pieces if _joined(piece) not in text]


def _joined(text: str) -> str:
    """A line may end behind a hyphen that was written; no word is broken anywhere else."""
    return text.replace("- ", "-")


def shortcomings(content: bytes) -> list[str]:
    """Whatever keeps the file from being PDF/UA-1 and PDF/A-2a at once."""
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    return [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in profiles
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
        if not (failure.rule_id == LENGTH and _length_is_exact(content, failure.object_id))
    ]


def _length_is_exact(content: bytes, stream: page.PdfObjectId | None) -> bool:
    """Whether a stream ends right where it says. The validator takes a last byte 0D for part of the end of the line."""
    number = stream.object_number if stream else -1
    head = re.search(rb"\n%d 0 obj\s*<<.*?/Length (\d+).*?>>\s*stream\n" % number, content, re.DOTALL)
    return bool(head) and content[head.end() + int(head[1]) :].startswith(b"\nendstream")


def tags(content: bytes) -> Counter[str]:
    """How often each kind of tag occurs, such as /H1 and /TH."""
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            found.update([node["/S"]] if "/S" in node else [])
            walk(node.get("/K"))

    walk(root["/StructTreeRoot"])
    return found


def outline(content: bytes) -> list[str]:
    """The bookmarks, from first to last, whatever their depth."""

    def flat(entries: list[Any]) -> list[str]:
        return [title for entry in entries for title in (flat(entry) if isinstance(entry, list) else [entry.title])]

    return flat(pypdf.PdfReader(io.BytesIO(content)).outline)
