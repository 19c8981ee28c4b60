"""A hierarchy of units, each the sum of those below it, with the true counts and what each cell may become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gehoord.figures.disclosure.blocks import OVER, UNDER, Bound, Fives, Positions
from gehoord.figures.disclosure.families import HIDDEN, PRINTED, Family, Weights
from gehoord.figures.facts import Counts, Mask

MOST_CHILDREN = 30
"""More units than this below one node are dealt over nodes in between (nl: meeste kinderen)."""


@dataclass(frozen=True, eq=False)
class Branching:
    """Units and what they are the sum of (nl: vertakking). Nodes stand in order: each after the one above it, the root first.

    name: of each node. above: the node above each, -1 of the root. leaf: which leaf each node is, -1 where it has some below it.
    between: whether a node was put in between, and is a unit to nobody.
    """

    name: tuple[str, ...]
    above: Positions
    leaf: Positions
    between: Mask

    @cached_property
    def children(self) -> tuple[Positions, ...]:
        """The nodes right below each node (nl: kinderen)."""
        order = np.argsort(self.above, kind="stable")
        first = np.searchsorted(self.above[order], np.arange(len(self.above) + 1))
        return tuple(order[first[node] : first[node + 1]] for node in range(len(self.above)))

    @cached_property
    def depth(self) -> Positions:
        """How far each node is from the root (nl: diepte)."""
        depth = np.zeros(len(self.above), dtype=np.int64)
        for node in range(1, len(depth)):
            depth[node] = depth[self.above[node]] + 1
        return depth

    def summed(self, leaves: Counts) -> Counts:
        """The sum of the leaves below each node, by node and whatever the leaves were counted by (nl: opgeteld)."""
        sums = np.zeros((len(self.above), *leaves.shape[1:]), dtype=leaves.dtype)
        has_leaf = self.leaf >= 0
        sums[has_leaf] = leaves[self.leaf[has_leaf]]
        for node in range(len(self.above) - 1, 0, -1):
            sums[self.above[node]] += sums[node]
        return sums

    def below(self, leaves: int) -> tuple[Positions, ...]:
        """For each depth, the node at that depth that a leaf lies under, -1 where it lies higher (nl: knoop boven elk blad)."""
        node = np.full(leaves, -1, dtype=np.int64)
        node[self.leaf[self.leaf >= 0]] = np.flatnonzero(self.leaf >= 0)
        depth, levels = self.depth, []
        for level in range(int(depth.max()), -1, -1):
            here = np.where((node >= 0) & (depth[node] == level), node, -1)
            levels.append(here)
            node = np.where((here >= 0) & (level > 0), self.above[node], node)
        return tuple(reversed(levels))


def branching(root: str, parts: Mapping[str, Sequence[str]], leaves: Mapping[str, int], size: Counts) -> Branching:
    """Lay out a hierarchy (nl: vertakking opzetten).

    parts: for each unit those right below it; leaves: the position of each unit that has none; size: of each leaf, by which
    units are dealt over nodes in between.
    """
    names, above, leaf, between = [root], [-1], [leaves.get(root, -1)], [False]
    weights = {name: int(size[position]) for name, position in leaves.items()}

    def weigh(name: str) -> int:
        if name not in weights:
            weights[name] = sum(weigh(part) for part in parts[name])
        return weights[name]

    waiting: list[tuple[int, list[str]]] = [(0, list(parts.get(root, ())))]
    while waiting:
        node, below = waiting.pop(0)
        for name, under in _dealt(names[node], below, weigh):
            names.append(name)
            above.append(node)
            leaf.append(-1 if under else leaves.get(name, -1))
            between.append(bool(under))
            here = under or list(parts.get(name, ()))
            if here:
                waiting.append((len(names) - 1, here))
    return Branching(tuple(names), np.array(above), np.array(leaf), np.array(between, dtype=np.bool_))


def _dealt(node: str, below: list[str], weigh: Callable[[str], int]) -> list[tuple[str, list[str]]]:
    """The units below a node, or nodes in between over which they are dealt by falling size, as often as they are many."""
    if len(below) <= MOST_CHILDREN:
        return [(name, []) for name in below]
    many = min(-(-len(below) // MOST_CHILDREN), MOST_CHILDREN)
    ranked = sorted(below, key=lambda name: (-weigh(name), name))
    return [(f"{node}/{number + 1}", ranked[number::many]) for number in range(many)]


@dataclass(frozen=True, slots=True, eq=False)
class Few:
    """What a cell counts when no client counts in it more than so often (nl: weinig cliënten).

    target: by node and cell, that count. capped: whether so few clients stand behind the cell that it is to be aimed at.
    """

    target: Fives
    capped: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A family along a hierarchy: what is true, and between what it may become fives (nl: boom).

    counts: true atoms by node. value: true cells by node. low, high: in fives; aim: where in between, 0 where there is no
    choice. least, most: how far a cell may go at a price. capped: whether fewer records are aimed at. weight: how much each node
    matters. ceiling: by node and atom, what is never passed. bound: what the atoms of a node come to at most, each weighed.
    firm: by node, cell and side, what does not go under `least` or over `most` while others can give way. silent: nodes of which
    something is not told that is there, so that those beside them tell of as much.
    """

    family: Family
    shape: Branching
    counts: Counts
    value: Counts
    low: Fives
    high: Fives
    least: Fives
    most: Fives
    capped: Mask
    aim: Weights
    weight: Weights
    ceiling: Fives | None = None
    bound: Bound | None = None
    firm: Mask | None = None
    silent: Mask | None = None


