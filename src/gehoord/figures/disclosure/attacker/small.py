"""A small register is attacked before anything of it goes out: there the audit alone may not be enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gehoord.figures.disclosure.attacker.assembling import Edition, edition_of
from gehoord.figures.disclosure.attacker.attacking import Tell, attack
from gehoord.figures.disclosure.attacker.system import Contradiction
from gehoord.figures.disclosure.published.inequalities import EVERYBODY
from gehoord.figures.disclosure.published.reading import Reports
from gehoord.figures.disclosure.published.structure import NATION, NATION_UNIT
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

SMALL: Final = 100
"""With so many printed clients or fewer a register is small (nl: klein register). Figures known too well were met among fewer
than thirteen; this is eight times as many, and the attack on all figures still takes about a minute at most."""

ATTACKING: Final = Text(
    "Het register is klein. Daarom val ik alle cijfers aan, zoals een lezer dat kan …",
    "The register is small. So I attack all figures, as a reader can …",
)


class TooFewClients(Refused):
    """Of so small a register a reader can work figures out though all is rounded (nl: te weinig cliënten)."""

    sentence = Text(
        "Er staan te weinig cliënten in dit register. Al zijn alle cijfers afgerond, toch zou een lezer er {few} bijna precies "
        "kunnen uitrekenen. Daarom is er geen enkel rapport gemaakt. Kies een langer tijdvak, of voeg dit register bij dat van "
        "een andere organisatie.",
        "There are too few clients in this register. Though all figures are rounded, a reader could still work out {few} of them "
        "almost exactly. So not one report was made. Choose a longer period, or join this register with that of another "
        "organisation.",
    )


def is_small(reports: Reports) -> bool:
    """Whether so few clients are printed that an edition is attacked before it goes out (nl: klein). Exact figures never are.

    It asks what is printed and not what was counted, so that it tells nothing. Raises: NotAPublication.
    """
    nation = edition_of({NATION: reports[NATION]} if NATION in reports else {})
    return nation.structure.rounded and nation.figures.values.get("clients", {}).get((NATION_UNIT, EVERYBODY), 0) <= SMALL


def attacked_if_small(
    reports: Reports,
    certificate: Mapping[str, Any],
    beside: Iterable[tuple[Reports, Mapping[str, Any] | None]] = (),
    *,
    tell: Tell = lambda _: None,
) -> dict[str, Any] | None:
    """What the attack on all figures of a small register came to, None where it is not small (nl: klein register aangevallen).

    `beside`: editions of the years beside it, read where they are asked for; those that are small too are attacked together with
    it. A figure for which no five possible truths are found counts as known. Raises: NotAPublication, TooFewClients.
    """
    if not is_small(reports):
        return None
    tell(ATTACKING)
    others = [edition_of(*one) for one in beside if is_small(one[0])]
    edition = edition_of(reports, certificate)
    try:
        found = attack([*others, edition])
    except Contradiction as reason:
        raise TooFewClients(few=_printed(edition)) from reason
    if found.few or found.unshown:
        raise TooFewClients(few=len(found.few) + found.unshown)
    return {"figures": found.figures, "shown": found.shown, "known_within_fewer_than_five": 0}


def _printed(edition: Edition) -> int:
    return sum(map(len, edition.figures.values.values()))
