"""Giving back what another system can read: clients and all that belongs to them, by their ids and without a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.casework.exchange.run import UNSAID
from gehoord.casework.standing import AS_IT_STOOD, asked
from gehoord.figures.exchange import rows as folder
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import Texts, texts
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome

# Seven texts a row: a kind, and what the file of that kind has, in the order of its columns.
_ALL = f"""
{AS_IT_STOOD}
select 'client', exchange_id, relation, parental_authority, sex, first_contact_on::text, '', '', '', '' from client
union all select 'residence', client, municipality, since::text, '', '', '', '', '', '' from residence
union all
select 'contact', t.exchange_id, c.exchange_id, t."on"::text, t.kind, t.channel, t.place, '', '', ''
from contact t join client c on c.client_id = t.client_id
union all
select 'concern', t.exchange_id, c.exchange_id, t.kind, t.category, t.raised_on::text, t.channel, t.place,
    case when t.reason = '{UNSAID}' and t.handling = 'running' then '' else t.handling end, t.closed_on::text
from concern t join client c on c.client_id = t.client_id
union all select 'action', exchange_id, concern, kind, outcome, taken_on::text, ended_on::text, '', '', '' from action
"""  # noqa: S608 - nothing but words of this room goes into it


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows of the five files that are about clients, in any order (nl: rijen van cliënten)."""

    clients: tuple[folder.Client, ...]
    residences: tuple[folder.Residence, ...]
    contacts: tuple[folder.Contact, ...]
    concerns: tuple[folder.Concern, ...]
    actions: tuple[folder.Action, ...]


def give_out(*, offices: Sequence[UUID] | None, locations: Mapping[UUID, str], last: date | None, by: Actor) -> CaseRows:
    """Clients and all that belongs to them, as everything stood at the end of a day (nl: teruggeven).

    `last` None: as it stands now; `offices` None: of all. `locations` says how a location is called outside. Raises: NotFound.
    """
    require(by, Act.EXPORT, Resource.REGISTER)
    told = asked(last=last, offices=offices, locations=list(locations), places=list(locations.values()))
    sorted_out: dict[str, list[Texts]] = {"client": [], "residence": [], "contact": [], "concern": [], "action": []}
    with acting(by):
        for kind, *row in texts(_ALL, told):
            sorted_out[str(kind)].append(tuple(row))
    return CaseRows(
        clients=tuple(map(_client, sorted_out["client"])),
        residences=tuple(map(_residence, sorted_out["residence"])),
        contacts=tuple(map(_contact, sorted_out["contact"])),
        concerns=tuple(map(_concern, sorted_out["concern"])),
        actions=tuple(map(_action, sorted_out["action"])),
    )


def _client(row: Texts) -> folder.Client:
    key, relation, authority, sex, first, *_ = row
    told = ParentalAuthority.coded(authority) if authority else None
    return folder.Client(str(key), Relation.coded(str(relation)), told, Sex.coded(str(sex)), _day(first))


def _residence(row: Texts) -> folder.Residence:
    client, municipality, since, *_ = row
    return folder.Residence(str(client), municipality, date.fromisoformat(str(since)))


def _contact(row: Texts) -> folder.Contact:
    key, client, on, kind, channel, place, *_ = row
    day, by = date.fromisoformat(str(on)), _channel(channel)
    return folder.Contact(str(key), str(client), day, ContactKind.coded(str(kind)), by, place)


def _concern(row: Texts) -> folder.Concern:
    key, client, kind, category, raised, channel, place, handling, closed = row
    return folder.Concern(
        concern_id=str(key),
        client_id=str(client),
        kind=ConcernKind.coded(str(kind)),
        category=str(category),
        raised_on=date.fromisoformat(str(raised)),
        channel=_channel(channel),
        location_id=place,
        handling=Handling.coded(handling) if handling else None,
        closed_on=_day(closed),
    )


def _action(row: Texts) -> folder.Action:
    key, concern, kind, outcome, taken, ended, *_ = row
    ending = Outcome.coded(outcome) if outcome else None
    day = date.fromisoformat(str(taken))
    return folder.Action(str(key), str(concern), ActionKind.coded(str(kind)), ending, day, _day(ended))


def _channel(code: str | None) -> Channel | None:
    return Channel.coded(code) if code else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
