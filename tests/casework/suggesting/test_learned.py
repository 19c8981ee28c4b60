from __future__ import annotations

from datetime import date

import numpy as np

from gehoord.casework.suggesting.learned import Learned, from_bytes, pieces

DAY = date(2026, 1, 1)


def small() -> Learned:
    weights = np.array([[1, 0], [0, 1]], dtype=np.float32)
    ones = np.ones(2, dtype=np.float32)
    return Learned(("privacy", "file"), ("post", "dossier"), ones, weights, np.zeros(2, dtype=np.float32), 12, DAY)


def test_the_likeliest_category_comes_first_and_only_among_what_is_asked():
    assert small().likeliest("Waar is het dossier?", among=["privacy", "file"]) == ("file", "privacy")
    assert small().likeliest("Waar is het dossier?", among=["privacy"]) == ("privacy",)
    assert small().likeliest("Post en nog eens post, het dossier", among=["privacy", "file"], most=1) == ("privacy",)


def test_a_text_that_says_nothing_known_suggests_nothing():
    assert small().likeliest("Hallo", among=["privacy", "file"]) == ()


def test_what_was_learned_comes_back_from_its_bytes():
    again = from_bytes(small().to_bytes())
    assert (again.codes, again.features, again.examples, again.on) == (("privacy", "file"), ("post", "dossier"), 12, DAY)
    assert np.array_equal(again.weights, small().weights)


def test_pieces_are_words_pairs_and_parts_of_long_words_without_figures_or_accents():
    assert list(pieces("Zoë 12 belde")) == ["zoe", "belde", "zoe belde", "#beld", "#elde"]
