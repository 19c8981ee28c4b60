"""Two registrations side by side, before they are made into one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.casework.access import in_own_name, only_looking, open_client, whole
from gehoord.casework.models import Client, Concern, Contact, Identity, Merging, NameMark, Note, Residence
from gehoord.casework.queries import PARTS
from gehoord.casework.registration import NOBODY, Who
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, visible
from gehoord.vault.fields import open_sealed
from gehoord.vault.keys import CaseErased


@dataclass(frozen=True, slots=True)
class Side:
    """One of two registrations, as a preview shows it (nl: een van twee inschrijvingen)."""

    client: Client
    who: Who
    residence: str | None
    contacts: int
    concerns: int
    notes: int


@in_own_name
def side_by_side(client_id: UUID, other_id: UUID, *, by: Actor, on: date) -> tuple[Side, Side]:
    """Both registrations with what hangs on them; the journal has that both were opened (nl: naast elkaar). Raises: NotFound."""
    return _side(client_id, by, on), _side(other_id, by, on)


@in_own_name
def look_alikes(client_id: UUID, *, by: Actor) -> tuple[UUID, ...]:
    """Which of the own clients bear the same name as this one, as far as the name mark tells (nl: mogelijke dubbelen)."""
    numbers = NameMark.objects.filter(client=client_id).values("number")
    marks = NameMark.objects.filter(number__in=numbers).exclude(client=client_id).values("client")
    own = visible(by, Act.MERGE, Client.objects.filter(pk__in=marks, merged_into=None)).order_by("pk")
    return tuple(own.values_list("pk", flat=True))


@only_looking
def went_into(client_id: UUID, *, by: Actor) -> tuple[Merging, ...]:
    """Which registrations went into this one, so that it can be taken back (nl: samengevoegd met)."""
    rows = Merging.objects.filter(kept=client_id, undone_at=None).select_related("client").order_by("-merged_at")
    return tuple(rows.filter(client__in=visible(by, Act.SEE, Client.objects.all())))


def _side(client_id: UUID, by: Actor, on: date) -> Side:
    client = open_client(client_id, by=by)
    ids = whole(client.pk)
    identity = Identity.objects.filter(client=client).first()
    kept = {part: getattr(identity, part) for part in PARTS if getattr(identity, part, None) is not None}
    try:
        who = Who(**dict(zip(kept, open_sealed(kept.values(), by=by), strict=True)))
    except CaseErased:
        who = NOBODY
    lives = Residence.objects.filter(client=client, since__lte=on).order_by("-since").first()
    return Side(
        client=client,
        who=who,
        residence=lives.municipality if lives else None,
        contacts=Contact.objects.filter(client__in=ids).count(),
        concerns=Concern.objects.filter(client__in=ids).count(),
        notes=Note.objects.filter(client__in=ids).count(),
    )
