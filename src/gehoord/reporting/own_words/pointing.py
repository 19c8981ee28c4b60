"""Whether a text may point to somebody: by a name, by a number beside the rounded ones, or by what goes together seldom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gehoord.casework.noticing.names import full_names
from gehoord.practice.errors import Refused
from gehoord.practice.trust.citizen_numbers import citizen_numbers
from gehoord.practice.trust.names import names_in
from gehoord.practice.words import Term, Text
from gehoord.reporting.own_words.amounts import Shares, amounts_in

AGE = re.compile(r"(?<!\w)(?:\d{1,2}|\w+)(?:-|\s)?(?:jarige?n?|jaar\s+oud|years?[\s-]old)(?!\w)", re.IGNORECASE)
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|"
    "august|october"
)
DAY = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:e|ste|st|nd|rd|th)?\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d{{1,2}}(?!\d)|\d{{1,2}}([-/.])\d{{1,2}}\1(?:\d\d){{1,2}})(?!\w)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:jongen|meisje|moeder|vader|jongere|kind|baby|broer|zus|broertje|zusje|oma|opa|pleegmoeder|pleegvader|gezin|pleeggezin|boy|girl|"
    r"mother|father|child|brother|sister|grandmother|grandfather|family)(?!\w)"
)
ONE_PERSON = re.compile(
    rf"(?<!\w)(?:een|één|deze|dit|haar|zijn|a|one|this|her|his)\s+(?:\w+\s+)?{_PERSON}|(?<!\w)(?:het|the)\s+(?:meisje|jongetje|girl|boy)(?!\w)",
    re.IGNORECASE,
)
THE_ONLY = re.compile(rf"(?<!\w)(?:enige|only)\s+(?:\w+\s+)?{_PERSON}|(?<!\w)enig\s+kind(?!\w)", re.IGNORECASE)
STREET = re.compile(r"(?<!\w)[A-Z]\w+(?:straat|laan|plein|kade|gracht|singel|dreef|steeg)(?!\w)")
TRAITS = re.compile(
    r"(?<!\w)(?:autis\w*|adhd|doof|dove|blind\w*|rolstoel\w*|zwanger\w*|tweeling\w*|adopti\w*|geadopteerd\w*|overleden|zelfmoord\w*|"
    r"suïcid\w*|verslaafd\w*|gedetineerd\w*|asiel\w*|vlucht\w*|statushouder\w*|moslim\w*|joods\w*|christelijk\w*|homo\w*|"
    r"transgender\w*|psychos\w*|anorexia|syrisch\w*|turks\w*|marokkaan\w*|pools\w*|oekraïen\w*|eritre\w*|somal\w*|deaf|wheelchair|"
    r"pregnant|twins?|adopted|suicid\w*|asylum|refugees?|muslim|jewish|gay|huisverbod|contactverbod|aangehouden|opgepakt|arrest\w*|"
    r"gearresteerd|gevangen\w*|ontvoer\w*|mishandel\w*|misbruik\w*|verkracht\w*|weggelopen|(?:liep|loopt)\s+weg|aangifte|restraining\s+order|"
    r"prison|kidnap\w*|abused|raped|ran\s+away)(?!\w)",
    re.IGNORECASE,
)
CALLED = re.compile(r"^(?:moeder|vader|ouder|oma|opa|zus|broer|tante|oom|meneer|mevrouw|mother|father)\s+", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]+")


class Pointing(Term):
    """How a text may point to somebody (nl: herleidbaar)."""

    NAME = (
        "name",
        "lijkt op een naam",
        "looks like a name",
        Text("Schrijf wat iemand is, zoals “een ouder”.", "Write what somebody is, such as “a parent”."),
    )
    CITIZEN_NUMBER = "citizen_number", "lijkt op een burgerservicenummer", "looks like a citizen service number"
    COUNT = (
        "count",
        "misschien een aantal",
        "a number, perhaps",
        Text(
            "De tabellen zijn afgerond. Een getal in de tekst kan het echte aantal verraden. Schrijf “enkele” of “vaker”. Is het "
            "een jaartal? Schrijf dan bijvoorbeeld “in het jaar 2017,”.",
            "The tables are rounded. A number in the text may give the real one away. Write “some” or “more often”. Is it a "
            "year? Then write “in the year 2017,”, for instance.",
        ),
    )
    AGE = "age", "een leeftijd", "an age", Text("Schrijf liever “een jongere”.", "Rather write “a young person”.")
    DAY = "day", "een precieze dag", "an exact day", Text("Schrijf liever “in het voorjaar”.", "Rather write “in spring”.")
    RARE = (
        "rare",
        "één persoon met iets dat zelden voorkomt",
        "one person with something rare",
        Text(
            "Samen kan dat één iemand zijn. Schrijf het algemener.", "Together that may be one person. Write it more generally."
        ),
    )

    @property
    def can_be_confirmed(self) -> bool:
        """Whether the writer may say that it points to nobody (nl: te bevestigen). A number may never stand there."""
        return self in (Pointing.NAME, Pointing.AGE, Pointing.DAY, Pointing.RARE)


@dataclass(frozen=True, slots=True)
class Pointed:
    """A piece of a text that may point to somebody (nl: aangewezen). `words` as they stand there."""

    kind: Pointing
    words: str


class PointsToSomebody(Refused):
    """An own text may point to somebody, so that it was not kept (nl: tekst is herleidbaar)."""

    sentence = Text(
        "Deze tekst kan iemand aanwijzen: {found}. {what_now}",
        "This text may point to somebody: {found}. {what_now}",
    )


_OR_CONFIRM = Text(
    "Schrijf het algemener, of bevestig dat het over niemand gaat.",
    "Write it more generally, or confirm that it is about nobody.",
)
_GENERALLY = Text("Schrijf het algemener.", "Write it more generally.")


def pointed_in(text: str, *, known: Collection[str] = (), shares: Shares | None = None) -> tuple[Pointed, ...]:
    """What in a text may point to somebody, each once (nl: herleidbaar in een tekst).

    `known`: names that may stand there. `shares`: percentages that follow from what is printed, by the row they are of.
    """
    return tuple(dict.fromkeys(_found(text, known, shares)))


def check_points_to_nobody(text: str, *, known: Collection[str] = (), shares: Shares | None = None, sure: bool = False) -> None:
    """Refuse a text that may point to somebody (nl: wijst niemand aan). `sure`: its writer says that it does not.

    Raises: PointsToSomebody.
    """
    left = [one for one in pointed_in(text, known=known, shares=shares) if not (sure and one.kind.can_be_confirmed)]
    if left:
        raise PointsToSomebody(
            found=Text(
                "; ".join(f"“{one.words}” ({one.kind.label.nl})" for one in left),
                "; ".join(f"“{one.words}” ({one.kind.label.en})" for one in left),
            ),
            what_now=_OR_CONFIRM if all(one.kind.can_be_confirmed for one in left) else _GENERALLY,
        )


def _is_part(name: str, other: str) -> bool:
    """Whether another name says all that this one says, but for what somebody is called by."""
    return name != other and CALLED.sub("", name) in other and other not in name


def _found(text: str, known: Collection[str], shares: Shares | None) -> Iterator[Pointed]:
    yield from (Pointed(Pointing.CITIZEN_NUMBER, number) for number in citizen_numbers(text))
    own = {name.lower() for name in known}
    found = dict.fromkeys([*full_names(text), *names_in(text, known=known)])
    names = [name for name in found if not any(_is_part(name, other) for other in found)]
    yield from (Pointed(Pointing.NAME, name) for name in names if not any(name.lower() in one for one in own))
    yield from (Pointed(Pointing.COUNT, amount) for amount in amounts_in(text, known=known, shares=shares))
    for kind, sought in ((Pointing.AGE, AGE), (Pointing.DAY, DAY)):
        yield from (Pointed(kind, " ".join(match[0].split())) for match in sought.finditer(text))
    for sentence in SENTENCE.findall(text):
        if only := THE_ONLY.search(sentence):
            yield Pointed(Pointing.RARE, only[0])
        if ONE_PERSON.search(sentence):
            yield from (Pointed(Pointing.RARE, one[0]) for one in (TRAITS.search(sentence), STREET.search(sentence)) if one)
