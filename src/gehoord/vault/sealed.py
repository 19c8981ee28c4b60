"""A sealed text in the hand: it can be carried and kept, and says nothing by accident."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn, SupportsIndex

from gehoord.vault import journal
from gehoord.vault.journal import Resource, Said
from gehoord.vault.keys import case_key
from gehoord.vault.sealing import ContentTampered, Place, open_bytes, seal_bytes
from gehoord.vault.who import Acting

TAMPERED = "tampered"


class Sealed:
    """A text that is sealed, or is about to be (nl: verzegelde tekst).

    It cannot be printed, logged, compared, pickled or turned into JSON; its repr says nothing. Who wants to read it asks
    `opened(by=...)`, which is written in the journal first.
    """

    __slots__ = ("__clear", "__content", "__place")

    def __init__(self, *, clear: str | None = None, content: bytes | None = None, place: Place | None = None) -> None:
        self.__clear = clear
        self.__content = content
        self.__place = place

    @property
    def content(self) -> bytes:
        """The sealed bytes as they are stored (nl: verzegelde bytes). Raises: TypeError while it was not sealed yet."""
        if self.__content is None:
            raise TypeError("this text has not been sealed yet; save its row")
        return self.__content

    @property
    def place(self) -> Place:
        """Where it belongs (nl: plaats). Raises: TypeError for one that was not read from its own row."""
        if self.__place is None:
            raise TypeError("this text does not know its row; read it from a row of the model")
        return self.__place

    def at(self, place: Place) -> Sealed:
        """The same text, known to belong in a place (nl: op zijn plaats)."""
        return Sealed(clear=self.__clear, content=self.__content, place=place)

    def sealed_at(self, place: Place) -> Sealed:
        """The text sealed for a place; one that was sealed stays as it is (nl: verzegeld). Raises: CaseErased, KeysAway."""
        if self.__clear is None:
            return self.at(place)
        key = case_key(place.case)
        return Sealed(content=seal_bytes(key.cipher, self.__clear.encode(), place.bound(key.origin)), place=place)

    def opened(self, *, by: Acting, reason: str = "", did: str = "read") -> str:
        """The text, after the journal has it that somebody reads it (nl: geopend). `reason` is a code.

        Raises: ContentTampered, CaseErased, KeysAway; what `journal.record` raises.
        """
        return open_sealed([self], by=by, reason=reason, did=did)[0]

    def __repr__(self) -> str:
        return "<sealed>"

    def __str__(self) -> NoReturn:
        raise TypeError("a sealed text is not printed; open it with opened(by=...)")

    def __eq__(self, other: object) -> bool:
        if (isinstance(other, Sealed) and other is not self) or (isinstance(other, str | bytes) and other):
            raise TypeError("a sealed text is not compared; open it with opened(by=...)")
        return other is self

    def __hash__(self) -> int:
        return id(self)

    def __copy__(self) -> Sealed:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Sealed:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a sealed text is not pickled")


def seal(text: str) -> Sealed:
    """A text to give to a field; it is sealed when its row is saved (nl: verzegelen)."""
    return Sealed(clear=text)


def open_sealed(texts: Iterable[Sealed], *, by: Acting, reason: str = "", did: str = "read") -> tuple[str, ...]:
    """Open many texts: the journal gets one line for each row that is read, before any text is given (nl: openen).

    Raises: ContentTampered, after the journal has that too; CaseErased, KeysAway; what `journal.record` raises.
    """
    asked = list(texts)
    rows = {(text.place.table, text.place.row): text.place for text in asked}
    lines = [Said(did=did, on=_known_as(place), case=place.case) for place in rows.values()]
    journal.record_many(lines, by=by, reason=reason)
    return tuple(_opened(text, by) for text in asked)


def _opened(text: Sealed, by: Acting) -> str:
    place = text.place
    key = case_key(place.case)
    try:
        return open_bytes(key.cipher, text.content, place.bound(key.origin)).decode()
    except ContentTampered:
        journal.record(by=by, did="read", on=_known_as(place), case=place.case, outcome=TAMPERED)
        raise


def _known_as(place: Place) -> Resource:
    # As the journal knows rows that are not sealed: room and model, with a dot.
    return Resource(place.table.replace("_", ".", 1), str(place.row))
