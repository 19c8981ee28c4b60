"""A line on its way in: checked, sealed, numbered and stored in one statement, many at a time or one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.module_loading import import_string

from gehoord.chat.words import From
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.intake import open_from_intake, seal_for_intake
from gehoord.vault.keys import CaseErased, NoCaseKey, case_key
from gehoord.vault.sealing import Place, open_bytes, seal_bytes
from gehoord.vault.transit import KeysAway

LONGEST = 4_000
MOST = 150
"""How many lines go into one statement (nl: regels per opdracht)."""
KEY = re.compile(r"[0-9A-Za-z_-]{8,80}")
UNREADABLE = (KeysAway, NoCaseKey, CaseErased)
"""Why a line cannot be read now, or any more (nl: onleesbaar)."""
InSeal = tuple[bytes | None, bytes | None]
"""A line under the key of its conversation, or else in the letter box (nl: onder zegel)."""
TABLE, COLUMN = "chat_utterance", "text"

# Who is in a room stands in line for its row; numbers are given in the order in which lines are stored, so that whoever has
# seen a number has seen all below it. What came before with the same key is passed over.
STORE = """
with given as materialized (
    select * from unnest(%(id)s::uuid[], %(conversation)s::uuid[], %(key)s::text[], %(who)s::text[], %(person)s::uuid[],
        %(name)s::text[], %(text)s::bytea[], %(letter)s::bytea[], %(at)s::timestamptz[], %(among_us)s::boolean[])
        with ordinality as line (id, conversation_id, key, who, person_id, name, text, letter, at, among_us, place)
), room as materialized (
    select id, office_id, last_line from chat_conversation
    where id in (select conversation_id from given) and ended_at is null and forgotten_at is null order by id for update
), stored as (
    insert into chat_utterance
        (id, conversation_id, office_id, number, key, who, person_id, name, text, letter, at, among_us)
    select given.id, given.conversation_id, room.office_id,
        room.last_line + row_number() over (partition by given.conversation_id order by given.place),
        given.key, given.who, given.person_id, given.name, given.text, given.letter, given.at, given.among_us
    from given join room on room.id = given.conversation_id
    on conflict (conversation_id, who, key) do nothing
    returning id, conversation_id, number, at
), told as (
    select pg_notify(%(channel)s, string_agg(replace(conversation_id::text, '-', '') || 'lh' || number, ' ' order by number))
    from stored where %(channel)s::text is not null having count(*) > 0
), counted as (
    update chat_conversation as kept set last_line = newest.number, term_from = greatest(kept.term_from, newest.day)
    from (select conversation_id, max(number) as number, max(at)::date as day from stored group by conversation_id) as newest
    where kept.id = newest.conversation_id
)
select id, conversation_id, number, (select count(*) from told) from stored
"""
STORED_BEFORE = """
select asked.id, line.number, line.at
from unnest(%(id)s::uuid[], %(conversation)s::uuid[], %(who)s::text[], %(key)s::text[]) as asked (id, conversation, who, key)
join chat_utterance as line
    on line.conversation_id = asked.conversation and line.who = asked.who and line.key = asked.key
