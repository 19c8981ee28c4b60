"""A message out, by the service that its thread came in by."""

from __future__ import annotations

from gehoord.intake.inbound.messaging.messengers import Messenger
from gehoord.intake.inbound.messaging.whatsapp import in_use
from gehoord.intake.inbound.outbox import Parcel, TryLater
from gehoord.practice.words import Text

TEXT_ONLY = Text(
    "Wij kunnen hier alleen tekst lezen. Wat u stuurde, hebben wij niet gezien.",
    "We can only read text here. What you sent we have not seen.",
)


def carry(parcel: Parcel) -> str:
    """Hand a message to its service (nl: bericht versturen). Gives its identity. Raises: TryLater, NotAccepted."""
    service: Messenger | None = in_use()
    if service is None or service.door != parcel.door:
        raise TryLater
    said = f"{parcel.text}\n\n{TEXT_ONLY.nl}" if parcel.refused_files else parcel.text
    return service.carry(parcel.address, said, last_in_at=parcel.last_in_at)
