"""Numbers in a text that may be a count: in digits or in words, in Dutch or in English. In doubt it is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, Final

from gehoord.reporting.own_words.harmless_numbers import HIDDEN, without_harmless
from gehoord.reporting.own_words.number_words import COUNTED, FEW, GATHERED, ROMAN, THINGS, WITH_PEOPLE, WORDS

Shares = Mapping[str, Collection[int]]
"""By the label of a row, what share of the printed total it is, in percent (nl: aandelen)."""

_TO_WHAT = rf"(?:\s+van\s+(?:de|het|die|deze|onze|ons|hun))?(?:\s+[^\W\d_]+){{0,2}}?\s+{COUNTED}(?!\w)"
_OF_SOMEBODY = (
    rf"(?:\s+van\s+(?:de|het|die|deze|onze|ons|hun)|\s+of\s+(?:the|our|these|those|their))?(?:\s+[^\W\d_]+)?\s+{COUNTED}(?!\w)"
)
_AMOUNT: Final = re.compile(
    rf"(?:[^\s{HIDDEN}]*\d[^\s{HIDDEN}]*|(?<!\w)(?:{GATHERED}|{WORDS})(?!\w))(?:{_TO_WHAT}|\s+[^\W\d_]+)?"
    rf"|(?<!\w)(?:{WITH_PEOPLE}|{ROMAN}){_OF_SOMEBODY}"
    rf"|(?<!\w)(?:er|slechts|maar|precies|only|just|exactly)\s+(?:één|one|{ROMAN})(?!\w)",
    re.IGNORECASE,
)
_THINGS: Final = re.compile(rf"(?<!\w)(?:{FEW}|één|one)\s+(?:[^\W\d_]+\s+)?{THINGS}(?!\w)", re.IGNORECASE)
_SENTENCE: Final = re.compile(r".+?(?:[.!?](?=\s)|\n|\Z)", re.DOTALL)
_SHARE: Final = re.compile(r"(?<![\w.,])(\d{1,3})(?:\s?%|\s+(?:procent|percent)(?!\w))", re.IGNORECASE)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_BARE = re.compile(rf"(?<!\w)(?:{WORDS}|de|het|een|the|a)(?!\w)|[\W\d_]", re.IGNORECASE)


def amounts_in(text: str, *, known: Collection[str] = (), shares: Shares | None = None) -> tuple[str, ...]:
    """The numbers in a text that may be a count, each with what follows it (nl: aantallen in een tekst).

    `known`: names that may hold a number. `shares`: percentages that anybody can work out from what is printed; one may stand
    in a sentence that names its row.
    """
    plain = _tidy(text)
    blotted = without_harmless(_THINGS.sub(_blotted, _without_names(plain, known)))
    blotted = _SENTENCE.sub(lambda one: _without_printed(one[0], shares or {}), blotted)
    found = (plain[one.start() : one.end()] for one in _AMOUNT.finditer(blotted))
    return tuple(dict.fromkeys(" ".join(one.split()).strip(".,;:!?()[]\"'“”‘’") for one in found))


def _tidy(text: str) -> str:
    """Signs as they look: no full-width or raised digits, and nothing between letters that cannot be seen."""
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return "".join(seen).replace(HIDDEN, " ")


def _blotted(found: re.Match[str]) -> str:
    return HIDDEN * len(found[0])


def _without_names(text: str, known: Collection[str]) -> str:
    """A name may hold a number. One that is nothing but a number stays, because nobody can tell it from one."""
    for name in sorted({_tidy(one) for one in known}, key=len, reverse=True):
        if _AMOUNT.search(name) and len(_BARE.sub("", name)) > 1:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _blotted, text, flags=re.IGNORECASE)
    return text


def _without_printed(sentence: str, shares: Shares) -> str:
    """A percentage of a printed table tells no more than the table, as long as one can see of what it is."""
    said = sentence.lower()
    named = [each for label, each in shares.items() if any(_all_said(part, said) for part in label.split("/"))]
    return _SHARE.sub(lambda one: _blotted(one) if any(int(one[1]) in each for each in named) else one[0], sentence)


def _all_said(label: str, said: str) -> bool:
    words = _LONG_WORD.findall(label.lower())
    return bool(words) and all(word in said for word in words)


def shares_in(figures: Mapping[str, Any]) -> dict[str, set[int]]:
    """What each row is of the total of its table, in percent, from printed figures (nl: aandelen van het totaal)."""
    found: dict[str, set[int]] = {}
    for table in figures["tables"]:
        *rows, total = table.get("rows") or [[""]]
        if str(total[0]).startswith(("Totaal", "Total")):
            for label, *values in rows:
                told = (_percent(value, whole) for value, whole in zip(values, total[1:], strict=False) if value and whole)
                found.setdefault(label, set()).update(told)
    return found


def _percent(value: int, whole: int) -> int:
    return (200 * value + whole) // (2 * whole)
