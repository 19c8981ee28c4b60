"""The two kinds of words everything else is made of: a sentence in two languages, and a term with a code."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple, Self

Language = Literal["nl", "en"]


def language_coded(code: str) -> Language:
    """The language that has this code, Dutch for any other (nl: taal bij een code)."""
    return "en" if code == "en" else "nl"


class Text(NamedTuple):
    """A piece of text in Dutch and in English (nl: tekst). Dutch is the source; both are complete."""

    nl: str
    en: str

    def spoken_in(self, language: Language) -> str:
        """Give the text in one language (nl: tekst in een taal)."""
        return self.en if language == "en" else self.nl

    def filled(self, **blanks: object) -> Text:
        """Fill the named blanks in both languages (nl: ingevuld). Raises: KeyError for a blank that is not given.

        A blank that is itself a Text is spoken in the language of the sentence around it.
        """
        dutch = {name: blank.nl if isinstance(blank, Text) else blank for name, blank in blanks.items()}
        english = {name: blank.en if isinstance(blank, Text) else blank for name, blank in blanks.items()}
        return Text(self.nl.format(**dutch), self.en.format(**english))


def same(text: str) -> Text:
    """A text that reads the same in both languages, such as a name (nl: eigennaam)."""
    return Text(text, text)


class Term(StrEnum):
    """A closed list of the field: each member is a code with a Dutch and an English label (nl: vakwoord).

    Members are written `NAME = "code", "Dutch label as printed", "English label"`, and where the field defines
    the word `, Text("Dutch definition", "English definition")`. The code never changes; labels may.
    """

    label: Text
    definition: Text | None

    def __new__(cls, code: str, dutch: str, english: str, definition: Text | None = None) -> Self:
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = Text(dutch, english)
        term.definition = definition
        return term

    @classmethod
    def coded(cls, code: str) -> Self:
        """The term that has this code (nl: vakwoord bij een code). Raises: KeyError for a code that is not in the list."""
        try:
            return cls(code)  # type: ignore[call-arg]  # looks a term up; mypy thinks that it makes one
        except ValueError:
            raise KeyError(code) from None

    @property
    def position(self) -> int:
        """The place of the term in its list, from 0; the number that stands for it in columns (nl: volgnummer)."""
        return list(type(self)).index(self)
