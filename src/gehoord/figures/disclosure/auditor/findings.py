"""What an audit can find, each in a sentence for whoever has to put it right."""

from __future__ import annotations

from dataclasses import dataclass

from gehoord.practice.words import Term, Text


class Trouble(Term):
    """What is wrong with a published figure (nl: bevinding)."""

    NOT_PROTECTED = (
        "not_protected",
        "{file}: deze uitgave is niet beveiligd (regel {rule}).",
        "{file}: this edition is not protected (rule {rule}).",
    )
    NOT_FIVES = "not_fives", "{where}: {value} is geen vijftal.", "{where}: {value} is not a multiple of five."
    TWO_VALUES = (
        "two_values",
        "{where}: hier staat {value}, elders staat voor hetzelfde {other}.",
        "{where}: {value} stands here, and {other} elsewhere for the same.",
    )
    SUM_BROKEN = (
        "sum_broken",
        "{unit}, {what}: het geheel is {value}, de delen zijn samen {other}.",
        "{unit}, {what}: the whole is {value}, its parts are {other} together.",
    )
    PARTS_EXCEED = (
        "parts_exceed",
        "{unit}, {what}: het geheel is {value}, maar een deel ervan is al {other}.",
        "{unit}, {what}: the whole is {value}, but part of it is {other} already.",
    )
    HIDDEN_NEGATIVE = (
        "hidden_negative",
        "{unit}, {what}: wat niet gedrukt is, volgt door aftrekken en is dan {value}.",
        "{unit}, {what}: what is not printed follows by subtraction, and is {value}.",
    )
    NOT_COVERED = (
        "not_covered",
        "{unit}, {what}: niets laat zien dat dit cijfer vijf waarden kan hebben.",
        "{unit}, {what}: nothing shows that this figure can have five values.",
    )
    NOT_TIED = (
        "not_tied",
        "{family}: “{name}” is gedrukt, maar hoort volgens de opbouw bij geen enkele som.",
        "{family}: “{name}” is printed, but stands in no sum of the structure.",
    )
    NOT_IN_ORDER = (
        "not_in_order",
        "{where}: de volgorde klopt niet bij de afgeronde cijfers, of gelijke staan niet op alfabet.",
        "{where}: the order does not fit the rounded figures, or equals are not in the order of the alphabet.",
    )
    NOT_DERIVED = (
        "not_derived",
        "{file}: “{value}” is niet te berekenen uit wat er gedrukt is.",
        "{file}: “{value}” cannot be worked out from what is printed.",
    )
    NOT_DECLARED = (
        "not_declared",
        "{where}: {value} staat er zonder dat de opbouw zegt wat het telt.",
        "{where}: {value} stands there without the structure saying what it counts.",
    )
    TEXT_ONLY = (
        "text_only",
        "{unit}: hier wonen te weinig cliënten voor cijfers, en toch staat er {value}.",
        "{unit}: too few clients live here for figures, and yet there is {value}.",
    )
    OTHER_FORMAT = (
        "other_format",
        "{file}: de cijfers zijn niet dezelfde als in {other}.",
        "{file}: the figures are not the same as in {other}.",
    )
    FILE_CHANGED = "file_changed", "{file}: veranderd na de uitgave.", "{file}: changed since the edition."
    FILE_GONE = "file_gone", "{file}: hoort bij de uitgave en is er niet.", "{file}: belongs to the edition and is not there."
    FILE_ADDED = "file_added", "{file}: hoort niet bij de uitgave.", "{file}: does not belong to the edition."
    NO_CERTIFICATE = (
        "no_certificate",
        "Er is geen certificaat; zonder certificaat is er geen uitgave.",
        "There is no certificate, and without one there is no edition.",
    )
    OTHER_CERTIFICATE = (
        "other_certificate",
        "Het certificaat zegt iets anders dan wat nu gevonden is: {what}.",
        "The certificate says something else than what is found now: {what}.",
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and the sentence that says where (nl: bevinding)."""

    trouble: Trouble
    sentence: Text


def finding(trouble: Trouble, **blanks: object) -> Finding:
    """Fill the sentence of a finding (nl: bevinding opschrijven)."""
    return Finding(trouble, trouble.label.filled(**blanks))
