"""The voices and the texts of the start page, and what an office lets visitors know of its people."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class Voice(Term):
    """To whom a text of the start page speaks (nl: stem)."""

    CHILD = "child", "kinderen en jongeren", "children and young people"
    ADULT = "adult", "volwassenen", "adults"


class Piece(Term):
    """A text of the start page that an office can change (nl: onderdeel)."""

    OPENING = "opening", "begin", "opening"
    STEPS = "steps", "wat er gebeurt", "what happens"
    CONFIDENTIAL = "confidential", "vertrouwelijk, en waar dat ophoudt", "confidential, and where that ends"
    DOES = "does", "wat wij doen", "what we do"
    DOES_NOT = "does_not", "wat wij niet doen", "what we do not do"
    RIGHTS = "rights", "rechten", "rights"
    COMPLAINT = "complaint", "een klacht, stap voor stap", "a complaint, step by step"
    KEPT = "kept", "wat wij bewaren", "what we keep"
    PROFESSIONAL = "professional", "voor wie met kinderen of ouders werkt", "for those who work with children or parents"


class Shows(Term):
    """What an office lets visitors know of who works at their place (nl: namen tonen)."""

    OFFICE = (
        "office",
        "alleen de naam van het kantoor",
        "the name of the office only",
        Text("Een bezoeker ziet wel dat er iemand is, maar niet wie.", "A visitor sees that there is somebody, but not who."),
    )
    FIRST_NAME = "first_name", "de voornaam", "the first name"
    NAME = "name", "de hele naam", "the whole name"


PIECES: dict[Voice, tuple[Piece, ...]] = {
    Voice.CHILD: tuple(piece for piece in Piece if piece is not Piece.PROFESSIONAL),
    Voice.ADULT: tuple(Piece),
}
"""The texts in each voice, in the order of the page (nl: onderdelen per stem)."""
