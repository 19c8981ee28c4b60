"""The audit of a published year: from its files alone, in whole numbers, by nothing that the rounding uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gehoord.figures.disclosure.auditor.coverage import Covered, cover
from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.auditor.printing import numbers_from_elsewhere, printed_badly, too_few_live_there
from gehoord.figures.disclosure.auditor.sums import Added, add_up
from gehoord.figures.disclosure.published.families import family_of
from gehoord.figures.disclosure.published.inequalities import inequalities
from gehoord.figures.disclosure.published.keeping import keeping_all
from gehoord.figures.disclosure.published.reading import Cell, Figures, Gathering, Reports
from gehoord.figures.disclosure.published.structure import Structure, structure_of

TOLD = 100
"""So many findings are written out in a certificate; all are counted (nl: opgeschreven bevindingen)."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found (nl: controle). No true value anywhere, because none was seen.

    figures: printed numbers; cells: different things they count; covered: of those, shown to have five possible values.
    sums, entries: shape of what must add up; most: the most that a sum is off. alone: figures in no sum of which everything is
    printed; of some of them nothing but the hash of their file tells whether one was changed. reversed: inequalities that the
    rounded figures do not keep, so that a reader can leave fewer than five values; the attack says which.
    """

    figures: int
    cells: int
    covered: int
    sums: int
    entries: int
    most: int
    alone: int
    reversed: int
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing was found (nl: goedgekeurd)."""
        return not self.findings

    def told(self) -> dict[str, Any]:
        """The audit as it stands in a certificate (nl: controle in het certificaat)."""
        return {
            "passed": self.passed,
            "figures": self.figures,
            "cells": self.cells,
            "covered": self.covered,
            "sums": {"rows": self.sums, "entries": self.entries, "most_off": self.most},
            "in_no_sum": self.alone,
            "inequalities_reversed": self.reversed,
            "troubles": dict(sorted(Counter(one.trouble.value for one in self.findings).items())),
            "findings": [{"nl": one.sentence.nl, "en": one.sentence.en} for one in self.findings[:TOLD]],
        }


def audit(reports: Reports) -> Audit:
    """Audit the reports of a year, by their path in its folder (nl: uitgave controleren). Raises: NotAPublication."""
    return Auditor().audit(reports)


def audit_figures(figures: Figures, structure: Structure, reports: Reports) -> Audit:
    """Audit figures that were gathered already (nl: cijfers controleren)."""
    return Auditor().audit_figures(figures, structure, reports)


@dataclass(frozen=True, slots=True)
class _Family:
    """What was found in one family, and the figures of which it was found."""

    printed: Mapping[Cell, int]
    structure: Structure
    added: Added
    reach: Covered
    findings: tuple[Finding, ...]


class Auditor:
    """Audits years that differ little, one after another (nl: controleur).

    Each verdict is that of `audit`. What was found is found again only where the very report, the figures of a family or the
    structure are others. A report that was given may not be changed.
    """

    def __init__(self) -> None:
        self._gathering: Gathering | None = None
        self._families: dict[str, _Family] = {}

    @keeping_all()
    def audit(self, reports: Reports) -> Audit:
        """Audit the reports of a year, by their path in its folder (nl: uitgave controleren). Raises: NotAPublication."""
        structure = structure_of(reports)
        if self._gathering is None or not self._gathering.reads(structure):
            self._gathering = Gathering(structure)
        return self.audit_figures(self._gathering.figures(reports), structure, reports)

    @keeping_all()
    def audit_figures(self, figures: Figures, structure: Structure, reports: Reports) -> Audit:
        """Audit figures that were gathered already (nl: cijfers controleren)."""
        findings = [*printed_badly(figures, reports), *numbers_from_elsewhere(reports, figures)]
        sums = entries = most = alone = covered = cells = 0
        for name, printed in sorted(figures.values.items()):
            one = self._family(name, printed, structure)
            findings += one.findings
            sums, entries, most = sums + one.added.sums, entries + one.added.entries, max(most, one.added.most)
            alone += one.added.alone
            cells, covered = cells + one.reach.figures, covered + one.reach.covered
        return Audit(figures.printed, cells, covered, sums, entries, most, alone, _reversed(figures, structure), tuple(findings))

    def _family(self, name: str, printed: Mapping[Cell, int], structure: Structure) -> _Family:
        before = self._families.get(name)
        if before is None or (before.printed is not printed and before.printed != printed) or before.structure != structure:
            family = family_of(name, printed, structure)
            added, reach = add_up(family), cover(family, structure)
            findings = (*added.findings, *reach.findings, *too_few_live_there(family))
            before = self._families[name] = _Family(printed, structure, added, reach, findings)
        return before


def _reversed(figures: Figures, structure: Structure) -> int:
    """Inequalities that the printed figures themselves do not keep; what is not printed is taken as 0."""
    found, nothing = 0, dict[Cell, int]()
    for terms, at_least in inequalities(figures.values, structure):
        told = [figures.values.get(family, nothing).get((unit, at)) for family, unit, at, _ in terms]
        known = [value * term.weight for value, term in zip(told, terms, strict=True) if value is not None]
        found += len(known) == len(terms) and sum(known) < at_least
    return found


def against_certificate(audited: Audit, certificate: Mapping[str, Any] | None, hashes: Mapping[str, str]) -> list[Finding]:
    """Hold files and audit beside what the certificate says of them (nl: certificaat nagaan)."""
    if certificate is None:
        return [finding(Trouble.NO_CERTIFICATE)]
    publication = certificate.get("publication") or {}
    files: Mapping[str, str] = publication.get("files", {})
    found = [
        finding(Trouble.FILE_CHANGED if name in hashes else Trouble.FILE_GONE, file=name)
        for name, digest in sorted(files.items())
        if hashes.get(name) != digest
    ]
    found += [finding(Trouble.FILE_ADDED, file=name) for name in sorted(set(hashes) - set(files))]
    told = (certificate.get("audit") or {}) if found == [] else {}
    now = audited.told()
    found += [
        finding(Trouble.OTHER_CERTIFICATE, what=name)
        for name in ("passed", "figures", "cells", "covered", "sums")
        if name in told and told[name] != now[name]
    ]
    if certificate.get("audit") is None:
        found.append(finding(Trouble.OTHER_CERTIFICATE, what="audit"))
    return found
