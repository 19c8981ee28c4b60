"""A file as it comes along, before anybody looked at it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """Something that came along with a message (nl: meegestuurd bestand). Its name and kind are what the sender says."""

    name: str
    kind: str
    content: bytes = field(repr=False)
