"""A page of HTML made plain."""

from __future__ import annotations

import re

from justhtml import JustHTML

from gehoord.intake.inbound.plain import MOST, paragraphs


def from_page(page: str) -> str:
    """What stands on a page of HTML, without its form, its pictures and whatever it would run (nl: platte tekst)."""
    told = JustHTML(re.sub(r"\s+", " ", page[: 4 * MOST]))
    bodies = told.query("body")
    text = "\n".join(body.to_text(separator="\n", strip=False, separator_blocks_only=True) for body in bodies)
    return paragraphs("\n".join(line.strip() for line in text.split("\n")))
