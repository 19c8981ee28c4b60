"""Pages that have a conversation open in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from gehoord.chat import events
from gehoord.chat.asking import Stands
from gehoord.chat.speaking import Line
from gehoord.chat.words import From

Spoken = tuple[Line, UUID | None]
"""A line, and who of us said it (nl: gesproken)."""


@dataclass(eq=False, slots=True)
class Page:
    """A page that has a conversation open (nl: open pagina).

    `hear` takes an event and never waits; `go` closes the page, which then comes back by itself. `reader` is the colleague, None
    for the visitor, and `name` how they are called. `last` is the last line that it heard or that was not for it. While it is
    `behind` it hears lines from the rows alone, in order; `missed` tells whether there is more to read.
    """

    conversation: UUID
    hear: Callable[[str], None]
    go: Callable[[], None]
    reader: UUID | None = None
    name: str = ""
    last: int = 0
    place: int = 0
    behind: bool = True
    missed: bool = False
    turn: int = 0

    @property
    def who(self) -> From:
        """Which side it is on (nl: kant)."""
        return From.VISITOR if self.reader is None else From.COUNSELLOR

    def take(self, spoken: Spoken) -> bool:
        """Hear a line now, or read it from the rows after what comes before it (nl: regel aannemen).

        Gives whether nobody reads yet what comes before it: another process may tell of its line after a later one was told.
        """
        if self.behind:
            self.missed = True
        elif spoken[0].id > self.last + 1:
            return True
        else:
            self.tell(spoken)
        return False

    def tell(self, spoken: Spoken) -> None:
        """Hear a line, once, and never what is among colleagues if the page is the visitor's (nl: regel horen)."""
        said, person = spoken
        if said.id <= self.last:
            return
        self.last = said.id
        if said.among_us and self.reader is None:
            return
        mine = said.who is From.VISITOR if self.reader is None else person == self.reader
        self.hear(events.line(replace(said, mine=mine)))

    def fall_behind(self) -> int:
        """From here on it has to read what it may have missed (nl: achterop raken). Gives whose turn it is to read."""
        self.behind = True
        self.turn += 1
        return self.turn

    def caught_up(self, turn: int) -> bool:
        """Whether it is up to date, now that everything there was is read (nl: bijgelezen). Only who reads last can say so."""
        if self.turn == turn and not self.missed:
            self.behind = False
        return not self.missed or self.turn != turn


@dataclass(eq=False, slots=True)
class Room:
    """The pages that have one conversation open here, and where it stands (nl: kamer)."""

    pages: list[Page] = field(default_factory=list)
    stands: Stands = field(default_factory=Stands)

    @property
    def has_visitor(self) -> bool:
        """Whether the visitor's page is among them (nl: bezoeker is er)."""
        return any(page.reader is None for page in self.pages)
