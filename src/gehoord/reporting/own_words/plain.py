"""How plainly a text reads: the length of its sentences and words, held beside the level that everybody can read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?:\n]+")
SYLLABLE = re.compile(r"(?:aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyàáâäèéêëìíîïòóôöùúûü])", re.IGNORECASE)

EASY: Final = 58.0
"""From so much ease on, a text reads at B1 (nl: grens van B1)."""
LONG_SENTENCE, LONG_WORD = 18, 15
SHORTEST = 20
"""A text of fewer words is not measured (nl: te kort om te meten)."""


@dataclass(frozen=True, slots=True)
class Plainness:
    """How a text reads (nl: leesbaarheid). `ease` is the reading ease of Flesch as Douma set it for Dutch, None when too short.

    `sentences`: those of more than eighteen words; `words`: those of more than fifteen letters, each once.
    """

    ease: float | None
    sentences: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it reads at B1 (nl: leest op B1)."""
        return self.ease is None or self.ease >= EASY


def plainness_of(text: str) -> Plainness:
    """Measure how plainly a text reads (nl: leesbaarheid meten). It warns and never blocks. Source: Douma 1960."""
    sentences = [" ".join(one.split()) for one in SENTENCE.findall(text) if WORD.search(one)]
    words = WORD.findall(text)
    ease = None
    if len(words) >= SHORTEST:
        syllables = sum(max(1, len(SYLLABLE.findall(word))) for word in words)
        ease = round(206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words), 1)
    return Plainness(
        ease=ease,
        sentences=tuple(one for one in sentences if len(WORD.findall(one)) > LONG_SENTENCE),
        words=tuple(dict.fromkeys(word for word in words if len(word) > LONG_WORD)),
    )
