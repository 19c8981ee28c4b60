"""What the hub asks the database, many things at a time, over one connection that comes back when it is cut."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from gehoord.chat.connecting import Connection, connected
from gehoord.chat.words import Kind

LINES = 500
"""How many lines of one conversation come at once (nl: regels tegelijk)."""

PAGES = """
select digest, conversation_id, id from chat_openpage where digest = any(%(digests)s::bytea[]) and until > now()
"""
AFTER = """
select asked.conversation, asked.after, line.*
from unnest(%(conversation)s::uuid[], %(after)s::int[]) as asked (conversation, after)
cross join lateral (
    select number, id, who, person_id, name, text, letter, at, among_us from chat_utterance
    where conversation_id = asked.conversation and number > asked.after order by number limit %(most)s
) as line
"""
STANDINGS = """
select id, kind, talker_id, called, ending, language, forgotten_at is not null
from chat_conversation where id = any(%(conversations)s::uuid[])
"""
PLACES = """
select id, row_number() over (partition by office_id order by opened_at, id) from chat_conversation
where kind = 'live' and ended_at is null and talker_id is null
    and coalesce(present_at, opened_at) > now() - make_interval(secs => %(gone_after)s)
"""
PRESENT = "update chat_conversation set present_at = now() where id = any(%(conversations)s::uuid[]) and ended_at is null"


@dataclass(frozen=True, slots=True)
class Stored:
    """A line as it lies in the database (nl: opgeslagen regel)."""

    conversation: UUID
    number: int
    id: UUID
    who: str
    person: UUID | None
    name: str
    text: bytes | None = field(repr=False)
    letter: bytes | None = field(repr=False)
    at: datetime
    among_us: bool


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a conversation stands, as a page needs it (nl: stand). One that is not there stands as a forgotten one."""

    kind: str = ""
    talker: UUID | None = None
    called: str = ""
    ending: str = ""
    language: str = "nl"
    forgotten: bool = True

    @property
    def waits(self) -> bool:
        """Whether somebody waits in the queue (nl: wacht)."""
        return self.kind == Kind.LIVE.value and self.talker is None and not self.ending


class Asking:
    """One connection of the house for short questions; each is a transaction, and may be asked again (nl: vraagbaak).

    While the database is away a question waits, `patience` seconds in all.
    """

    def __init__(self, *, patience: float = 20.0) -> None:
        self._patience = patience
        self._connection: Connection | None = None
        self._turn = asyncio.Lock()

    async def rows(self, question: str, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of an answer (nl: rijen). Raises: psycopg.OperationalError when the database stays away."""
        until = asyncio.get_running_loop().time() + self._patience
        wait = 0.05
        async with self._turn:
            while True:
                try:
                    if self._connection is None:
                        self._connection = await connected()
                    cursor = await self._connection.execute(question, asked)
                    return await cursor.fetchall() if cursor.description else []
                except psycopg.OperationalError:
                    await self._leave()
                    if asyncio.get_running_loop().time() + wait > until:
                        raise
                except asyncio.CancelledError:
                    # Its answer may still come along this connection, to somebody who did not ask.
                    await self._leave()
                    raise
                await asyncio.sleep(wait)
                wait = min(wait * 2, 1.0)

    async def close(self) -> None:
        """Leave the connection (nl: sluiten)."""
        async with self._turn:
            await self._leave()

    async def _leave(self) -> None:
        left, self._connection = self._connection, None
        if left is not None:
            with suppress(psycopg.Error):
                await left.close()


async def pages(asking: Asking, digests: Sequence[bytes]) -> dict[bytes, tuple[UUID, UUID]]:
    """Conversation and page by the digest of a secret (nl: open pagina's)."""
    found = await asking.rows(PAGES, {"digests": list(digests)})
    return {bytes(digest): (conversation, page) for digest, conversation, page in found}


async def after(asking: Asking, asked: Sequence[tuple[UUID, int]]) -> dict[tuple[UUID, int], list[Stored]]:
    """For each conversation and number the lines that follow it, in order, at most LINES (nl: regels na)."""
    pairs = list(dict.fromkeys(asked))
    said = {"conversation": [room for room, _ in pairs], "after": [number for _, number in pairs], "most": LINES}
    found: dict[tuple[UUID, int], list[Stored]] = {pair: [] for pair in pairs}
    for room, number, *line in await asking.rows(AFTER, said):
        found[room, number].append(Stored(room, *line))
    return found


async def standings(asking: Asking, conversations: Sequence[UUID]) -> dict[UUID, Stands]:
    """Where conversations stand (nl: standen)."""
    rows = await asking.rows(STANDINGS, {"conversations": list(set(conversations))})
    return {row[0]: Stands(*row[1:]) for row in rows}


async def places(asking: Asking, *, gone_after: float) -> dict[UUID, int]:
    """The place in the queue of everybody who waits and is still there (nl: plaatsen in de wachtrij). In seconds."""
    return dict(await asking.rows(PLACES, {"gone_after": gone_after}))


async def note_present(asking: Asking, conversations: Sequence[UUID]) -> None:
    """Write down that the pages of these visitors are open now (nl: aanwezig)."""
    await asking.rows(PRESENT, {"conversations": list(conversations)})
