"""What somebody tells while a talk runs, and what is still needed to close it. Nothing is asked before that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.casework.registration import NOBODY, Who
from gehoord.intake.endings import Instead
from gehoord.intake.replies import gaps
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind, scheme_on
from gehoord.practice.errors import Refused
from gehoord.practice.handling import BrokenOffBecause, Handling
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.practice.words import Text


@dataclass(frozen=True, slots=True)
class Heard:
    """One question, problem or complaint in a talk, as far as it is written down (nl: onderwerp van gesprek)."""

    kind: ConcernKind | None = None
    category: str = ""
    location: UUID | None = None
    ending: Handling | None = None
    because: BrokenOffBecause | None = None
    request: str = ""
    asked_how: AskedHow | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Everything of one talk (nl: vastgelegd gesprek).

    `known` is a client of one's own who was recognised; `looked_up` whether a name was looked up before. `stays` is the location
    where a young person lives. `onward` is who takes the client onward, a person or an office, None: it stays here; `proposed`
    who was proposed; `conflicts` those who stand too close to it. `agreed` is whether the client agrees that a colleague reads
    it, None while that was not asked.
    """

    known: UUID | None = None
    relation: Relation | None = None
    authority: ParentalAuthority | None = None
    sex: Sex = Sex.UNKNOWN
    who: Who = NOBODY
    looked_up: bool = False
    municipality: str | None = None
    stays: UUID | None = None
    ways: SafeWays | None = None
    with_client: bool = True
    minutes: int | None = None
    heard: tuple[Heard, ...] = ()
    note: str = ""
    agreement: str = ""
    private: str = ""
    agreed: bool | None = None
    proposed: UUID | None = None
    onward: UUID | None = None
    instead: Instead | None = None
    conflicts: frozenset[UUID] = frozenset()
    no_citizen_number: bool = False

    @property
    def about(self) -> tuple[UUID, ...]:
        """The locations it is about, that of what goes on first (nl: over welke locaties)."""
        ordered = sorted(self.heard, key=lambda one: one.ending is not Handling.TRAJECTORY)
        return tuple(dict.fromkeys(one.location for one in ordered if one.location))


@dataclass(frozen=True, slots=True)
class Need:
    """Something that closing a talk asks for (nl: nog nodig). `field` is where it is written; `met` whether it is there."""

    field: str
    what: Text
    met: bool = False


class StillNeeded(Refused):
    """A talk was to be closed while something is missing (nl: nog niet compleet)."""

    sentence = Text("Er is nog iets nodig: {what}.", "Something is still needed: {what}.")

    def __init__(self, needs: tuple[Need, ...]) -> None:
        self.needs = needs
        what = [need.what for need in needs]
        super().__init__(what=Text("; ".join(one.nl for one in what), "; ".join(one.en for one in what)))


def needs(told: Told, *, on: date, by: UUID | None) -> tuple[Need, ...]:
    """What closing asks for, met or not, in the order of the page (nl: wat nodig is)."""
    return tuple(_needs(told, on, by))


def missing(told: Told, *, on: date, by: UUID | None) -> tuple[Need, ...]:
    """What is still to be asked (nl: nog nodig)."""
    return tuple(need for need in _needs(told, on, by) if not need.met)


def goes_on(told: Told) -> bool:
    """Whether somebody has to take the client onward (nl: vraagt om een vervolg)."""
    return told.known is None and any(one.ending is Handling.TRAJECTORY for one in told.heard)


def _needs(told: Told, on: date, by: UUID | None) -> Iterator[Need]:
    if told.known is None:
        if told.who.name.strip():
            words = Text("Opzoeken of er al eerder contact was", "Looking up whether there was contact before")
            yield Need("name", words, told.looked_up)
        yield Need("relation", Text("Wie er contact opnam", "Who got in touch"), told.relation is not None)
    if not told.heard:
        yield Need("kind-1", Text("Waar het over ging", "What it was about"))
    for number, one in enumerate(told.heard, 1):
        yield from _needs_of(one, number, on, several=len(told.heard) > 1)
    left = gaps(told.agreement) or gaps(told.note)
    if left:
        what = Text(f"Een lege plek in de tekst: [{left[0]}]", f"A gap in the text: [{left[0]}]")
        yield Need("agreement" if gaps(told.agreement) else "note", what)
    if goes_on(told) and told.onward not in (None, by):
        words = Text("Of een collega dit mag lezen", "Whether a colleague may read this")
        yield Need("agreed", words, told.agreed is not None)
    if goes_on(told) and told.onward != told.proposed:
        words = Text("Waarom u van het voorstel afwijkt", "Why you do not follow the proposal")
        yield Need("instead", words, told.instead is not None)


def _needs_of(one: Heard, number: int, on: date, *, several: bool) -> Iterator[Need]:
    of = Text(f" van onderwerp {number}", f" of topic {number}") if several else Text("", "")
    if one.kind is None:
        yield Need(f"kind-{number}", _with(Text("Vraag, probleem of klacht", "Question, problem or complaint"), of))
    else:
        fits = any(category.code == one.category for category in scheme_on(on).categories(one.kind))
        yield Need(f"category-{number}", _with(Text("De categorie", "The category"), of), fits)
    yield Need(f"ending-{number}", _with(Text("De afloop", "The ending"), of), one.ending is not None)
    if one.ending is Handling.BROKEN_OFF:
        yield Need(f"because-{number}", _with(Text("Waarom het stopte", "Why it stopped"), of), one.because is not None)
    if one.ending is Handling.TRAJECTORY:
        words = _with(Text("Wat de cliënt vraagt", "What the client asks for"), of)
        yield Need(f"request-{number}", words, bool(one.request.strip()))


def _with(words: Text, of: Text) -> Text:
    return Text(words.nl + of.nl, words.en + of.en)
