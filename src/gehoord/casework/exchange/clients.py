"""Clients and where they live, taken over; each new client gets a key of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from gehoord.casework.exchange.comparing import TakenOver, differences
from gehoord.casework.exchange.run import Run
from gehoord.casework.models import Client, RelationChange, Residence
from gehoord.casework.models.codes import new_code
from gehoord.figures.exchange import Register
from gehoord.figures.exchange import rows as folder
from gehoord.people.many_rows import add, change
from gehoord.practice.words import Text
from gehoord.vault.keys import make_case_keys

_CODED = ("relation", "parental_authority", "sex", "first_contact_on")


def take_in_clients(register: Register, run: Run) -> TakenOver:
    """Take over the clients (nl: cliënten overnemen). A relation that changed becomes a dated row."""
    stored = {
        row[1]: row for row in Client.objects.filter(office=run.office).values_list("id", "exchange_id", *_CODED).iterator(5000)
    }
    given = {row.client_id: row for row in register.clients}
    found = differences(given, stored, agree=lambda row, kept: _coded(row) == kept[2:])
    run.clients.update({exchange_id: kept[0] for exchange_id, kept in stored.items()})
    _add_clients(found.new, _earliest(register), run)
    change(Client, ("client_id", *_CODED), [(kept[0], *_coded(row)) for row, kept in found.changed])
    turned = [(kept[0], *_coded(row)[:2]) for row, kept in found.changed if _coded(row)[:2] != kept[2:4]]
    _change_relations(turned, run)
    return found.counted


def _add_clients(rows: Sequence[folder.Client], earliest: Mapping[str, date], run: Run) -> None:
    made = [(uuid4(), row, min(earliest.get(row.client_id, run.on), run.on)) for row in rows]
    run.clients.update({row.client_id: key for key, row, _ in made})
    add(
        Client,
        ("client_id", "office_id", "exchange_id", "code", *_CODED, "registered_on"),
        [(key, run.office, row.client_id, new_code(), *_coded(row), since) for key, row, since in made],
    )
    _add_relations([(key, *_coded(row)[:2], since) for key, row, since in made], run)
    if made:
        run.tell(Text(f"{len(made)} dossiersleutels …", f"{len(made)} case keys …"))
        make_case_keys((key, run.office) for key, _, _ in made)


def _add_relations(rows: Iterable[tuple[UUID, str, str, date]], run: Run) -> None:
    add(
        RelationChange,
        ("id", "office_id", "client_id", "relation", "parental_authority", "since", "told_by"),
        [(uuid4(), run.office, *row, run.by.person_id) for row in rows],
    )


def _change_relations(turned: Sequence[tuple[UUID, str, str]], run: Run) -> None:
    present = RelationChange.objects.filter(client__in=[row[0] for row in turned], until=None)
    since = {client: (key, day) for client, key, day in present.values_list("client_id", "id", "since")}
    days = {client: max(run.on, day) for client, (_, day) in since.items()}
    change(RelationChange, ("id", "until"), [(key, days[client]) for client, (key, _) in since.items()])
    _add_relations([(*row, days.get(row[0], run.on)) for row in turned], run)


def take_in_residences(register: Register, run: Run) -> TakenOver:
    """Take over where clients live since when (nl: woonplaatsen overnemen). A move is a row of its own day already."""
    rows = Residence.objects.filter(office=run.office).values_list("client_id", "since", "id", "municipality")
    stored = {(client, since): (key, municipality) for client, since, key, municipality in rows.iterator(5000)}
    given = {(run.clients[row.client_id], row.since): row for row in register.residences}
    found = differences(given, stored, agree=lambda row, kept: row.municipality == kept[1])
    add(
        Residence,
        ("id", "office_id", "client_id", "municipality", "since", "told_by"),
        [(uuid4(), run.office, run.clients[row.client_id], row.municipality, row.since, run.by.person_id) for row in found.new],
    )
    change(Residence, ("id", "municipality"), [(kept[0], row.municipality) for row, kept in found.changed])
    return found.counted


def _coded(row: folder.Client) -> tuple[str, str, str, date | None]:
    authority = "" if row.parental_authority is None else row.parental_authority.value
    return row.relation.value, authority, row.sex.value, row.first_contact_on


def _earliest(register: Register) -> dict[str, date]:
    """The first day on which anything is known of each client."""
    found: dict[str, date] = {}
    days: list[tuple[str, date | None]] = [(row.client_id, row.first_contact_on) for row in register.clients]
    days += [(row.client_id, row.since) for row in register.residences]
    days += [(row.client_id, row.on) for row in register.contacts]
    days += [(row.client_id, row.raised_on) for row in register.concerns]
    for client, day in days:
        if day is not None and day < found.get(client, date.max):
            found[client] = day
    return found
