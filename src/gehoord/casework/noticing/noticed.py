"""What is better left out of a note, pointed out before it is kept; whoever writes decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gehoord.casework.noticing.names import full_names
from gehoord.practice.trust.citizen_numbers import citizen_numbers
from gehoord.practice.words import Term, Text


class NoticedKind(Term):
    """What is pointed out in a text (nl: opgemerkt)."""

    CITIZEN_NUMBER = (
        "citizen_number",
        "lijkt op een burgerservicenummer",
        "looks like a citizen service number",
        Text(
            "Dat nummer hebben wij nergens voor nodig. Haal het liever weg.",
            "We need that number for nothing. Rather take it out.",
        ),
    )
    FULL_NAME = (
        "full_name",
        "lijkt op de volledige naam van iemand anders",
        "looks like the full name of somebody else",
        Text(
            "Een voornaam of een functie is vaak genoeg, zoals “de mentor”.",
            "A first name or a position is often enough, such as “the mentor”.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Noticed:
    """A piece of a text that is pointed out (nl: opgemerkt)."""

    kind: NoticedKind
    words: str


def notice(texts: Iterable[str], *, known: Iterable[str] = ()) -> tuple[Noticed, ...]:
    """What is pointed out in some texts, each once; names in `known`, such as the client's own, are not (nl: opmerken)."""
    own = {" ".join(name.split()).lower() for name in known if name}
    found: dict[Noticed, None] = {}
    for text in texts:
        found.update((Noticed(NoticedKind.CITIZEN_NUMBER, number), None) for number in citizen_numbers(text))
        names = (name for name in full_names(text) if name.lower() not in own)
        found.update((Noticed(NoticedKind.FULL_NAME, name), None) for name in names)
    return tuple(found)
