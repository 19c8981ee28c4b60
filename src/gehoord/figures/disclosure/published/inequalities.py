"""What one figure says of another without adding up to it, as every reader can think of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gehoord.figures.disclosure.published.reading import Coordinates
from gehoord.figures.disclosure.published.structure import ACTIONS, NATION_UNIT, WHOLE, Structure, named_in

KINDS = ("question", "problem", "complaint")
AGES = ("young_person", "adult", WHOLE)
EVERYBODY = (WHOLE, WHOLE, WHOLE)
STATUSES = (WHOLE, "new")
WITH_STATUS = frozenset({"clients", "concerns"})
ACCESS = "access"
FEW_AGENCIES = 12
"""Of more agencies of municipal access, each may be off by so much that their sum tells nothing (nl: weinig instanties)."""
FEW_ACTIONS = 9
"""So many actions a municipality has at most where they count nationally only (nl: weinig acties)."""
MANY = 10_000
"""More than one person ever has of anything: where there are any, those behind them, so many times, are more (nl: veel)."""
CROWD = 500
"""Where so many are printed there is somebody in any case (nl: menigte)."""
TWICE_OFF = 8
"""Two rounded figures are so far apart at most by the rounding alone (nl: twee keer de speling)."""


class Summand(NamedTuple):
    """A cell and how often it counts (nl: lid van een ongelijkheid)."""

    family: str
    unit: str
    at: Coordinates
    weight: int


class Inequality(NamedTuple):
    """Terms that together come to so much at least (nl: ongelijkheid)."""

    terms: tuple[Summand, ...]
    at_least: int = 0


Printed = Mapping[str, Mapping[tuple[str, Coordinates], int]]


def inequalities(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    """Those that hold within one year, as far as both sides are printed (nl: ongelijkheden binnen een jaar).

    Who raises a new concern raises at least one; a concern with several actions has at least two; who has a concern about
    municipal access is a client, and counts as one of those who came about it. Where actions count nationally only, there were
    at most `FEW_ACTIONS`; and where they do not, there were more. Who is a client of an agency came about one of its locations.
    And where there is anything of somebody, there is somebody.
    """
    for one in _all(printed, structure):
        first = one.terms[0]
        if first.weight < MANY or printed.get(first.family, {}).get((first.unit, first.at), 0) <= CROWD:
            yield one


def _all(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    yield from _of_actions(printed, structure)
    yield from _of_agencies(printed, structure)
    yield from _of_residents(printed, structure)
    yield from _of_visitors(printed, structure)
    for raisers in ("raisers", "agency_raisers"):
        for unit in sorted({unit for unit, _ in printed.get(raisers, {})}):
            for kind in KINDS:
                raised, who = Summand("concerns", unit, (kind, "new", WHOLE), 1), Summand(raisers, unit, (kind,), -1)
                yield Inequality((raised, who))
                yield Inequality((who._replace(weight=MANY), raised._replace(weight=-1)))
    for age in AGES:
        for status in STATUSES:
            relation = age
            yield Inequality(
                (
                    Summand("clients", NATION_UNIT, (relation, WHOLE, status), 1),
                    Summand("access_clients", NATION_UNIT, (age, status), -1),
                )
            )
        yield Inequality((Summand("visitors", ACCESS, (age,), 1), Summand("access_clients", NATION_UNIT, (age, WHOLE), -1)))


def _of_actions(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    unseen = structure.unseen_actions
    taken = {unit for unit, _ in printed.get(ACTIONS, {})}
    for unit in sorted(taken | structure.few_actions | structure.quiet):
        several = (Summand("concerns", unit, (kind, WHOLE, "several_actions"), -2) for kind in KINDS)
        once = (Summand("concerns", unit, (kind, WHOLE, "one_action"), -1) for kind in KINDS)
        here = (Summand(ACTIONS, unit, (WHOLE, WHOLE), 1),) if unit in taken else ()
        most = structure.few if unit in structure.quiet else FEW_ACTIONS * unseen.get(unit, 0)
        yield Inequality((*here, *once, *several), -most)
        for action in here:
            trajectory = Summand("concerns", unit, (WHOLE, WHOLE, "trajectory"), MANY)
            yield Inequality((trajectory, action._replace(weight=-1)))
    for unit in sorted((taken & _homes(structure)) - structure.locked(ACTIONS)) if structure.few_actions else ():
        yield Inequality((Summand(ACTIONS, unit, (WHOLE, WHOLE), 1),), FEW_ACTIONS + 1)
    wholes = {split.whole for split in structure.trees.get("agency", ())}
    for unit in sorted((taken & wholes) - {NATION_UNIT}) if structure.quiet else ():
        yield Inequality((Summand(ACTIONS, unit, (WHOLE, WHOLE), 1),), structure.few + 1)


def _of_residents(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    """Who is a client had a contact, and who raised something new is one; where so few live, nothing is printed of them.

    A register may hold what somebody raised without a contact: as far as that shows, nobody believes it.
    """
    clients, contacts, raisers = (printed.get(family, {}) for family in ("clients", "contacts", "raisers"))
    kinds, apart = sorted({at for _, at in contacts}), TWICE_OFF if structure.rounded else 0
    shown = _homes(structure) - structure.text_only - structure.hidden_units
    for unit in sorted({unit for unit, _ in clients}):
        everybody = Summand("clients", unit, EVERYBODY, 1)
        met = tuple(Summand("contacts", unit, at, 1) for at in kinds if (unit, at) in contacts)
        if met and len(met) == len(kinds):
            yield Inequality((*met, everybody._replace(weight=-1)))
        for kind in KINDS:
            if raisers.get((unit, (kind,)), 0) <= clients.get((unit, EVERYBODY), 0) + apart:
                yield Inequality((everybody, Summand("raisers", unit, (kind,), -1)))
        if unit in shown and structure.threshold:
            yield Inequality((everybody,), structure.threshold)


def _of_visitors(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    """Who came about an agency or a location has a contact or a concern about it, and who has either came."""
    concerns, contacts, clients = (printed.get(family, {}) for family in ("concerns", "contacts", "agency_clients"))
    kinds = sorted({at for _, at in contacts})
    about = named_in(structure.trees.get("agency", ())) - {NATION_UNIT}
    for unit in sorted(about & {unit for unit, _ in concerns}):
        came, client = Summand("visitors", unit, (WHOLE,), MANY), Summand("agency_clients", unit, EVERYBODY, MANY)
        there = tuple(Summand("concerns", unit, (kind, WHOLE, WHOLE), -1) for kind in KINDS)
        met = tuple(Summand("contacts", unit, at, -1) for at in kinds if (unit, at) in contacts)
        yield Inequality((came, *there, *met))
        if (unit, EVERYBODY) in clients:
            yield Inequality((client, *there, *met))
        if (unit, EVERYBODY) in clients and len(met) == len(kinds) > 0:
            yield Inequality((came._replace(weight=-1), *(one._replace(weight=1) for one in (*there, *met))))


def _homes(structure: Structure) -> frozenset[str]:
    """The units in which people live and that have no parts."""
    lived_in = structure.trees.get("residence", ())
    return frozenset({part for split in lived_in for part in split.parts} - {split.whole for split in lived_in})


def _of_agencies(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    """Clients of an agency are no more than came about its locations together, and no fewer than came about any of them."""
    below = {split.whole: split.parts for split in structure.trees.get("agency", ())}
    told = sorted({unit for unit, _ in printed.get("agency_clients", {})})
    for unit in told:
        for age in AGES:
            came, client = Summand("visitors", unit, (age,), 1), Summand("agency_clients", unit, (age, WHOLE, WHOLE), 1)
            yield Inequality((came, client._replace(weight=-1)))
            for location in below.get(unit, ()):
                yield Inequality((client, came._replace(unit=location, weight=-1)))
        for kind in KINDS:
            everybody = Summand("agency_clients", unit, (WHOLE, WHOLE, WHOLE), 1)
            yield Inequality((everybody, Summand("agency_raisers", unit, (kind,), -1)))
    access = below.get(ACCESS, ())
    for age in AGES if told and len(access) <= FEW_AGENCIES else ():
        for status in STATUSES:
            there = tuple(Summand("agency_clients", unit, (age, WHOLE, status), 1) for unit in access)
            yield Inequality((*there, Summand("access_clients", NATION_UNIT, (age, status), -1)))


class Tied(NamedTuple):
    """Cells of a year, and cells of the year before that together come to so much at least (nl: tussen twee jaren)."""

    later: tuple[Summand, ...]
    earlier: tuple[Summand, ...]
    at_least: int = 0


FORWARD = ("running", "advised", "trajectory")
"""How a concern is handled never goes back on this road; from any of these it may be broken off (nl: volgorde)."""
WITH_ACTIONS = (("several_actions",), ("one_action", "several_actions"))
"""Nor do actions: who had one before has one now, or more (nl: met acties)."""

Counted = tuple[tuple[Coordinates, int], ...]


def between_years(earlier: Printed, later: Printed, before: Structure, now: Structure) -> Iterator[Tied]:
    """What was old in a year stood in the total of the year before (nl: tussen twee jaren).

    What is old is printed nowhere and follows by subtraction. For residents it holds as far as nobody moved, and for clients as
    far as nobody stayed away a year. How a concern is handled changes from year to year, and only forward: so those that have not
    come past a state had not come past it the year before. A region does not hold who counted nationally only then; and where a
    municipality did, it had fewer clients than have figures.
    """
    told = {unit for unit, at in later.get("clients", {}) if at == EVERYBODY and unit.startswith("GM")}
    for unit in sorted(before.text_only & told) if before.threshold else ():
        yield Tied((Summand("clients", unit, (WHOLE, WHOLE, "old"), -1),), (), 1 - before.threshold)
    for family in sorted(WITH_STATUS & now.families.keys()):
        shape = now.families[family]
        status = shape.attributes.index("status")
        state = shape.attributes.index("state") if "state" in shape.attributes else None
        back = _back(before, now) if "residence" in shape.trees else {}
        for unit, at in later.get(family, {}):
            for counted in _not_past(at, state) if at[status] == WHOLE else ():
                if all((unit, one) in earlier.get(family, {}) for one, _ in counted):
                    old = [((*one[:status], "old", *one[status + 1 :]), weight) for one, weight in counted]
                    here = [Summand(family, unit, one, -weight) for one, weight in old]
                    there = [Summand(family, part, one, weight) for part in back.get(unit, ()) for one, weight in old]
                    yield Tied((*here, *there), tuple(Summand(family, unit, one, weight) for one, weight in counted))


def _back(before: Structure, now: Structure) -> Mapping[str, tuple[str, ...]]:
    """The municipalities of each region that counted nationally only then, and do not now."""
    shown = before.text_only - now.text_only
    splits = (split for split in now.trees.get("residence", ()) if split.whole != NATION_UNIT)
    return {split.whole: tuple(part for part in split.parts if part in shown) for split in splits}


def _not_past(at: Coordinates, place: int | None) -> Iterator[Counted]:
    """The cell itself; or, of a state, all up to that one, also less those that had actions; nothing of a state off the road."""
    if place is None or at[place] == WHOLE:
        yield ((at, 1),)
    elif at[place] in FORWARD:
        ways = FORWARD[: FORWARD.index(at[place]) + 1]
        come = tuple(((*at[:place], one, *at[place + 1 :]), 1) for one in ways)
        yield come
        for acted in WITH_ACTIONS if at[place] == FORWARD[-1] else ():
            yield (*come, *(((kind, *at[1:place], one, *at[place + 1 :]), -1) for one in acted for kind in KINDS))
