"""One code for each trajectory that was closed: a mark weighs as much as any other.

What is kept is that a code was drawn for a trajectory, not when and not which. The survey hears an age group alone.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from gehoord.casework.access import held_client, in_own_name, whole
from gehoord.casework.models import Trajectory
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, visible
from gehoord.practice.errors import Refused
from gehoord.practice.handling import Handling
from gehoord.practice.words import Text


class NothingToLookBackOn(Refused):
    """A client was to be asked for a mark while no trajectory of theirs was closed (nl: nog niets afgesloten)."""

    sentence = Text(
        "Vraag een cijfer als een traject klaar is. Sluit het traject eerst af.",
        "Ask for a mark when a trajectory is done. Close the trajectory first.",
    )


class InvitedBefore(Refused):
    """A second code was to be drawn for the same trajectory (nl: al uitgenodigd)."""

    sentence = Text(
        "Voor dit traject is al een code gemaakt. Zo telt ieder even zwaar mee. Na een volgend traject kan het weer.",
        "A code was made for this trajectory already. So everybody counts alike. After a next trajectory it can be done again.",
    )


@in_own_name
def check(client_id: UUID, *, by: Actor) -> None:
    """Refuse where a client can not be asked for a mark now (nl: uitnodigen kan). Raises: NothingToLookBackOn, InvitedBefore."""
    _first(_closed(client_id, by=by))


@in_own_name
def spend(client_id: UUID, *, by: Actor) -> None:
    """Use the one code of the trajectory of a client that was opened first (nl: uitnodiging verbruiken).

    The journal has nothing of it. Raises: NotFound, ClientMerged, NothingToLookBackOn, InvitedBefore.
    """
    held_client(client_id, Act.CHANGE, by=by)
    trajectory = _first(_closed(client_id, by=by).select_for_update(of=("self",)))
    trajectory.invited = True
    trajectory.save(update_fields=["invited"])


def _closed(client_id: UUID, *, by: Actor) -> QuerySet[Trajectory]:
    road = Trajectory.objects.filter(client__in=whole(client_id), concern__handling=Handling.TRAJECTORY.value)
    return visible(by, Act.CHANGE, road).exclude(concern__closed_on=None).order_by("opened_on", "pk")


def _first(closed: QuerySet[Trajectory]) -> Trajectory:
    found = list(closed)
    if not found:
        raise NothingToLookBackOn
    open_still = [one for one in found if not one.invited]
    if not open_still:
        raise InvitedBefore
    return open_still[0]
