"""Round all trees together, level by level: what is below a node adds up to what the node has."""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Final, TypeAlias

import numpy as np

from gehoord.figures.disclosure.blocks import Block, Fives, Linked, Positions
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.seeds import draws
from gehoord.figures.disclosure.solving import Gives, NoSolution, Solved, solve
from gehoord.figures.disclosure.tree import MOST_CHILDREN, Tree, kept, possible, rooted
from gehoord.figures.facts import Mask
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

RANDOMNESS: Final = 0.1
"""How much chance there is in the direction of a cell: 0 is the nearest five, 1 is chance alone (nl: toeval)."""
HELPERS: Final = (1, 2, 4, 9, 30)
"""How many nodes beside it are rounded again with a node below which a cell came out too far off (nl: helpers)."""
AT_ONCE: Final = 110
"""More units are not rounded again together: that nothing fits takes longest to find out among many (nl: tegelijk)."""
SILENT_AT_ONCE: Final = 60
"""Nor more than this because something is not to be told (nl: tegelijk verzwegen)."""
TIMES: Final = 40
"""How often nodes may promise anew what those below them can hold (nl: keren)."""


class NothingFits(Refused):
    """A block has no solution, even with slack (nl: niets past)."""

    sentence = Text(
        "De cijfers zijn met deze loting niet veilig te maken. Er is niets gemaakt. "
        "Probeer het nog eens: dan wordt er opnieuw geloot. Blijft het zo, vraag dan wie dit programma onderhoudt.",
        "The figures cannot be made safe with this draw. Nothing was made. "
        "Try again: then there is a new draw. If it stays like this, ask whoever maintains this program.",
    )


def attempt(written: bytes, seed: bytes, randomness: float, gives: Gives, number: int) -> Solved | None:
    """Solve a block, as it was written down, in whatever process this is (nl: blok proberen). None where it has no solution."""
    block: Block | Linked = pickle.loads(written)  # noqa: S301 - written in this same run, by who asks
    try:
        return solve(block, seed, randomness, number, gives=gives)
    except NoSolution:
        return None


@dataclass(slots=True, eq=False)
class Rounded:
    """A tree and the fives it came to, by node and atom, as far as it is rounded (nl: afgeronde boom).

    silent: nodes of which something is not told that is there, so that those beside them tell of as much.
    """

    name: str
    tree: Tree
    fives: Fives
    children: tuple[Positions, ...]
    depth: Positions
    possible: Mask
    silent: Mask
    steps: dict[int, int] = field(default_factory=dict)
    mended: list[int] = field(default_factory=list)
    unsolved: set[int] = field(default_factory=set)

    def cells(self, nodes: Positions) -> Fives:
        """The cells of some nodes, in fives (nl: cellen)."""
        return self.tree.family.values(self.fives[nodes])

    def block(self, nodes: Positions, total: Fives | None, path: str) -> Block:
        """These nodes as a block (nl: blok)."""
        tree = self.tree
        return Block(
            path=f"{self.name}:{path}",
            family=tree.family.incidence,
            counts=tree.counts[nodes],
            low=tree.low[nodes],
            high=tree.high[nodes],
            least=tree.least[nodes],
            most=tree.most[nodes],
            aim=tree.aim[nodes],
            weight=tree.weight[nodes],
            total=total,
            ceiling=None if tree.ceiling is None else tree.ceiling[nodes],
            bound=None if tree.bound is None else tree.bound.of(nodes),
            firm=None if tree.firm is None else tree.firm[nodes],
        )

    def leaves_of(self, nodes: Positions) -> Fives:
        """What the leaf cells of some nodes add up to, in fives (nl: som van de bladcellen)."""
        return np.where(self.tree.family.leaf, self.cells(nodes).sum(axis=0), 0)


