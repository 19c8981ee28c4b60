"""What processes tell each other: that something happened in a conversation, and never a word of what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from gehoord.chat.words import From

CHANNEL = "gehoord_chat"
LONGEST = 7_900
"""Bytes in one message between processes; the database takes 8,000 (nl: langste bericht)."""


class What(StrEnum):
    """What happened (nl: wat er gebeurde). One letter, so that many fit one message."""

    LINE = "l"
    STATE = "s"
    FORGOTTEN = "f"
    QUEUE = "q"
    TYPING = "t"
    SEEN = "r"


@dataclass(frozen=True, slots=True)
class Signal:
    """Something happened in a conversation (nl: sein). `number` is that of a line; `who` which side typed or saw it."""

    conversation: UUID
    what: What
    number: int = 0
    who: From = From.HOUSE

    @property
    def spelled(self) -> str:
        """The signal as a word (nl: gespeld)."""
        return f"{self.conversation.hex}{self.what.value}{self.who.value[0]}{self.number}"


SIDES = {who.value[0]: who for who in From}


def spell(signals: Iterable[Signal]) -> Iterator[str]:
    """Signals as messages, each short enough (nl: spellen)."""
    words: list[str] = []
    length = 0
    for signal in signals:
        word = signal.spelled
        if words and length + len(word) > LONGEST:
            yield " ".join(words)
            words, length = [], 0
        words.append(word)
        length += len(word) + 1
    if words:
        yield " ".join(words)


def read(message: str) -> list[Signal]:
    """The signals in a message (nl: lezen); a word that is none is passed over."""
    return [found for word in message.split() if (found := _read(word)) is not None]


def _read(word: str) -> Signal | None:
    try:
        return Signal(UUID(hex=word[:32]), What(word[32]), int(word[34:]), SIDES[word[33]])
    except (ValueError, IndexError, KeyError):
        return None