def tree(
    family: Family, shape: Branching, leaves: Counts, *, base: int, hidden: Sequence[str] = (), few: Few | None = None
) -> Tree:
    """Work out what each cell may become (nl: boom opzetten). leaves: true atoms by leaf. hidden: units that nobody prints."""
    counts = shape.summed(leaves.reshape(len(leaves), family.covers.shape[1]))
    value = family.values(counts)
    target = least = value
    if few is not None:
        target = np.where(few.capped, few.target, value)
        least = np.where(few.capped | shape.between[:, np.newaxis], few.target, value)
    low, rest = np.divmod(target, base)
    high = low + (rest > 0)
    least, most = np.minimum(low, least // base), np.maximum(high, -(-value // base))
    low, high = np.where(shape.between[:, np.newaxis], (least, most), (low, high))
    # what nobody prints is as far off as the two printed figures that it is the difference of
    unseen, far = (family.weight < PRINTED) & ~shape.between[:, np.newaxis], 2 * (base - 1)
    least = np.where(unseen, np.minimum(least, np.maximum(-(-(value - far) // base), 0)), least)
    most = np.where(unseen & (value > 0), (value + far) // base, most)
    low, high = np.where(unseen, least, low), np.where(unseen, most, high)
    unprinted = shape.between | np.isin(shape.name, hidden)
    return Tree(
        family=family,
        shape=shape,
        counts=counts,
        value=value,
        low=low,
        high=high,
        least=least,
        most=most,
        capped=few.capped if few is not None else np.zeros(value.shape, dtype=np.bool_),
        aim=np.where(high - low == 1, rest / base, 0.0),
        weight=np.where(unprinted, HIDDEN, PRINTED),
    )


def roomy_below(shape: Branching, most: Fives) -> Fives:
    """By node and cell what it may become at most, and never more than all below it together (nl: ruimte eronder)."""
    most, children = most.copy(), shape.children
    for node in range(len(most) - 1, -1, -1):
        if len(children[node]):
            most[node] = np.minimum(most[node], most[children[node]].sum(axis=0))
    return most


def lowered(plain: Tree, most: Fives) -> Tree:
    """The same tree whose cells become no more than so much; what that lowers holds fast (nl: verlaagd)."""
    lower = most < plain.most
    high = np.minimum(plain.high, most)
    low = np.minimum(plain.low, high)
    aim = np.where(high > low, plain.aim, 0.0)
    return replace(
        plain, low=low, high=high, least=np.minimum(plain.least, low), most=most, aim=aim, firm=_firm(plain, OVER, lower)
    )


def risen(plain: Tree, least: Fives) -> Tree:
    """The same tree with no fewer than so many of all together, the last cell of each node; this holds fast (nl: verhoogd).

    For it others come down at a price, as far as they must.
    """
    bounds = {name: getattr(plain, name).copy() for name in ("least", "low", "most", "high")}
    last, low, most, high = (one[:, -1] for one in bounds.values())
    held = np.zeros(len(last), dtype=np.bool_) if plain.firm is None else plain.firm[:, -1, UNDER]
    last[:] = np.maximum(np.where(held, last, 0), least)
    children = plain.shape.children
    for node in range(len(last) - 1, -1, -1):
        below = children[node]
        last[node] = max(last[node], last[below].sum()) if len(below) else last[node]
        most[node] = max(most[node], last[node])
        low[node] = min(max(low[node], last[node], low[below].sum()), most[node])
        high[node] = max(high[node], low[node])
    raised = np.zeros(plain.high.shape, dtype=np.bool_)
    raised[:, -1] = True
    aim = np.where(bounds["high"] > bounds["low"], plain.aim, 0.0)
    return replace(plain, **bounds, firm=_firm(plain, UNDER, raised), aim=aim)


def rooted(one: Tree, other: Tree) -> Tree:
    """The first of two trees with one root, which then leaves room for both (nl: gedeelde wortel)."""
    if other.firm is not None:
        least = np.zeros(len(one.least), dtype=np.int64)
        least[0] = other.least[0, -1]
        one = risen(one, least) if other.firm[0, -1, UNDER] else one
        most = one.most.copy()
        most[0] = np.where(other.firm[0, :, OVER], np.minimum(most[0], other.most[0]), most[0])
        one = lowered(one, most)
    if one.bound is not None and other.bound is not None and other.bound.fast[0]:
        one = replace(one, bound=one.bound.lowered(np.array([0]), other.bound.most[:1]))
    return one


def kept(plain: Tree, fives: Fives) -> Tree | None:
    """None where all that holds fast did hold; else the same tree, whose nodes promise what those below can hold (nl: beloftes).

    What somebody below had to pass, the node above had too much of, or too little.
    """
    cells, above, made = plain.family.values(fives), plain.shape.above, plain
    if plain.bound is not None:
        together = fives @ plain.bound.weighs
        over = 1 + np.flatnonzero((plain.bound.fast & (together > plain.bound.most))[1:])
        if len(over):
            made = replace(made, bound=plain.bound.lowered(above[over], together[above[over]] - 1))
    if plain.firm is not None:
        node, cell = np.nonzero(plain.firm[1:, :, OVER] & (cells > plain.most)[1:])
        under = above[1 + np.flatnonzero(plain.firm[1:, -1, UNDER] & (cells < plain.least)[1:, -1])]
        if len(under):
            least = np.zeros(len(cells), dtype=np.int64)
            least[under] = cells[under, -1] + 1
            made = risen(made, least)
        if len(node):
            most = plain.most.copy()
            np.minimum.at(most, (above[1 + node], cell), cells[above[1 + node], cell] - 1)
            made = lowered(made, most)
    return None if made is plain else made


def _firm(plain: Tree, side: int, cells: Mask) -> Mask:
    firm = np.zeros((*cells.shape, 2), dtype=np.bool_) if plain.firm is None else plain.firm.copy()
    firm[..., side] |= cells
    return firm


def possible(tree: Tree) -> Mask:
    """By node and atom, where records may be told though there truly are none (nl: mogelijke combinaties).

    A leaf may have any combination that no empty cell of it forbids, and a node what something below it may have: so whatever a
    node has, there is somebody to give it to.
    """
    found: Mask = (tree.counts > 0) | ((tree.most == 0).astype(np.float64) @ tree.family.covers == 0)
    children = tree.shape.children
    for node in range(len(found) - 1, -1, -1):
        if len(children[node]):
            found[node] = found[children[node]].any(axis=0)
    return found