Solutions: TypeAlias = dict[bytes, Solved | None]
"""What came of each block, as it stood, for who asks a second time (nl: oplossingen)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """What blocks are solved with (nl: rekenwerk)."""

    seed: bytes
    crew: Crew
    randomness: float
    known: Solutions = field(default_factory=dict)

    def answers(self, blocks: Sequence[Block], gives: Gives) -> list[Solved | None]:
        """Solve blocks, in their order (nl: oplossen)."""
        written = [pickle.dumps(block) for block in blocks]
        names = [blake2b(one, digest_size=16, salt=bytes([gives])).digest() for one in written]
        asked = {name: one for name, one in zip(names, written, strict=True) if name not in self.known}
        tasks = [(one, self.seed, self.randomness, gives) for one in asked.values()]
        self.known.update(zip(asked, self.crew.answers(tasks), strict=True))
        return [self.known[name] for name in names]


def round_all(
    trees: Mapping[str, Tree],
    seed: bytes,
    crew: Crew,
    *,
    roots: Mapping[str, str] | None = None,
    randomness: float = RANDOMNESS,
    solutions: Solutions | None = None,
    times: int = TIMES,
) -> dict[str, Rounded]:
    """Round trees together (nl: samen afronden). `roots`: for some trees, the other that shares its root, and rounds it.
    `solutions`: of blocks that were rounded before, and of these from now on. `times`: how often nodes may promise anew.

    Whatever holds fast does hold. Where what is below a node cannot hold what the node was given, nodes promise less,
    and all is rounded once more; nought is always possible. Raises: NothingFits.
    """
    roots = {name: other for name, other in (roots or {}).items() if name in trees}
    trees, work = dict(trees), _Work(seed, crew, randomness, {} if solutions is None else solutions)
    for _ in range(times):
        for name, other in roots.items():
            trees[other] = rooted(trees[other], trees[name])
        rounded = _rounded(trees, roots, work)
        anew = {name: tree for name, one in rounded.items() if (tree := kept(one.tree, one.fives)) is not None}
        if not anew:
            return rounded
        trees |= anew
    raise NothingFits


def _rounded(trees: Mapping[str, Tree], roots: Mapping[str, str], work: _Work) -> dict[str, Rounded]:
    rounded = {name: _unrounded(name, tree) for name, tree in trees.items()}
    first = [one for one in rounded.values() if one.name not in roots]
    root = np.array([0])
    blocks = [one.block(root, None, "root") for one in first]
    for one, solved in zip(first, work.answers(blocks, Gives.EVERYTHING), strict=True):
        if solved is None:
            raise NothingFits
        one.fives[root] = solved.fives
    for name, other in roots.items():
        rounded[name].fives[0] = rounded[other].fives[0]
    for depth in range(int(max(one.depth.max() for one in rounded.values()))):
        _level(list(rounded.values()), depth, work)
    return rounded


def _unrounded(name: str, tree: Tree) -> Rounded:
    silent = np.zeros(len(tree.low), dtype=np.bool_) if tree.silent is None else tree.silent
    return Rounded(name, tree, np.zeros_like(tree.counts), tree.shape.children, tree.shape.depth, possible(tree), silent)


def round_apart(trees: Mapping[str, Tree], seed: bytes, crew: Crew, *, randomness: float = RANDOMNESS) -> dict[str, Rounded]:
    """Round what stands right below a root and is never added up (nl: los afronden). The root gets whatever they come to.

    Raises: NothingFits.
    """
    rounded = {name: _unrounded(name, tree) for name, tree in trees.items()}
    parts = [
        (one, one.children[0][start : start + MOST_CHILDREN])
        for one in rounded.values()
        for start in range(0, len(one.children[0]), MOST_CHILDREN)
    ]
    blocks = [one.block(nodes, None, f"apart {nodes[0]}") for one, nodes in parts]
    for (one, nodes), solved in zip(parts, _Work(seed, crew, randomness).answers(blocks, Gives.EVERYTHING), strict=True):
        if solved is None:
            raise NothingFits
        one.fives[nodes] = solved.fives
        one.fives[0] += solved.fives.sum(axis=0)
    return rounded


def _level(rounded: Sequence[Rounded], depth: int, work: _Work) -> None:
    asked: list[tuple[Rounded, int]] = []
    for one in rounded:
        for node in np.flatnonzero(one.depth == depth).tolist():
            below = one.children[node]
            if len(below) == 1:
                one.fives[below[0]] = one.fives[node]
            elif len(below):
                asked.append((one, node))
    unsolved = _tried(asked, work, Gives.NOTHING)
    apart: dict[tuple[str, int], list[tuple[Rounded, int]]] = {}
    for one, node in unsolved:
        apart.setdefault((one.name, int(one.tree.shape.above[node])), []).append((one, node))
    _mend([_mending(nodes, work.seed) for nodes in apart.values()], work)
    for gives in (Gives.FIGURES, Gives.EVERYTHING):
        unsolved = _tried([(one, node) for one, node in unsolved if node in one.unsolved], work, gives)
    if unsolved:
        raise NothingFits


def _tried(asked: Sequence[tuple[Rounded, int]], work: _Work, gives: Gives) -> list[tuple[Rounded, int]]:
    """Round what is below some nodes, each by itself; gives back those for which nothing fits."""
    blocks = []
    for one, node in asked:
        below = one.children[node]
        block = one.block(below, one.leaves_of(np.array([node])), one.tree.shape.name[node])
        blocks.append(replace(block, possible=one.possible[below] if gives or one.silent[below].any() else None))
    unsolved = []
    for (one, node), solved in zip(asked, work.answers(blocks, gives), strict=True):
        if solved is None:
            unsolved.append((one, node))
            one.unsolved.add(node)
        else:
            one.unsolved.discard(node)
            one.fives[one.children[node]] = solved.fives
            one.steps[node] = solved.steps
    return unsolved


Mending: TypeAlias = Generator[Block, Solved | None, None]
"""Asks for one block after another, and hears what came of it (nl: herstel)."""


def _mend(mendings: Sequence[Mending], work: _Work) -> None:
    """Carry out what does not touch each other side by side, so that the answers are the same whoever is faster."""
    asking = [(mending, block) for mending in mendings if (block := next(mending, None)) is not None]
    while asking:
        answers = work.answers([block for _, block in asking], Gives.NOTHING)
        asking = [
            (mending, block)
            for (mending, _), solved in zip(asking, answers, strict=True)
            if (block := _told(mending, solved)) is not None
        ]


def _told(mending: Mending, solved: Solved | None) -> Block | None:
    try:
        return mending.send(solved)
    except StopIteration:
        return None


def _mending(nodes: Sequence[tuple[Rounded, int]], seed: bytes) -> Mending:
    """Round each node again with some of those beside it and all that is below them; the first that fits stays."""
    for one, node in nodes:
        if node not in one.unsolved:
            continue
        for chosen, path in _neighbourhoods(one, node, seed):
            below = [one.children[each] for each in chosen.tolist()]
            units = np.concatenate(below)
            solved = yield _again(one, chosen, below, path)
            if solved is not None:
                one.fives[units] = solved.fives
                one.fives[chosen] = [one.fives[each].sum(axis=0) for each in below]
                one.mended.append(len(chosen))
                one.unsolved.difference_update(chosen.tolist())
                break


def _again(one: Rounded, nodes: Positions, below: Sequence[Positions], path: str) -> Block:
    """These nodes and all that is below them as one block, that adds up to what the nodes have together."""
    tree = one.tree
    room = tree.shape.between[nodes][:, np.newaxis].astype(np.int64)
    return replace(
        one.block(np.concatenate(below), one.leaves_of(nodes), path),
        possible=one.possible[np.concatenate(below)],
        group=np.repeat(np.arange(len(nodes)), [len(each) for each in below]),
        group_low=np.maximum(tree.least[nodes] - room, 0),
        group_high=tree.most[nodes] + room * (tree.most[nodes] > 0),
        group_bound=None if tree.bound is None else tree.bound.of(nodes),
    )


def _neighbourhoods(one: Rounded, node: int, seed: bytes) -> Iterator[tuple[Positions, str]]:
    """Ever larger choices of nodes beside this one, drawn anew each time; those that are well themselves come first."""
    above = one.tree.shape.above[node]
    if above < 0:
        return
    beside = np.array([each for each in one.children[above] if each != node and len(one.children[each])], dtype=np.int64)
    well = np.array([each not in one.unsolved for each in beside.tolist()], dtype=np.bool_)
    name = one.tree.shape.name[node]
    silent = one.silent[one.children[node]].any()
    for turn, many in enumerate(HELPERS):
        drawn = draws(seed, one.name, name, "beside", turn).random(len(beside))
        chosen = beside[np.lexsort((drawn, ~well))][:many]
        units = sum(len(one.children[each]) for each in (node, *chosen.tolist()))
        if units > (SILENT_AT_ONCE if silent else AT_ONCE):
            return
        if len(chosen) == many or (len(chosen) and len(chosen) > HELPERS[turn - 1]):
            yield np.array([node, *chosen]), f"{name}+{turn}"
