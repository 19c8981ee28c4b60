"""The table of rights in words, for a page and for the manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.roles import Role, grounds
from gehoord.practice.words import Text


class Clause(NamedTuple):
    """What a role may do with a kind of thing, and on which grounds (nl: recht in woorden)."""

    resource: Resource
    acts: tuple[Act, ...]
    where: tuple[Condition, ...]

    @property
    def told(self) -> Text:
        """The acts and the grounds as one phrase, such as "see and change, in an own case" (nl: in woorden)."""
        acts = (_listed([act.label.nl for act in self.acts], "en"), _listed([act.label.en for act in self.acts], "and"))
        where = (
            _listed([ground.label.nl for ground in self.where], "of"),
            _listed([ground.label.en for ground in self.where], "or"),
        )
        return Text(f"{acts[0]}: {where[0]}", f"{acts[1]}: {where[1]}")


def by_resource(role: Role) -> list[Clause]:
    """Everything a role may, in the order of the table; what is not in it, it may not (nl: wat een rol mag)."""
    return [clause for resource in Resource for clause in _clauses(role, resource)]


def _clauses(role: Role, resource: Resource) -> Iterator[Clause]:
    together: dict[frozenset[Condition], list[Act]] = {}
    for act in Act:
        where = grounds(role, resource, act)
        if where:
            together.setdefault(where, []).append(act)
    for where, acts in together.items():
        yield Clause(resource, tuple(acts), tuple(ground for ground in Condition if ground in where))


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
