"""Contacts, taken over."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from gehoord.casework.exchange.comparing import TakenOver, differences
from gehoord.casework.exchange.run import Run
from gehoord.casework.models import Contact
from gehoord.figures.exchange import rows as folder
from gehoord.people.many_rows import add, change

_CODED = ("on", "kind", "channel", "location_id")


def take_in_contacts(rows: tuple[folder.Contact, ...], run: Run) -> TakenOver:
    """Take over the contacts (nl: contacten overnemen). What reads otherwise is corrected; a contact has its own day."""
    there = Contact.objects.filter(office=run.office).values_list("exchange_id", "id", *_CODED)
    stored = {row[0]: row for row in there.iterator(5000)}
    found = differences({row.contact_id: row for row in rows}, stored, agree=lambda row, kept: _coded(row, run) == kept[2:])
    add(
        Contact,
        ("id", "office_id", "client_id", "exchange_id", *_CODED, "with_client"),
        [(uuid4(), run.office, run.clients[row.client_id], row.contact_id, *_coded(row, run), True) for row in found.new],
    )
    change(Contact, ("id", *_CODED), [(kept[1], *_coded(row, run)) for row, kept in found.changed])
    return found.counted


def _coded(row: folder.Contact, run: Run) -> tuple[date, str, str, UUID | None]:
    return row.on, row.kind.value, "" if row.channel is None else row.channel.value, run.place(row.location_id)
