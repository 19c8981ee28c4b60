"""An invented nation written down as the rows of an exchange folder, with the contacts and actions that belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import numpy as np

from gehoord.figures.exchange import Register
from gehoord.figures.exchange.rows import Action, Alert, Client, Concern, Contact, Location, Mark, Residence, Visit
from gehoord.invented import actions, rounds, targets
from gehoord.invented.drafting import Draft
from gehoord.invented.people import Person
from gehoord.invented.places import Place
from gehoord.invented.shares import skewed, spread
from gehoord.practice.concerns import scheme_on
from gehoord.practice.contacts import Channel, ContactKind

_TALKS = {Channel.PHONE: 0.42, Channel.EMAIL: 0.29, Channel.CHAT: 0.09, Channel.IN_PERSON: 0.17, Channel.WHATSAPP: 0.03}
_INTAKE = {Channel.PHONE: 0.38, Channel.EMAIL: 0.27, Channel.CHAT: 0.1, Channel.WEB_FORM: 0.06, Channel.GROUP_VISIT: 0.19}
_NEARBY, _NOWHERE = 0.85, 0.03

UsualPlaces = dict[str, Place]


def written(draft: Draft) -> Register:
    """Write a drawn nation down, its given part included (nl: natie opschrijven)."""
    known, usual = draft.known.register, usual_places(draft)
    concerns = _concern_rows(draft, usual)
    return Register(
        locations=(*known.locations, *_location_rows(draft)),
        clients=(*known.clients, *_client_rows(draft)),
        residences=(*known.residences, *_residence_rows(draft)),
        contacts=(*known.contacts, *_contact_rows(draft, usual)),
        concerns=(*known.concerns, *concerns),
        actions=(*known.actions, *_action_rows(draft, concerns)),
        visits=(*known.visits, *_visit_rows(draft)),
        alerts=(*known.alerts, *_alert_rows(draft)),
        marks=(*known.marks, *_mark_rows(draft)),
    )


def usual_places(draft: Draft) -> UsualPlaces:
    """The agency location each client has most to do with: where they live in, or one in their province (nl: vaste locatie)."""
    near: dict[str, list[Place]] = {}
    for place in draft.agencies:
        near.setdefault(draft.province[place.municipality], []).append(place)
    pulls = {province: np.cumsum([place.pull for place in group]) for province, group in near.items()}
    everywhere = np.cumsum([place.pull for place in draft.agencies])
    usual = {}
    for one in draft.people:
        province = draft.province.get(one.homes[-1][0] or "")
        close = province is not None and province in near and draft.chance.random() < _NEARBY
        group, pull = (near[province], pulls[province]) if close and province else (draft.agencies, everywhere)
        usual[one.client_id] = one.place or group[int(np.searchsorted(pull, draft.chance.random() * pull[-1], side="right"))]
    return usual


def _location_rows(draft: Draft) -> Iterator[Location]:
    return (Location(one.location_id, one.agency, one.kind, one.name, one.municipality) for one in draft.places)


def _client_rows(draft: Draft) -> Iterator[Client]:
    return (Client(one.client_id, one.relation, one.authority, one.sex, one.first_contact_on) for one in draft.people)


def _residence_rows(draft: Draft) -> Iterator[Residence]:
    return (Residence(one.client_id, home, since) for one in draft.people for home, since in one.homes)


def _access_of(draft: Draft, client: Person) -> Place:
    home = draft.access.get(client.homes[-1][0] or "")
    return home or list(draft.access.values())[int(draft.chance.integers(0, len(draft.access)))]


def _channel(shares: dict[Channel, float], chance: np.random.Generator) -> Channel:
    return list(shares)[int(chance.choice(len(shares), p=list(shares.values())))]


def _in_scheme(code: str, on: date, chance: np.random.Generator) -> str:
    """The category as the scheme of its day has it: a category that was split becomes one of its parts."""
    scheme = scheme_on(on)
    if code in scheme:
        return code
    parts = [one.code for one in scheme.choices if one.maps_back_to == code]
    return parts[int(chance.integers(0, len(parts)))]


def _concern_rows(draft: Draft, usual: UsualPlaces) -> list[Concern]:
    rows = []
    for number, one in enumerate(draft.raised, 1):
        place = _access_of(draft, one.client) if one.about_access else usual[one.client.client_id]
        nowhere = not one.about_access and draft.chance.random() < _NOWHERE
        rows.append(
            Concern(
                concern_id=f"K{number:07d}",
                client_id=one.client.client_id,
                kind=one.kind,
                category=_in_scheme(one.category, one.raised_on, draft.chance),
                raised_on=one.raised_on,
                channel=_channel(_INTAKE, draft.chance),
                location_id=None if nowhere else place.location_id,
                handling=one.handling,
                closed_on=one.closed_on,
            )
        )
    return rows


def _action_rows(draft: Draft, concerns: list[Concern]) -> Iterator[Action]:
    numbers = count(1)
    for row, one in zip(concerns, draft.raised, strict=True):
        for step in actions.taken(one, year=draft.year, chance=draft.chance):
            yield Action(f"X{next(numbers):07d}", row.concern_id, step.kind, step.outcome, step.taken_on, step.ended_on)


def _visit_rows(draft: Draft) -> list[Visit]:
    group, briefings = targets.GROUP_VISITS * draft.scale, targets.BRIEFINGS * draft.scale
    return rounds.visits(draft.places, year=draft.year, group=group, briefings=briefings, chance=draft.chance)


def _alert_rows(draft: Draft) -> list[Alert]:
    return rounds.alerts(draft.places, year=draft.year, many=targets.ALERTS * draft.scale, chance=draft.chance)


def _mark_rows(draft: Draft) -> list[Mark]:
    return rounds.marks(year=draft.year, many=targets.MARKS * draft.scale, chance=draft.chance)


def _contact_rows(draft: Draft, usual: UsualPlaces) -> Iterator[Contact]:
    """Everybody who counts has a contact in the year; who raised more is seen more; who was known was seen before too."""
    raised = Counter(one.client.client_id for one in draft.raised)
    seen = [one for one in draft.people if not one.quiet]
    weights = np.array([float(raised[one.client_id]) for one in seen]) * skewed(len(seen), 0.7, draft.chance)
    extra = spread(targets.CONTACTS * draft.scale - draft.known.contacts - len(seen), weights, draft.chance)
    numbers = count(1)
    for one, more in zip(seen, extra, strict=True):
        meets = one.is_new and (one.place is not None or not raised[one.client_id])
        for turn, on in enumerate(_contact_days(draft, one, int(more))):
            place = usual[one.client_id].location_id if draft.chance.random() < _NEARBY else None
            introduced = meets and turn == 0
            kind = ContactKind.INTRODUCTION if introduced else ContactKind.CONCERN
            channel = Channel.IN_PERSON if introduced else _channel(_TALKS, draft.chance)
            yield Contact(f"G{next(numbers):07d}", one.client_id, on, kind, channel, place)
    for one in draft.people:
        if not one.is_new:
            yield Contact(f"G{next(numbers):07d}", one.client_id, one.first_contact_on, ContactKind.CONCERN, Channel.PHONE, None)


def _contact_days(draft: Draft, one: Person, more: int) -> list[date]:
    """The days a client was seen in the year: one and `more`; a new client came for the first time on the first of them."""
    begin = max(one.first_contact_on, date(draft.year, 1, 1))
    length = (date(draft.year, 12, 31) - begin).days + 1
    days = [int(day) for day in draft.chance.integers(0, length, more + 1)]
    if one.is_new:
        days[0] = 0
    return [begin + timedelta(days=day) for day in days]
