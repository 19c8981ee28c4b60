"""What every row about a client has: an id of its own, the office that keeps it, and the client."""

from __future__ import annotations

import uuid

from django.db import models

from gehoord.people.deeds import Resource
from gehoord.people.exchanged import new_exchange_id
from gehoord.people.guards import Guard

__all__ = ["CaseRow", "guarded", "new_exchange_id"]


def guarded(resource: Resource) -> Guard:
    """A row is guarded by the office that keeps it and the client it belongs to (nl: bewaakt)."""
    return Guard(resource, office="office_id", client="client_id")


class CaseRow(models.Model):
    """A row that belongs to a client (nl: rij van een cliënt). `office` is always the office of that client.

    The two point at the client together; a row below a concern or an action points at it together with its client. See `walls`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    client = models.ForeignKey("casework.Client", on_delete=models.CASCADE, db_constraint=False, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    def sealed_under(self) -> uuid.UUID:
        """The client's key seals what stands in the row (nl: onder welk dossier)."""
        return self.client_id
