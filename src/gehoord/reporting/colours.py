"""Colours of a theme and how well they can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LINEAR_BELOW = 0.04045
"""Where the curve of sRGB becomes a straight line (nl: knik in de sRGB-kromme). Source: IEC 61966-2-1."""


def is_colour(value: object) -> bool:
    """Whether this is a colour of six hexadecimal digits, such as "#0B5C6B" (nl: is een kleur)."""
    return isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value) is not None


def contrast(one: str, other: str) -> float:
    """The contrast between two colours, from 1 to 21 (nl: contrast). Source: WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)


@dataclass(frozen=True, slots=True)
class Colours(Mapping[str, str]):
    """The colours of one scheme, light or dark, by the name of their token (nl: kleuren)."""

    tokens: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.tokens[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)
