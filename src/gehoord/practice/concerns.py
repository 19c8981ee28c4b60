"""What a client raises, sorted under the scheme of its day. Codes are never renamed; a later scheme may split one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gehoord.practice.categories import COMPLAINTS, MISCONDUCT, MISCONDUCT_PARTS, PROBLEMS, QUESTIONS, Category, ConcernKind
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

__all__ = [
    "SCHEMES",
    "Category",
    "CategoryDoesNotFit",
    "ConcernKind",
    "NoSchemeYet",
    "Scheme",
    "UnknownCategory",
    "category",
    "check_category",
    "mapped_to",
    "scheme_on",
]


class UnknownCategory(Refused):
    """A category was named that no scheme has (nl: onbekende categorie)."""

    sentence = Text(
        "De categorie “{code}” bestaat in geen enkel jaar. Kies een categorie uit de lijst.",
        "The category “{code}” exists in no year. Choose a category from the list.",
    )


class NoSchemeYet(Refused):
    """A day was asked for that lies before the first scheme (nl: nog geen indeling)."""

    sentence = Text(
        "Voor {on} is er geen indeling in categorieën. Kies een dag vanaf {first}.",
        "There is no scheme of categories for {on}. Choose a day from {first} on.",
    )


class CategoryDoesNotFit(Refused):
    """A category was chosen that this kind of concern, or this day, does not have (nl: categorie past niet)."""

    sentence = Text(
        "De categorie “{label}” hoort niet bij een {kind} van deze datum. Kies een categorie uit de lijst.",
        "The category “{label}” does not belong to a {kind} of this date. Choose a category from the list.",
    )


@dataclass(frozen=True, slots=True)
class Scheme:
    """The categories that may be chosen from a day on (nl: indeling in categorieën).

    `earlier` are the wider categories this scheme split: no longer to be chosen, but a concern of before keeps them.
    """

    year: int
    valid_from: date
    choices: tuple[Category, ...]
    earlier: tuple[Category, ...] = ()

    def categories(self, kind: ConcernKind) -> tuple[Category, ...]:
        """The categories to choose from for one kind, in the order of the scheme (nl: categorieën van een soort)."""
        return tuple(category for category in self.choices if category.kind is kind)

    def printable(self, kind: ConcernKind) -> tuple[Category, ...]:
        """All categories a concern of one kind can bear in a table of this scheme, split ones included (nl: rijen van een soort).

        A concern that was raised before a split and is still in treatment keeps its wider category; nobody guesses its part.
        """
        return self.categories(kind) + tuple(category for category in self.earlier if category.kind is kind)

    def __contains__(self, code: object) -> bool:
        return any(category.code == code for category in self.choices)


def _split(categories: tuple[Category, ...], whole: Category, parts: tuple[Category, ...]) -> tuple[Category, ...]:
    place = categories.index(whole)
    return (*categories[:place], *parts, *categories[place + 1 :])


SCHEMES = (
    Scheme(2016, date(2015, 1, 1), (*QUESTIONS, *PROBLEMS, *COMPLAINTS)),
    Scheme(
        2021,
        date(2021, 1, 1),
        (*QUESTIONS, *PROBLEMS, *_split(COMPLAINTS, MISCONDUCT, MISCONDUCT_PARTS)),
        earlier=(MISCONDUCT,),
    ),
)
"""All schemes, oldest first (nl: indelingen). Each holds from its first day until the next one begins."""

_BY_CODE = {one.code: one for scheme in SCHEMES for one in scheme.choices}


def scheme_on(day: date) -> Scheme:
    """The scheme that holds on a day (nl: indeling op een dag). Raises: NoSchemeYet."""
    holding = [scheme for scheme in SCHEMES if scheme.valid_from <= day]
    if not holding:
        raise NoSchemeYet(on=day.isoformat(), first=SCHEMES[0].valid_from.isoformat())
    return holding[-1]


def category(code: str) -> Category:
    """The category with this code, of whatever scheme (nl: categorie bij een code). Raises: UnknownCategory."""
    found = _BY_CODE.get(code)
    if found is None:
        raise UnknownCategory(code=code)
    return found


def mapped_to(code: str, scheme: Scheme) -> Category:
    """The category under which a concern is printed in a scheme (nl: omgezet naar een indeling).

    A part maps back to the wider category of an earlier scheme. A wider category is never guessed apart:
    in a later scheme it stays itself, one of `Scheme.printable`. Raises: UnknownCategory.
    """
    found = category(code)
    while found.code not in scheme and found.maps_back_to is not None:
        found = category(found.maps_back_to)
    return found


def check_category(code: str, kind: ConcernKind, *, on: date) -> Category:
    """The category, provided that a concern of this kind may be given it on this day (nl: past de categorie).

    Raises: UnknownCategory; NoSchemeYet; CategoryDoesNotFit.
    """
    found = category(code)
    if found not in scheme_on(on).categories(kind):
        raise CategoryDoesNotFit(code=code, label=found.label, kind=kind.label)
    return found
