from __future__ import annotations

from gehoord.directory.front_door.words import PIECES, Piece, Voice


def test_only_adults_are_told_about_advice_for_professionals():
    assert Piece.PROFESSIONAL in PIECES[Voice.ADULT]
    assert Piece.PROFESSIONAL not in PIECES[Voice.CHILD]
