"""The whole road of a year as acts, each of which can be cut short at any step of the code; what came of it is one digest a part.

Everything has one moment, so that two who walk it from the same beginning come to the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from gehoord.directory.offices import settle
from gehoord.people import accounts, seats
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.registers.taking_in import take_in
from gehoord.reporting import production
from gehoord.reporting.formats import Format
from gehoord.reporting.handing import corrections, handing_over
from gehoord.reporting.models import Correction, Edition, Enclosure, KeptRegister, Printout, Signature, Volume
from gehoord.reporting.road import closing, looking, making, resuming, signing
from told.saying import say
from told.steps import stop_at

YEAR = Period.year(2016)
NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
AUTHOR, SECOND, READER = "schrijver", "tweede", "lezer"


def prepare(register: str) -> None:
    """A register that was taken over, two who sign, and somebody to read it."""
    with acting(HOUSE):
        office = settle()[0].id
    take_in(Path(register), office=office, by=HOUSE, tell=lambda _: None)
    for who, role in ((AUTHOR, Role.REPORT_AUTHOR), (SECOND, Role.COORDINATOR), (READER, Role.MUNICIPALITY_CONTACT)):
        person = accounts.welcome(email=f"{who}@kantoor.example", name=who, password="een lang wachtwoord")
        placed = role is Role.MUNICIPALITY_CONTACT
        seats.give(person.pk, role, by=HOUSE, office_id=None if placed else office, place="GM0392" if placed else "")


def ask() -> None:
    closing.ask_to_close(YEAR, by=_actor(AUTHOR), at=NOW)


def fix() -> None:
    resuming.resume()


def begin() -> None:
    making.begin(_volume().pk, by=_actor(AUTHOR), at=NOW)


def make() -> None:
    resuming.resume()


def look() -> None:
    volume = _volume()
    for by in (_actor(AUTHOR), _actor(SECOND)):
        looking.look(volume.pk, {one.edition.pk: one.seen for one in looking.to_look_at(volume, by=by)}, by=by, at=NOW)


def sign(who: str) -> None:
    signing.sign(_volume().pk, by=_actor(who), at=NOW)


def hand_over() -> None:
    handing_over.hand_over(_volume().pk, by=_actor(AUTHOR), at=NOW)


def translate() -> None:
    production.translate(_reports("nation")[0].pk)


def print_as(fmt: str) -> None:
    for edition in _reports("nation", "municipality"):
        production.print_format(edition.pk, Format.coded(fmt))


def correct() -> None:
    corrections.correct(_reports("nation")[0].pk, "In tabel 2c is een soort klacht te vaak geteld.", by=_actor(AUTHOR), at=NOW)


def tell_what_came_of_it() -> None:
    """A line for each part, with how many there are of it and a digest of all their bytes."""
    with acting(HOUSE):
        for part, rows in _parts():
            digests = sorted(hashlib.sha256(row).hexdigest() for row in rows)
            say(f"{part} {len(digests)} {hashlib.sha256(''.join(digests).encode()).hexdigest()}")


def _parts() -> Iterator[tuple[str, list[bytes]]]:
    volume = Volume.objects.get()
    yield "bundle", [json.dumps([volume.stage, volume.certificate, volume.seal, volume.ends], sort_keys=True).encode()]
    yield "facts", [bytes(one.archive) for one in KeptRegister.objects.all()]
    yield "reports", [_told(one) for one in Edition.objects.all()]
    yield "files", [f"{one.format} {one.state} {one.name}".encode() + bytes(one.content or b"") for one in _printed()]
    yield "beside", [bytes(one.content) for one in Enclosure.objects.all()]
    yield "signatures", [f"{one.role} {one.seal} {one.person_id}".encode() for one in Signature.objects.all()]
    yield "notes", [f"{one.edition_id} {one.text}".encode() for one in Correction.objects.all()]


def _told(one: Edition) -> bytes:
    words = [one.pk, one.recipient, one.handed_at, one.issued_at, one.opening, one.contents, one.body, one.rest, one.notes]
    return bytes(one.figures or b"") + repr(words).encode()


def _printed() -> list[Printout]:
    return list(Printout.objects.all())


def _volume() -> Volume:
    with acting(HOUSE):
        return Volume.objects.get()


def _reports(*readers: str) -> list[Edition]:
    with acting(HOUSE):
        found = Edition.objects.filter(reader__in=readers, recipient__in=["NL", "GM0392"], language="nl").order_by("reader")
        return list(found.defer("body"))


def _actor(who: str) -> Actor:
    with acting(HOUSE):
        person = Person.objects.get(email=f"{who}@kantoor.example")
        seat = person.seats.get(until=None)
        return Actor(person.pk, Role.coded(seat.role), seat.office_id, "a visit")


ROAD: dict[str, Callable[..., None]] = {
    "prepare": prepare,
    "ask": ask,
    "fix": fix,
    "begin": begin,
    "make": make,
    "look": look,
    "sign": sign,
    "hand over": hand_over,
    "translate": translate,
    "print": print_as,
    "correct": correct,
    "tell": tell_what_came_of_it,
}


def walk(act: str, *words: str) -> None:
    """Do one act of the road."""
    ROAD[act](*words)


def walk_until(place: str, nth: str, when: str, act: str, *words: str) -> None:
    """Do one act of the road, that says when it comes to a step, and waits there to be stopped."""
    stop_at(place, nth, when)
    ROAD[act](*words)
