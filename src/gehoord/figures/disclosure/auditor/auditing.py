"""The audit of a published year: from its files alone, in whole numbers, by nothing that the rounding uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gehoord.figures.disclosure.auditor.coverage import cover
from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.auditor.printing import numbers_from_elsewhere, printed_badly, too_few_live_there
from gehoord.figures.disclosure.auditor.sums import add_up
from gehoord.figures.disclosure.published.families import family_of
from gehoord.figures.disclosure.published.inequalities import inequalities
from gehoord.figures.disclosure.published.reading import Figures, Reports, figures_of
from gehoord.figures.disclosure.published.structure import Structure, structure_of

TOLD = 100
"""So many findings are written out in a certificate; all are counted (nl: opgeschreven bevindingen)."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found (nl: controle). No true value anywhere, because none was seen.

    figures: printed numbers; cells: different things they count; covered: of those, shown to have five possible values.
    sums, entries: shape of what must add up; most: the most that a sum is off. reversed: inequalities that the rounded figures
    do not keep, so that a reader can leave fewer than five values; the attack says which.
    """

    figures: int
    cells: int
    covered: int
    sums: int
    entries: int
    most: int
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
            "inequalities_reversed": self.reversed,
            "troubles": dict(sorted(Counter(one.trouble.value for one in self.findings).items())),
            "findings": [{"nl": one.sentence.nl, "en": one.sentence.en} for one in self.findings[:TOLD]],
        }


def audit(reports: Reports) -> Audit:
    """Audit the reports of a year, by their path in its folder (nl: uitgave controleren). Raises: NotAPublication."""
    structure = structure_of(reports)
    return audit_figures(figures_of(reports, structure), structure, reports)


def audit_figures(figures: Figures, structure: Structure, reports: Reports) -> Audit:
    """Audit figures that were gathered already (nl: cijfers controleren)."""
    findings = [*printed_badly(figures, reports), *numbers_from_elsewhere(reports, figures)]
    sums = entries = most = covered = cells = 0
    for name, printed in sorted(figures.values.items()):
        family = family_of(name, printed, structure)
        added, reach = add_up(family), cover(family, structure)
        findings += (*added.findings, *reach.findings, *too_few_live_there(family))
        sums, entries, most = sums + added.sums, entries + added.entries, max(most, added.most)
        cells, covered = cells + reach.figures, covered + reach.covered
    return Audit(figures.printed, cells, covered, sums, entries, most, _reversed(figures, structure), tuple(findings))


def _reversed(figures: Figures, structure: Structure) -> int:
    """Inequalities that the printed figures themselves do not keep; what is not printed is taken as 0."""
    return sum(
        sum(term.weight * figures.values.get(term.family, {}).get((term.unit, term.at), 0) for term in terms) < at_least
        for terms, at_least in inequalities(figures.values, structure)
        if all((term.unit, term.at) in figures.values.get(term.family, {}) for term in terms)
    )


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
