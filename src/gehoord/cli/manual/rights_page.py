"""The manual's page about rights: who may what, written from the table that everything is checked with."""

from __future__ import annotations

from collections.abc import Iterator

from gehoord.people.deeds import Act, Condition
from gehoord.people.roles import GIVES, Role, needs_factor
from gehoord.people.shown.rights import by_resource

OPENING = """# Rights

Written by `./gehoord docs` from the table in `gehoord.people.roles`; change a right there, not here. What does not stand here,
nobody may. The same table is compiled to the answer of `may`, to the filter of every list, and to the policies of the database.
"""


def rights() -> str:
    """Everything every role may, in Markdown (nl: rechten)."""
    return "\n".join([OPENING, *_words(), *(line for role in Role for line in _drawn(role))]).rstrip() + "\n"


def _words() -> Iterator[str]:
    for title, terms in (("What can be done", Act), ("On which ground", Condition)):
        yield f"## {title}\n\n| word | Dutch | English | meaning |\n|---|---|---|---|"
        for term in terms:
            meaning = f"{term.definition.nl}<br>*{term.definition.en}*" if term.definition else ""
            yield f"| `{term.value}` | {term.label.nl} | {term.label.en} | {meaning} |"
        yield ""


def _drawn(role: Role) -> Iterator[str]:
    yield f"## {role.label.en.capitalize()} · {role.label.nl}\n"
    if needs_factor(role) and role is not Role.HOUSE:
        yield "Signs in with a passkey or a code beside the password.\n"
    if role in GIVES and role is not Role.HOUSE:
        given = ", ".join(one.label.en for one in sorted(GIVES[role], key=lambda one: one.position))
        yield f"Gives to others: {given}.\n"
    clauses = by_resource(role)
    if not clauses:
        yield "Nothing yet: the room this role belongs to is not built.\n"
        return
    yield "| what | Dutch | English |\n|---|---|---|"
    for clause in clauses:
        thing, told = clause.resource.label, clause.told
        yield f"| `{clause.resource.value}` | {thing.nl}: {told.nl} | {thing.en}: {told.en} |"
    yield ""
