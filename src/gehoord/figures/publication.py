"""The one door to figures: a register goes in, a publication comes out, and nothing else leaves the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import Tallies, tallied
from gehoord.figures.disclosure.hierarchies import NATION, hierarchies
from gehoord.figures.disclosure.protection import Protected, protect
from gehoord.figures.facts import Facts
from gehoord.figures.geography import Geography
from gehoord.figures.press import Press
from gehoord.figures.report import ACTIONS_TABLE, THRESHOLD, AgencyTotal, Place, Policy, Reader, Report, Rule
from gehoord.figures.standing import Standing, as_it_stood
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

__all__ = [
    "ACTIONS_TABLE",
    "THRESHOLD",
    "AgencyTotal",
    "NoSeed",
    "Place",
    "Policy",
    "Publication",
    "Reader",
    "Report",
    "Rule",
    "TotalNotProtected",
    "publish",
]


class NoSeed(Refused):
    """Figures were to be rounded without the secret that chance is drawn from (nl: geen geheim getal)."""

    sentence = Text(
        "Om de cijfers te beveiligen is een geheim getal nodig. Geef er een mee.",
        "To make the figures safe a secret number is needed. Give one along.",
    )


class TotalNotProtected(Refused):
    """A total was asked for that adds up with nothing, so that it cannot be made safe (nl: totaal niet te beveiligen)."""

    sentence = Text(
        "Onder deze regel is het totaal van tabel 8b altijd de som van de rijen. Laat --agency-total weg.",
        "Under this rule the total of table 8b is always the sum of the rows. Leave out --agency-total.",
    )


@dataclass(frozen=True, slots=True)
class Publication:
    """All reports of one period, counted together (nl: publicatie). `reports` is keyed by municipality code.

    `provinces`, `regions` and `agencies` are keyed by their codes too; `whole` holds the one report on the nation. A province
    is added up from municipalities that were made safe, so that there is none under a rule that does not protect. `protected`
    tells how the figures became safe, None under a rule that does not protect.
    """

    policy: Policy
    reports: Mapping[str, Report]
    regions: Mapping[str, Report] = field(default_factory=dict)
    agencies: Mapping[str, Report] = field(default_factory=dict)
    provinces: Mapping[str, Report] = field(default_factory=dict)
    whole: Mapping[str, Report] = field(default_factory=dict)
    protected: Protected | None = None

    @property
    def nation(self) -> Report:
        """The report on whatever the register holds (nl: landelijk rapport)."""
        return self.whole[NATION]


def publish(facts: Facts, geography: Geography, policy: Policy) -> Publication:
    """Count a register and lay out the reports of all readers together (nl: publiceren).

    `geography` is that of the last day of the period; a municipality without any record has a report too.
    Raises: MapOfAnotherDay, NoSchemeYet, UnknownCategory, NotThePeriodBefore; under a protected rule NoSeed, TotalNotProtected,
    CrewFailed, NothingFits.
    """
    if policy.before:
        policy.before.check(policy.period, policy.rule.value)
    standing = as_it_stood(facts, lay_out(facts, geography, policy.period), policy.period)
    tallies = tallied(standing)
    clients, actions = tallies.residents.clients.sum(axis=(1, 2, 3)), tallies.residents.actions.sum(axis=(1, 2))
    about = tallies.served.actions.sum(axis=(1, 2))
    units = hierarchies(tallies.axes, geography, clients, actions, about, threshold=policy.threshold)
    of_nation = _holds_nation(clients.tolist(), geography) if policy.nation is None else policy.nation
    protected = _protected(standing, tallies, geography, policy) if policy.rule.is_protected else None
    press = Press(policy, geography, units, protected.tallies if protected else tallies, of_nation=of_nation)
    return Publication(
        policy=policy,
        reports=press.municipalities(),
        regions=press.regions(),
        agencies=press.agencies(facts),
        provinces=press.provinces() if protected else {},
        whole=press.whole(),
        protected=protected,
    )


def _protected(standing: Standing, tallies: Tallies, geography: Geography, policy: Policy) -> Protected:
    if policy.seed is None:
        raise NoSeed
    if policy.agency_total is AgencyTotal.CLIENTS:
        raise TotalNotProtected
    return protect(
        standing,
        tallies,
        geography,
        base=policy.base,
        threshold=policy.threshold,
        # one secret for many years must not push the same cell the same way each time
        seed=_seed_of(policy.period, policy.seed),
        processes=policy.processes,
        before=policy.before.on(geography).totals if policy.before else None,
    )


def _seed_of(period: Period, seed: bytes) -> bytes:
    """One secret for many years must not push the same cell the same way each time."""
    return blake2b(f"{period.first} {period.last}".encode(), key=seed[:64]).digest()


def _holds_nation(clients: list[int], geography: Geography) -> bool:
    """Whether clients live in every province; those behind the last municipality live nowhere that is known."""
    lived_in = {place.province for place, number in zip(geography.municipalities, clients, strict=False) if number}
    return bool(lived_in) and lived_in >= set(geography.provinces)
