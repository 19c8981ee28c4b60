"""From what stands in the form to what was told. What does not fit a list is taken as not filled in, and asked at closing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from gehoord.casework.registration import Who
from gehoord.intake.endings import Instead
from gehoord.intake.routing import Advice, propose
from gehoord.intake.told import Heard, Need, Told, goes_on
from gehoord.people.permissions import Actor
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind, UnknownCategory, category
from gehoord.practice.contacts import Channel
from gehoord.practice.handling import BrokenOffBecause, Handling
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.practice.words import Term, Text
from gehoord.web.workplace.desk.places import place_meant, town_meant

T = TypeVar("T", bound=Term)
STAYS_HERE = "here"
MOST_DIGITS = 9
SHOWN = 60
STRANGE = {
    "lives": Text(
        "Wij kennen geen gemeente ‘{typed}’. Kies er een uit de lijst, of maak het vak leeg.",
        "We know no municipality ‘{typed}’. Choose one from the list, or empty the field.",
    ),
    "place": Text(
        "Wij kennen geen plek met precies de naam ‘{typed}’. Kies er een uit de lijst, of maak het vak leeg.",
        "We know no place called exactly ‘{typed}’. Choose one from the list, or empty the field.",
    ),
    "category": Text(
        "Wij kennen geen categorie ‘{typed}’. Kies er een uit de lijst.",
        "We know no category ‘{typed}’. Choose one from the list.",
    ),
}
NEVER_SENT = frozenset({"csrfmiddlewaretoken", "do", "remove"})


@dataclass(frozen=True, slots=True)
class Filled:
    """The values in the form by the name of the field (nl: ingevuld)."""

    values: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """The value of a field, empty where it was left (nl: waarde)."""
        found = self.values.get(name) or ("",)
        return found[-1]

    def text(self, name: str) -> str:
        """The same without spaces around it (nl: tekst)."""
        return self.one(name).strip()

    def many(self, name: str) -> Sequence[str]:
        """All values of a field (nl: waarden)."""
        return self.values.get(name) or ()

    def term(self, kind: type[T], name: str) -> T | None:
        """A term of a list, None where nothing or something else stands there (nl: vakwoord)."""
        return _term(kind, self.one(name))

    def moment(self, day: str, hour: str) -> datetime | None:
        """The moment that two fields tell together, None where one of them does not (nl: dag en tijd)."""
        at = _time(self.one(hour))
        try:
            on = date.fromisoformat(self.one(day))
        except ValueError:
            return None
        return None if at is None else timezone.make_aware(datetime.combine(on, at.replace(tzinfo=None)))

    @property
    def topics(self) -> list[int]:
        """The numbers of the topics in the form; there is always one to begin with (nl: onderwerpen)."""
        numbers = [int(one) for one in self.many("topic") if one.isdecimal() and len(one) < 4]  # noqa: PLR2004 - a thousand topics
        return list(dict.fromkeys(numbers)) or [1]

    def is_looked_up(self) -> bool:
        """Whether the name that stands there now was looked up (nl: opgezocht)."""
        return self.one("looked") == looked_up(self.text("name"), self.text("born"))

    def with_(self, **changed: Sequence[str]) -> Filled:
        """The same with some values changed (nl: gewijzigd)."""
        return Filled({**self.values, **changed})


def looked_up(name: str, born: str) -> str:
    """What the form keeps to know that this name was looked up (nl: opgezochte naam)."""
    return f"{name.casefold()}|{born}"


def told_from(filled: Filled, *, by: Actor, on: date) -> tuple[Told, Advice | None]:
    """What was told, and who is proposed to take the client onward where somebody has to (nl: wat verteld is)."""
    relation = filled.term(Relation, "relation")
    young = relation is Relation.YOUNG_PERSON
    told = Told(
        known=_uuid(filled.one("known")),
        relation=relation,
        authority=filled.term(ParentalAuthority, "authority") if relation is Relation.PARENT else None,
        sex=filled.term(Sex, "sex") or Sex.UNKNOWN,
        who=Who(filled.text("name"), filled.text("born"), filled.text("phone"), filled.text("email")),
        looked_up=filled.is_looked_up(),
        municipality=town_meant(filled.text("lives"), on=on, by=by),
        stays=place_meant(filled.text("stays"), filled.one("stays_id"), by=by) if young else None,
        ways=_ways(filled),
        with_client=not filled.one("on_behalf"),
        minutes=_number(filled.text("minutes")),
        heard=tuple(_heard(filled, number, by) for number in filled.topics if _is_begun(filled, number)),
        note=filled.text("note"),
        agreement=filled.text("agreement"),
        private=filled.text("private"),
        agreed={"yes": True, "no": False}.get(filled.one("agreed")),
        instead=filled.term(Instead, "instead"),
        no_citizen_number=bool(filled.one("sure")),
    )
    if not goes_on(told):
        return told, None
    conflicts = frozenset(one for said in filled.many("conflict") if (one := _uuid(said)))
    advice = propose(municipality=told.municipality, stays=told.stays, about=told.about, on=on, by=by, conflicts=conflicts)
    proposed, chosen = advice.proposed.id, _uuid(filled.one("onward"))
    # Whom the page selected by itself is no choice of anybody: after other facts the new proposal is selected.
    by_hand = filled.one("onward") != filled.one("onward_of")
    onward = chosen if by_hand and chosen and chosen not in conflicts else proposed
    if by_hand and filled.one("onward") == STAYS_HERE:
        onward = None
    # What a client agreed to is that one colleague reads it, and no other who was chosen after the question.
    agreed = told.agreed if filled.one("agreed_for") == str(onward) else None
    return replace(told, proposed=proposed, onward=onward, conflicts=conflicts, agreed=agreed), advice


def strange(filled: Filled, told: Told, *, by: Actor) -> Iterator[Need]:
    """What was typed in a field with a list, and is not in it: nothing is left out in silence (nl: onbekend)."""
    if told.known is None and filled.text("lives") and told.municipality is None:
        yield _strange("lives", "lives", filled.text("lives"))
    stays = filled.text("stays") if told.relation is Relation.YOUNG_PERSON and told.known is None else ""
    if stays and told.stays is None:
        yield _strange("stays", "place", stays)
    for place, number in enumerate(filled.topics, 1):
        typed, where = filled.text(f"typed-category-{number}"), filled.text(f"where-{number}")
        if typed and not filled.one(f"category-{number}"):
            yield _strange(f"category-{place}", "category", typed)
        if where and place_meant(where, filled.one(f"location-{number}"), by=by) is None:
            yield _strange(f"where-{place}", "place", where)


def with_strange(needs: Iterable[Need], strangers: Iterable[Need]) -> tuple[Need, ...]:
    """What closing asks for, where a stranger in a field comes in the place of what that field lacks (nl: met onbekend)."""
    return tuple(({need.field: need for need in needs} | {need.field: need for need in strangers}).values())


def _strange(field: str, kind: str, typed: str) -> Need:
    return Need(field, STRANGE[kind].filled(typed=typed[:SHOWN]))


def _heard(filled: Filled, number: int, by: Actor) -> Heard:
    code = filled.one(f"category-{number}")
    return Heard(
        kind=filled.term(ConcernKind, f"kind-{number}") or _kind_of(code),
        category=code,
        location=place_meant(filled.text(f"where-{number}"), filled.one(f"location-{number}"), by=by),
        ending=filled.term(Handling, f"ending-{number}"),
        because=filled.term(BrokenOffBecause, f"because-{number}"),
        request=filled.text(f"request-{number}"),
    )


def _is_begun(filled: Filled, number: int) -> bool:
    return any(filled.text(f"{name}-{number}") for name in ("kind", "category", "typed-category", "where", "ending", "request"))


def _kind_of(code: str) -> ConcernKind | None:
    try:
        return category(code).kind if code else None
    except UnknownCategory:
        return None


def _ways(filled: Filled) -> SafeWays | None:
    reach = filled.term(MayReach, "may_reach")
    if reach is None:
        return None
    if reach is MayReach.NEVER:
        return SafeWays(reach)
    channels = frozenset(channel for code in filled.many("reach_by") if (channel := _term(Channel, code)))
    return SafeWays(reach, channels, _time(filled.one("reach_from")), _time(filled.one("reach_until")))


def _term(kind: type[T], code: str) -> T | None:
    try:
        return kind.coded(code)
    except KeyError:
        return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    """A number that is more than nothing; of one without end the first digits, which is more than fits anyhow."""
    return int(text[:MOST_DIGITS]) or None if text.isdecimal() else None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
