"""Round all trees together, level by level: what is below a node adds up to what the node has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from gehoord.figures.disclosure.blocks import Block, Fives, Positions
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.seeds import draws
from gehoord.figures.disclosure.solving import NoSolution, Solved, solve
from gehoord.figures.disclosure.tree import Tree

RANDOMNESS: Final = 0.1
"""How much chance there is in the direction of a cell: 0 is the nearest five, 1 is chance alone (nl: toeval)."""
HELPERS: Final = (1, 2, 3, 4, 6, 9, 14, 30)
"""How many nodes beside it are rounded again with a node below which a cell came out too far off (nl: helpers)."""


def attempt(block: Block, seed: bytes, randomness: float, slack: bool, number: int) -> Solved | None:  # noqa: FBT001 - sent by position
    """Solve a block in whatever process this is; None where it has no solution (nl: blok proberen)."""
    try:
        return solve(block, seed, randomness, number, slack=slack)
    except NoSolution:
        return None


@dataclass(slots=True, eq=False)
class Rounded:
    """A tree and the fives it came to, by node and atom, as far as it is rounded (nl: afgeronde boom)."""

    name: str
    tree: Tree
    fives: Fives
    children: tuple[Positions, ...]
    depth: Positions
    steps: dict[int, int] = field(default_factory=dict)

    def cells(self, nodes: Positions) -> Fives:
        """The cells of some nodes, in fives (nl: cellen)."""
        return self.tree.family.values(self.fives[nodes])

    def outside(self, nodes: Positions) -> bool:
        """Whether a cell of one of these nodes came out too far off (nl: te ver)."""
        cells = self.cells(nodes)
        return bool(((cells < self.tree.low[nodes]) | (cells > self.tree.high[nodes])).any())

    def block(self, nodes: Positions, total: Fives | None, path: str) -> Block:
        """These nodes as a block (nl: blok)."""
        tree = self.tree
        return Block(
            path=f"{self.name}:{path}",
            family=tree.family,
            counts=tree.counts[nodes],
            low=tree.low[nodes],
            high=tree.high[nodes],
            aim=tree.aim[nodes],
            weight=tree.weight[nodes],
            total=total,
        )

    def leaves_of(self, nodes: Positions) -> Fives:
        """What the leaf cells of some nodes add up to, in fives (nl: som van de bladcellen)."""
        return np.where(self.tree.family.leaf, self.cells(nodes).sum(axis=0), 0)


def round_all(
    trees: Mapping[str, Tree],
    seed: bytes,
    crew: Crew,
    *,
    roots: Mapping[str, str] | None = None,
    randomness: float = RANDOMNESS,
) -> dict[str, Rounded]:
    """Round trees together (nl: samen afronden). `roots`: for a tree, the other that shares its root, and rounds it."""
    roots = roots or {}
    rounded = {
        name: Rounded(name, tree, np.zeros_like(tree.counts), tree.shape.children, tree.shape.depth)
        for name, tree in trees.items()
    }
    first = [one for one in rounded.values() if one.name not in roots]
    root = np.array([0])
    tasks = [(one.block(root, None, "root"), seed, randomness, True) for one in first]
    for one, solved in zip(first, crew.answers(tasks), strict=True):
        one.fives[root] = solved.fives
    for name, other in roots.items():
        rounded[name].fives[0] = rounded[other].fives[0]
    for depth in range(int(max(one.depth.max() for one in rounded.values()))):
        _level(list(rounded.values()), depth, seed, crew, randomness)
    return rounded


def _level(rounded: Sequence[Rounded], depth: int, seed: bytes, crew: Crew, randomness: float) -> None:
    asked: list[tuple[Rounded, int]] = []
    for one in rounded:
        for node in np.flatnonzero(one.depth == depth).tolist():
            below = one.children[node]
            if len(below) == 1:
                one.fives[below[0]] = one.fives[node]
            elif len(below):
                asked.append((one, node))
    tasks = [
        (one.block(one.children[node], one.leaves_of(np.array([node])), one.tree.shape.name[node]), seed, randomness, True)
        for one, node in asked
    ]
    for (one, node), solved in zip(asked, crew.answers(tasks), strict=True):
        if solved is not None:
            one.fives[one.children[node]] = solved.fives
        one.steps[node] = solved.steps if solved is not None else 0
    for one, node in asked:
        if one.outside(one.children[node]):
            _mend(one, node, seed, crew, randomness)


def _mend(one: Rounded, node: int, seed: bytes, crew: Crew, randomness: float) -> None:
    """Round a node again with some of those beside it and all that is below them; the first that fits stays."""
    for nodes, path in _neighbourhoods(one, node, seed):
        below = [one.children[each] for each in nodes.tolist()]
        units = np.concatenate(below)
        room = one.tree.shape.between[nodes][:, np.newaxis].astype(np.int64)
        block = replace(
            one.block(units, one.leaves_of(nodes), path),
            group=np.repeat(np.arange(len(nodes)), [len(each) for each in below]),
            group_low=np.maximum(one.tree.low[nodes] - room, 0),
            group_high=one.tree.high[nodes] + room * (one.tree.high[nodes] > 0),
        )
        (solved,) = crew.answers([(block, seed, randomness, False)])
        if solved is not None:
            one.fives[units] = solved.fives
            one.fives[nodes] = [one.fives[each].sum(axis=0) for each in below]
            return


def _neighbourhoods(one: Rounded, node: int, seed: bytes) -> Iterator[tuple[Positions, str]]:
    above = one.tree.shape.above[node]
    if above < 0:
        return
    beside = np.array([each for each in one.children[above] if each != node and len(one.children[each])], dtype=np.int64)
    name = one.tree.shape.name[node]
    beside = beside[draws(seed, one.name, name, "beside").permutation(len(beside))]
    tried = -1
    for many in HELPERS:
        if min(many, len(beside)) != tried and len(beside):
            tried = min(many, len(beside))
            yield np.array([node, *beside[:tried]]), f"{name}+{tried}"
