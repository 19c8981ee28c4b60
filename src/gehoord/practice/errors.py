"""What the house says when something cannot be done. Anything that is not a `Refused` is a bug and may crash."""

from __future__ import annotations

from typing import ClassVar

from gehoord.practice.words import Language, Text


class Refused(Exception):  # noqa: N818 - the field's word; a refusal is an answer, not an error
    """Something was asked that does not fit, and this is the sentence that says so and what to do (nl: geweigerd).

    A subclass sets `sentence`, in both languages, with blanks in braces that the constructor fills.
    `str()` gives the Dutch sentence; `told_in()` either language.
    """

    sentence: ClassVar[Text] = Text("Dit kan niet.", "This is not possible.")

    def __init__(self, **blanks: object) -> None:
        self.blanks = blanks
        super().__init__(self.sentence.filled(**blanks).nl)

    def told_in(self, language: Language) -> str:
        """The sentence for the person at the screen, in their language (nl: de zin)."""
        return self.sentence.filled(**self.blanks).spoken_in(language)
