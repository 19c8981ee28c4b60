"""A code for coming back, as six Dutch words or as 24 digits: drawn by chance, and read as somebody typed it."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

WORDS, DIGITS = 6, 24
EACH = 11
"""Bits in one word: the list has 2 to the 11th of them (nl: bits per woord)."""

BITS = WORDS * EACH
"""Chance in a code, in either spelling (nl: toeval in een code)."""

PROOF = 13
"""Bits of a number in digits that say whether it was copied well; they follow from the rest (nl: controlebits)."""

GROUP = 4
LONGEST = 400
WORD, DIGIT, NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d"), re.compile(r"\d(?:[\s.,-]*\d)+")
LIST = Path(__file__).with_name("words.txt")


class WordUnknown(Refused):
    """A word was typed that is in no code (nl: onbekend woord). The list is public, so saying so gives nothing away."""

    sentence = Text(
        "Het woord “{word}” staat niet in onze lijst. Kijk nog eens goed op het briefje.",
        "The word “{word}” is not in our list. Look again at how you wrote it down.",
    )


class WordAlmost(Refused):
    """A word was typed that is one letter away from a word of the list (nl: bijna goed)."""

    sentence = Text(
        "Het woord “{word}” staat niet in onze lijst. Is het “{near}”?",
        "The word “{word}” is not in our list. Do you mean “{near}”?",
    )


class OtherNumberOfWords(Refused):
    """Fewer or more words than six were typed (nl: ander aantal woorden)."""

    sentence = Text(
        "Een code is zes woorden, met een spatie ertussen. Wij zien er nu {number}.",
        "A code is six words, with a space between them. We now see {number}.",
    )


class OtherNumberOfDigits(Refused):
    """Fewer or more digits than twenty-four were typed (nl: ander aantal cijfers)."""

    sentence = Text("Het getal heeft 24 cijfers. Wij zien er nu {number}.", "The number has 24 digits. We now see {number}.")


class DigitsDoNotAddUp(Refused):
    """The digits were not copied well: their proof does not follow from the rest (nl: cijfers anders overgenomen)."""

    sentence = Text(
        "Er is een cijfer anders dan op het briefje. Kijk het getal nog eens na.",
        "One digit differs from what you wrote down. Look at the number once more.",
    )


@dataclass(frozen=True, slots=True)
class Code:
    """A code in the hand: 66 bits of chance, shown once and stored nowhere (nl: code om terug te komen)."""

    secret: int = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The code as six words (nl: in woorden)."""
        known = word_list()
        return tuple(known[self.secret >> EACH * place & 2**EACH - 1] for place in reversed(range(WORDS)))

    @property
    def digits(self) -> tuple[str, ...]:
        """The same code as 24 digits, in groups of four (nl: in cijfers)."""
        said = f"{self.secret << PROOF | _proof(self.secret):0{DIGITS}d}"
        return tuple(said[start : start + GROUP] for start in range(0, DIGITS, GROUP))

    @property
    def content(self) -> bytes:
        """The code as bytes, to make a key of (nl: als bytes)."""
        return self.secret.to_bytes(BITS // 8 + 1)


def draw() -> Code:
    """A new code (nl: trekken)."""
    return Code(secrets.randbits(BITS))


def read(typed: str) -> Code:
    """A code as somebody typed it: with capitals, accents, dashes, commas or numbers before the words (nl: lezen).

    Raises: WordUnknown, WordAlmost, OtherNumberOfWords, OtherNumberOfDigits, DigitsDoNotAddUp.
    """
    plain = _plain(typed[:LONGEST])
    words = _worded(plain)
    if not words:
        return _from_digits("".join(DIGIT.findall(plain)))
    for word in words:
        if word not in _places():
            near = _nearest(word)
            raise WordAlmost(word=word, near=near) if near else WordUnknown(word=word)
    if len(words) != WORDS:
        raise OtherNumberOfWords(number=len(words))
    return _from_words(words)


def all_in(text: str) -> Iterator[Code]:
    """Every code that stands somewhere in a text, also by chance (nl: codes in een tekst)."""
    # Every line that is said comes by here, so what is common is passed quickly.
    plain, known, run = _plain(text), _places(), 0
    words = _worded(plain)
    for place, word in enumerate(words, 1):
        run = run + 1 if word in known else 0
        if run >= WORDS:
            yield _from_words(words[place - WORDS : place])
    if len(DIGIT.findall(plain)) < DIGITS:
        return
    for found in NUMBER.findall(plain):
        digits = "".join(DIGIT.findall(found))
        for start in range(len(digits) - DIGITS + 1):
            try:
                yield _from_digits(digits[start : start + DIGITS])
            except DigitsDoNotAddUp:
                continue


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words, in alphabetical order (nl: woordenlijst)."""
    return tuple(LIST.read_text(encoding="ascii").split())


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(word_list())}


def _plain(typed: str) -> str:
    if typed.isascii():
        return typed.lower()
    apart = unicodedata.normalize("NFKD", typed.casefold().replace("ĳ", "ij"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _worded(plain: str) -> list[str]:
    return WORD.findall(plain)


def _from_words(words: Sequence[str]) -> Code:
    secret = 0
    for word in words:
        secret = secret << EACH | _places()[word]
    return Code(secret)


def _from_digits(digits: str) -> Code:
    if len(digits) != DIGITS:
        raise OtherNumberOfDigits(number=len(digits))
    secret, proof = divmod(int(digits), 2**PROOF)
    if secret >> BITS or proof != _proof(secret):
        raise DigitsDoNotAddUp
    return Code(secret)


def _proof(secret: int) -> int:
    return int.from_bytes(hashlib.sha256(b"gehoord.codes" + secret.to_bytes(BITS // 8 + 1)).digest()[:2]) >> 16 - PROOF


def _nearest(word: str) -> str:
    """The one word of the list that is a letter away: too many, too few, another, or two that changed places."""
    near = [known for known in word_list() if _is_near(known, word)]
    return near[0] if len(near) == 1 else ""


def _is_near(known: str, typed: str) -> bool:
    if abs(len(known) - len(typed)) > 1:
        return False
    same = next((place for place, (one, other) in enumerate(zip(known, typed, strict=False)) if one != other), None)
    if same is None:
        return True
    rest, other = known[same:], typed[same:]
    turned = rest[:2] == other[1::-1] and rest[2:] == other[2:] and len(rest) > 1
    return turned or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
