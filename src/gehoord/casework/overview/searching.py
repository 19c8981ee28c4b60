"""Looking for words in what stands about the own clients: opened in this process, written down, and never kept as an index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from gehoord.casework.access import holding_on, in_own_name
from gehoord.casework.models import Access, Client, Identity, Note, Trajectory
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, NotFound, may, visible
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import Sealed, open_sealed
from gehoord.vault.journal import Said
from gehoord.vault.keys import open_case_keys

SEARCHED = "searched own clients"
AN_HOUR = timedelta(hours=1)
MOST_SEARCHES = 60
"""How often one person may search in an hour (nl: meeste zoekvragen)."""

MOST_TEXTS = 4_000
"""How many texts are opened for one search, the latest first (nl: meeste teksten)."""

SHORTEST = 3
AROUND = 60


class SearchedOften(Refused):
    """Somebody searched more in an hour than the work asks for (nl: te vaak gezocht)."""

    sentence = Text(
        "U heeft het afgelopen uur {most} keer gezocht. Wacht even, of kijk in de lijst van uw cliënten.",
        "You searched {most} times in the past hour. Wait a while, or look in the list of your clients.",
    )


class TooShort(Refused):
    """A search of one or two letters would find everything (nl: zoekwoord te kort)."""

    sentence = Text("Typ minstens drie letters van wat u zoekt.", "Type at least three letters of what you look for.")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found (nl: vindplaats). `before`, `found` and `after` are the piece of text around it."""

    client: Client
    name: str
    on: date | None
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, latest first; `looked` texts were opened, and `all_of_it` says whether that was all (nl: gevonden)."""

    hits: tuple[Hit, ...]
    looked: int
    all_of_it: bool


@in_own_name
def search(asked: str, *, by: Actor, at: datetime) -> Found:
    """Look for words in the names, notes and requests of the own clients (nl: zoeken in eigen dossiers).

    The journal has it, with each client whose texts are opened, before anything is opened; the words that are looked for are
    not in it. Capital letters and accents make no difference.
    Raises: NotFound where `by` has no clients; TooShort, SearchedOften.
    """
    if not may(by, Act.SEE, Resource.CLIENT):
        raise NotFound
    wanted = plain(asked.strip())
    if len(wanted) < SHORTEST:
        raise TooShort
    if journal.how_often(by=by, did=SEARCHED, since=at - AN_HOUR) >= MOST_SEARCHES:
        raise SearchedOften(most=MOST_SEARCHES)
    own = Access.objects.filter(holding_on(timezone.localdate(at)), person=by.person_id).values("client")
    clients = visible(by, Act.SEE, Client.objects.filter(pk__in=own)).in_bulk()
    readable = open_case_keys(clients)
    journal.record_many([Said(SEARCHED), *(Said(SEARCHED, case=one) for one in sorted(readable))], by=by)
    names = _names(readable, by)
    texts = list(_texts(readable, by))
    opened = open_sealed([text for _, _, text in texts[:MOST_TEXTS]], by=by, did="searched")
    hits = [_hit(clients[client], names, None, name, wanted) for client, name in names.items()]
    hits += [
        _hit(clients[client], names, on, words, wanted) for (client, on, _), words in zip(texts[:MOST_TEXTS], opened, strict=True)
    ]
    found = [hit for hit in hits if hit is not None]
    found.sort(key=lambda hit: (hit.on is None, hit.on or date.min), reverse=True)
    return Found(tuple(found), len(opened) + len(names), len(texts) <= MOST_TEXTS)


def plain(text: str) -> str:
    """A text in small letters without accents, as long as it was (nl: kaal)."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text).lower()


def _names(clients: Iterable[UUID], by: Actor) -> dict[UUID, str]:
    kept = {row.client_id: row.name for row in Identity.objects.filter(client__in=list(clients)) if row.name is not None}
    return dict(zip(kept, open_sealed(kept.values(), by=by, did="searched"), strict=True))


def _texts(clients: Iterable[UUID], by: Actor) -> Iterable[tuple[UUID, date, Sealed]]:
    ours = list(clients)
    notes = Note.objects.filter(Q(private=False) | Q(person=by.person_id), client__in=ours).order_by("-written_at", "pk")
    told = [(note.client_id, timezone.localdate(note.written_at), note.text) for note in notes]
    roads = Trajectory.objects.filter(client__in=ours, request__isnull=False)
    told += [(road.client_id, road.requested_on, road.request) for road in roads]
    return sorted(told, key=lambda one: one[1], reverse=True)


def _hit(client: Client, names: dict[UUID, str], on: date | None, words: str, wanted: str) -> Hit | None:
    place = plain(words).find(wanted)
    if place < 0:
        return None
    end = place + len(wanted)
    before = re.sub(r"\s+", " ", words[max(0, place - AROUND) : place])
    after = re.sub(r"\s+", " ", words[end : end + AROUND])
    cut, rest = "… " if place > AROUND else "", " …" if end + AROUND < len(words) else ""
    return Hit(client, names.get(client.pk, ""), on, cut + before, words[place:end], after + rest)