"""
COLUMNS = ("id", "conversation", "key", "who", "person", "name", "text", "letter", "at", "among_us")


class TalkOver(Refused):
    """A line was said in a conversation that has ended (nl: gesprek is afgelopen)."""

    sentence = Text(
        "Dit gesprek is afgelopen. Begin gerust een nieuw gesprek.",
        "This conversation has ended. Feel free to begin a new one.",
    )


class NotInTalk(Refused):
    """Somebody of us was to say something in a chat that a colleague has (nl: niet in dit gesprek)."""

    sentence = Text(
        "U zit niet in dit gesprek. Neem het eerst over, of zeg het alleen tegen collega’s.",
        "You are not in this conversation. Take it over first, or say it to colleagues only.",
    )


class NothingSaid(Refused):
    """A line had nothing in it (nl: lege regel)."""

    sentence = Text("Er staat nog niets. Typ eerst iets.", "There is nothing yet. Type something first.")


class SaidTooMuch(Refused):
    """A line is longer than fits (nl: te lange regel)."""

    sentence = Text(
        "Dit is te lang voor één bericht. Knip het in stukken van ten hoogste {most} tekens.",
        "This is too long for one message. Cut it into pieces of at most {most} characters.",
    )


class NoKey(Refused):
    """A line came without a key of its sender that makes it known again (nl: regel zonder kenmerk)."""

    sentence = Text("Dit bericht kwam niet goed door. Stuur het nog eens.", "This message did not come through. Send it again.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that is not stored yet (nl: regel in wording). `key` is what its sender calls it; `name` how they are called."""

    conversation: UUID
    text: str = field(repr=False)
    key: str
    at: datetime
    who: From
    person: UUID | None = None
    name: str = ""
    among_us: bool = False
    id: UUID = field(default_factory=uuid4)

    def check(self) -> None:
        """Refuse what cannot be said (nl: nakijken).

        What rooms above refuse comes last, as the code to come back: settings.CHAT_REFUSALS names them, each taking the
        conversation and the text. Raises: NothingSaid, SaidTooMuch, NoKey; what those raise.
        """
        if not self.text.strip("\0 \n\r\t"):
            raise NothingSaid
        if len(self.text) > LONGEST:
            raise SaidTooMuch(most=LONGEST)
        if not KEY.fullmatch(self.key):
            raise NoKey
        for name in settings.CHAT_REFUSALS:
            import_string(name)(self.conversation, self.text)


def sealed(draft: Draft) -> InSeal:
    """A line under the key of its conversation, or in the letter box while the keys are away (nl: verzegeld).

    Raises: CaseErased.
    """
    content = draft.text.encode()
    try:
        key = case_key(draft.conversation)
    except (KeysAway, NoCaseKey):
        return None, seal_for_intake(content, bound=draft.id.bytes)
    return seal_bytes(key.cipher, content, _place(draft.id, draft.conversation).bound(key.origin)), None


def opened(line: UUID, conversation: UUID, text: bytes | None, letter: bytes | memoryview | None) -> str:
    """What a stored line says (nl: geopend). Whoever asks has written in the journal that it is read.

    Raises: ContentTampered, CaseErased, NoCaseKey, KeysAway.
    """
    if text is None:
        return open_from_intake(bytes(letter or b""), bound=line.bytes).decode()
    key = case_key(conversation)
    return open_bytes(key.cipher, bytes(text), _place(line, conversation).bound(key.origin)).decode()


def opened_nickname(conversation: UUID, content: bytes) -> str:
    """How the visitor wants to be called, opened likewise (nl: bijnaam). Raises: as `opened`."""
    key = case_key(conversation)
    bound = Place("chat_conversation", "nickname", conversation, conversation).bound(key.origin)
    return open_bytes(key.cipher, content, bound).decode()


def as_columns(drafts: Sequence[Draft]) -> dict[str, Any]:
    """Lines as the statement takes them, sealed (nl: kolommen). Raises: CaseErased."""
    return in_columns([(one, sealed(one)) for one in drafts])


def in_columns(drafts: Sequence[tuple[Draft, InSeal]]) -> dict[str, Any]:
    """The same for lines that were sealed already (nl: verzegelde kolommen)."""
    rows = [
        (one.id, one.conversation, one.key, one.who.value, one.person, one.name, *seal, one.at, one.among_us)
        for one, seal in drafts
    ]
    return dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))


def as_asked(drafts: Iterable[Draft]) -> dict[str, Any]:
    """By what lines are found that were stored before (nl: gezochte regels)."""
    rows = [(one.id, one.conversation, one.who.value, one.key) for one in drafts]
    return dict(zip(("id", "conversation", "who", "key"), map(list, zip(*rows, strict=True)), strict=True))


def _place(line: UUID, conversation: UUID) -> Place:
    return Place(TABLE, COLUMN, line, conversation)
