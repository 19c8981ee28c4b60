"""How often the category of a made-up sentence is among the first, and the first three, that are suggested.

Learned from six sentences a category and tried on others that were held back: three a category in much the same words, and one
that avoids them. All were made up by one hand with these categories in mind. The second kind is the honest one to expect of an
office that begins; it grows with what the office itself sorts. Beside it: what guessing would give.
"""

from __future__ import annotations

import time
from datetime import date

from gehoord.casework.suggesting.learned import Learned
from gehoord.casework.suggesting.teaching import Example, learn
from gehoord.invented.telling import Told, sentences
from gehoord.practice.concerns import category


def main() -> None:
    told = sentences()
    known = [one for one in told if not one.is_held_back]
    held = [one for one in told if one.is_held_back]
    began = time.perf_counter()
    learned = learn([Example(one.text, one.code, number) for number, one in enumerate(known)], on=date(2026, 1, 1))
    print(f"learned from {len(known)} sentences in {len(learned.codes)} categories: {time.perf_counter() - began:.1f} s")
    print(f"kept: {len(learned.features)} pieces, {len(learned.to_bytes()) / 1024:.0f} kB")
    for words, otherwise in (("in much the same words", False), ("said otherwise", True)):
        asked = [one for one in held if one.is_said_otherwise is otherwise]
        for name, narrowed in (("among all categories", False), ("among those of the kind that was chosen", True)):
            try_out(learned, asked, f"{words}, {name}", narrowed=narrowed)


def try_out(learned: Learned, asked: list[Told], name: str, *, narrowed: bool) -> None:
    hits, guessed, began = [], 0.0, time.perf_counter()
    for one in asked:
        kind = category(one.code).kind
        among = {code for code in learned.codes if not narrowed or category(code).kind is kind}
        ranked = learned.likeliest(one.text, among=among)
        hits.append(ranked.index(one.code) if one.code in ranked else None)
        guessed += 1 / len(among)
    each, most = (time.perf_counter() - began) / len(asked) * 1000, len(asked)
    first, three = sum(hit == 0 for hit in hits), sum(hit is not None for hit in hits)
    print(f"{name}: first {first}/{most} ({first / most:.0%}), three {three}/{most} ({three / most:.0%})")
    print(f"  guessing: {guessed / most:.0%} and {3 * guessed / most:.0%}; a suggestion takes {each:.1f} ms")


if __name__ == "__main__":
    main()
