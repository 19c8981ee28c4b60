"""How hard a text is to read, as far as a computer can tell: by the length of its sentences and of its words.

For Dutch it is the reading ease of Flesch as Douma fitted it (1960), for English that of Flesch (1948): 100 and more is very
easy, below 60 is hard. It knows nothing of which words people know, and nothing of what a text means. So it warns; a reader
decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pyphen import Pyphen

from gehoord.directory.front_door.words import Voice
from gehoord.practice.words import Language, Term

_MARKS = re.compile(r"[*_`#>]|\[|\]\([^)]*\)|^\s*(?:[-+]|[0-9]+\.)\s+", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?:\n]+[.!?:]*")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_FORMULA: dict[Language, tuple[float, float, float]] = {"nl": (206.835, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}
LONG_WORD = 4
"""From how many syllables a word is pointed out (nl: lang woord)."""
MOST_WORDS = 6


class Ease(Term):
    """Whom a text suits, as far as lengths can tell (nl: taalniveau)."""

    SIMPLE = "simple", "eenvoudig, ongeveer A2", "simple, about A2"
    PLAIN = "plain", "gewoon, ongeveer B1", "plain, about B1"
    HARD = "hard", "moeilijker dan B1", "harder than B1"


LIMITS: dict[Ease, tuple[float, float, int, float]] = {Ease.SIMPLE: (90, 9, 16, 0.02), Ease.PLAIN: (70, 14, 25, 0.08)}
"""The least reading ease; the most words in a sentence, on average and at most; and the most long words a word (nl: grenzen).

One long word is never too many, since a short text may have to name somebody.
"""

MEANT: dict[Voice, Ease] = {Voice.CHILD: Ease.SIMPLE, Voice.ADULT: Ease.PLAIN}
"""How easy a text of each voice should be (nl: bedoeld taalniveau)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is to read (nl: leesbaarheid).

    `score`: reading ease; `mean`: words in a sentence; `longest`: the longest sentence; `long_words`: the longest words, six at
    most.
    """

    ease: Ease
    score: int
    mean: float
    longest: str
    long_words: tuple[str, ...]

    def suits(self, voice: Voice) -> bool:
        """Whether it is as easy as its readers need (nl: past bij)."""
        return self.ease.position <= MEANT[voice].position


def reading_of(text: str, language: Language) -> Reading | None:
    """How hard a text in simple mark-up is to read; None where there are no words (nl: leesbaarheid meten)."""
    plain = _MARKS.sub("", text)
    sentences = [found for one in _SENTENCE.findall(plain) if (found := " ".join(one.split())) and _WORD.search(found)]
    words = [word for one in sentences for word in _WORD.findall(one)]
    if not words:
        return None
    syllables = {word: _syllables(word, language) for word in words}
    base, by_sentence, by_syllable = _FORMULA[language]
    mean = len(words) / len(sentences)
    score = base - by_sentence * mean - by_syllable * sum(syllables[word] for word in words) / len(words)
    longest = max(sentences, key=lambda one: len(_WORD.findall(one)))
    hard = sorted({word for word in words if syllables[word] >= LONG_WORD}, key=lambda word: (-syllables[word], word))
    ease = _ease(score, mean, len(_WORD.findall(longest)), (len(hard) - 1) / len(words))
    return Reading(ease, round(score), round(mean, 1), longest, tuple(hard[:MOST_WORDS]))


def _ease(score: float, mean: float, longest: int, more_long_words: float) -> Ease:
    for ease, (least, most, limit, share) in LIMITS.items():
        if score >= least and mean <= most and longest <= limit and more_long_words <= share:
            return ease
    return Ease.HARD


def _syllables(word: str, language: Language) -> int:
    return len(_hyphens(language).positions(word)) + 1


@cache
def _hyphens(language: Language) -> Pyphen:
    return Pyphen(lang={"nl": "nl_NL", "en": "en_US"}[language])
