"""What was learned, and asking it: a table of weights, so that a suggestion costs a product and no library for learning."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[a-z]{2,}")
PIECE = 4
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Learned:
    """How much each piece of a text speaks for each category (nl: wat geleerd is).

    features: n pieces; idf: float32 [n]; weights: float32 [categories, n]; bias: float32 [categories].
    `examples` is from how many texts it was learned.
    """

    codes: tuple[str, ...]
    features: tuple[str, ...]
    idf: Weights
    weights: Weights
    bias: Weights
    examples: int
    on: date

    def likeliest(self, text: str, *, among: Collection[str], most: int = 3) -> tuple[str, ...]:
        """The categories that a text looks like most, likeliest first; none for nothing known (nl: waarschijnlijkste)."""
        places = {feature: number for number, feature in enumerate(self.features)}
        counts = Counter(feature for feature in pieces(text) if feature in places)
        if not counts:
            return ()
        vector = np.zeros(len(self.features), dtype=np.float32)
        for feature, times in counts.items():
            vector[places[feature]] = (1 + np.log(times)) * self.idf[places[feature]]
        scores = self.weights @ (vector / np.linalg.norm(vector)) + self.bias
        ranked = [self.codes[number] for number in np.argsort(-scores)]
        return tuple(code for code in ranked if code in among)[:most]

    def to_bytes(self) -> bytes:
        """All of it as bytes, without a line of code in it (nl: als bytes)."""
        kept = io.BytesIO()
        np.savez_compressed(
            kept,
            allow_pickle=False,
            codes=np.array(self.codes),
            features=np.array(self.features),
            idf=self.idf,
            weights=self.weights,
            bias=self.bias,
            examples=np.array(self.examples),
            on=np.array(self.on.isoformat()),
        )
        return kept.getvalue()


def from_bytes(content: bytes) -> Learned:
    """What `to_bytes` gave (nl: uit bytes)."""
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        found: dict[str, Any] = {name: kept[name] for name in kept.files}
    return Learned(
        codes=tuple(map(str, found["codes"])),
        features=tuple(map(str, found["features"])),
        idf=found["idf"],
        weights=found["weights"],
        bias=found["bias"],
        examples=int(found["examples"]),
        on=date.fromisoformat(str(found["on"])),
    )


def pieces(text: str) -> Iterator[str]:
    """The words of a text, pairs of them, and pieces of long ones, so that kampen looks like kamp (nl: stukjes tekst)."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = WORD.findall(plain)
    yield from words
    yield from (f"{one} {two}" for one, two in pairwise(words))
    for word in words:
        if len(word) > PIECE:
            yield from (f"#{word[start : start + PIECE]}" for start in range(len(word) - PIECE + 1))
