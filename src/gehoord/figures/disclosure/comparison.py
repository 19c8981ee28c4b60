"""What became of the counts: published beside counted, for whoever makes the certificate or measures how well it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gehoord.figures.disclosure.blocks import Linked
from gehoord.figures.disclosure.families import PRINTED
from gehoord.figures.disclosure.hierarchies import HIDDEN_UNITS
from gehoord.figures.disclosure.rounding import Rounded
from gehoord.figures.facts import Counts, Mask


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure that stands in the certificate by name, without a value (nl: genoemd cijfer)."""

    family: str
    unit: str
    at: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The printed cells of a family, as counted, as aimed at and as published, by unit and cell (nl: vergelijking).

    capped: where fewer records were aimed at, because few clients stand behind them.
    """

    family: str
    units: tuple[str, ...]
    at: tuple[Mapping[str, str], ...]
    counted: Counts
    published: Counts
    capped: Mask
    reached: Mask

    def beyond(self, base: int) -> Iterator[Listed]:
        """Figures that lie a whole step or more from what was counted, and not where they were aimed (nl: te ver)."""
        return self._named((np.abs(self.published - self.counted) >= base) & ~(self.capped & self.reached))

    def aimed_lower(self) -> Iterator[Listed]:
        """Figures for which fewer records were aimed at (nl: lager gericht)."""
        return self._named(self.capped)

    def _named(self, which: Mask) -> Iterator[Listed]:
        for unit, cell in np.argwhere(which):
            yield Listed(self.family, self.units[unit], self.at[cell])


def of_tree(one: Rounded, base: int, *, with_root: bool = True) -> Compared:
    """The comparison of a tree (nl: vergelijking van een boom). A root that another tree has too is told once."""
    tree, family = one.tree, one.tree.family
    real = np.flatnonzero(~tree.shape.between & ~np.isin(tree.shape.name, HIDDEN_UNITS))
    real = real if with_root else real[real > 0]
    printed = np.flatnonzero(family.weight >= PRINTED)
    fives = one.cells(real)[:, printed]
    shown = np.ix_(real, printed)
    return Compared(
        family=family.name,
        units=tuple(tree.shape.name[node] for node in real),
        at=tuple(family.cells[cell].at for cell in printed),
        counted=tree.value[shown],
        published=fives * base,
        capped=tree.capped[shown],
        reached=(fives >= tree.low[shown]) & (fives <= tree.high[shown]),
    )


def of_linked(block: Linked, published: Counts) -> Iterator[Compared]:
    """The comparison of a block whose units are added up in several ways (nl: vergelijking van een verweven blok)."""
    for names, group in zip(block.names, block.groups, strict=True):
        inside, nothing = group >= 0, np.zeros((len(names), len(block.family.cells)), dtype=np.bool_)
        sums = []
        for counts in (block.counts, published):
            summed = np.zeros((len(names), counts.shape[1]), dtype=np.int64)
            np.add.at(summed, group[inside], counts[inside])
            sums.append(block.family.values(summed))
        yield Compared(
            block.family.name, names, tuple(cell.at for cell in block.family.cells), sums[0], sums[1], nothing, nothing
        )


def measured(parts: Sequence[Compared], base: int) -> dict[str, float]:
    """How far published figures lie from counted ones (nl: gemeten). Mean over figures that are not nought, in records."""
    off = np.concatenate([np.abs(one.published - one.counted)[one.counted > 0] for one in parts])
    return {
        "figures": sum(one.counted.size for one in parts),
        "mean_absolute_error": float(off.mean()) if len(off) else 0.0,
        "beyond": sum(len(list(one.beyond(base))) for one in parts),
        "capped": sum(int(one.capped.sum()) for one in parts),
    }
