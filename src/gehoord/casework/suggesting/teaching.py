"""Learning itself, in a process of its own: texts come in, weights go out, and with the process the texts are gone.

scikit-learn takes seconds and much memory to begin; pages that suggest do without it.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from gehoord.casework.suggesting.learned import Learned, pieces

CLIENTS = 2
"""Of how many clients a piece of text has to come before it is kept; what one client alone said is not (nl: minste cliënten)."""


class Example(NamedTuple):
    """A text, the category somebody gave it, and a number that says which texts are of one client (nl: voorbeeld)."""

    text: str
    code: str
    client: int


def learn(examples: Sequence[Example], *, on: date) -> Learned:
    """Weigh the pieces of texts for the categories they were given (nl: leren). Two categories or more."""
    told: defaultdict[str, set[int]] = defaultdict(set)
    for example in examples:
        for piece in pieces(example.text):
            told[piece].add(example.client)
    kept = sorted(piece for piece, clients in told.items() if len(clients) >= CLIENTS)
    counting = TfidfVectorizer(analyzer=lambda text: list(pieces(text)), vocabulary=kept, sublinear_tf=True, dtype=np.float32)
    features = counting.fit_transform([example.text for example in examples])
    model = LogisticRegression(C=10, max_iter=1000, class_weight="balanced")
    model.fit(features, [example.code for example in examples])
    two_only = len(model.classes_) == 2  # noqa: PLR2004 - then one row tells both
    weights = np.vstack([-model.coef_, model.coef_]) if two_only else model.coef_
    bias = np.concatenate([-model.intercept_, model.intercept_]) if two_only else model.intercept_
    return Learned(
        codes=tuple(map(str, model.classes_)),
        features=tuple(kept),
        idf=np.asarray(counting.idf_, dtype=np.float32),
        weights=np.asarray(weights, dtype=np.float32),
        bias=np.asarray(bias, dtype=np.float32),
        examples=len(examples),
        on=on,
    )


def main() -> None:
    """Read examples as JSON from the standard input, and write what was learned to the standard output (nl: leren als proces)."""
    asked = json.load(sys.stdin)
    examples = [Example(*one) for one in asked["examples"]]
    sys.stdout.buffer.write(learn(examples, on=date.fromisoformat(asked["on"])).to_bytes())


if __name__ == "__main__":
    main()
