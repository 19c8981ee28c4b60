"""A client as the top of a form shows them: the name, how contact is safe, and the coded road; no text is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from gehoord.casework.access import only_looking, open_client, whole
from gehoord.casework.models import Action, Client, Concern, Consent, Identity, Trajectory
from gehoord.casework.registration import ways_of
from gehoord.people.permissions import Actor, NotFound
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.vault.keys import CaseErased


@dataclass(frozen=True, slots=True)
class Headline:
    """Who a form is about (nl: kop van een formulier). `agreed` is what the client consents to now."""

    client: Client
    name: str
    ways: SafeWays
    concerns: tuple[Concern, ...]
    agreed: frozenset[ConsentScope]

    def concern(self, concern_id: UUID) -> Concern:
        """One of their concerns (nl: onderwerp). Raises: NotFound."""
        found = next((one for one in self.concerns if one.pk == concern_id), None)
        if found is None:
            raise NotFound
        return found

    def action(self, action_id: UUID) -> Action:
        """One of the steps that were taken for them (nl: stap). Raises: NotFound."""
        taken = (action for one in self.concerns for action in steps_of(one))
        found = next((action for action in taken if action.pk == action_id), None)
        if found is None:
            raise NotFound
        return found


@only_looking
def headline(client_id: UUID, *, by: Actor, on: date) -> Headline:
    """Who a form is about; that they were opened is written down first (nl: kop). Raises: NotFound."""
    client = open_client(client_id, by=by)
    ids = whole(client.pk)
    identity = Identity.objects.filter(client=client).first()
    actions = Action.objects.select_related("extension").prefetch_related("suspensions").order_by("taken_on", "pk")
    road = Prefetch("trajectory", Trajectory.objects.prefetch_related(Prefetch("actions", actions)))
    concerns = Concern.objects.filter(client__in=ids).select_related("location__agency").prefetch_related(road)
    given = Consent.objects.filter(client__in=ids, withdrawn_on=None).values_list("scope", flat=True)
    try:
        name = identity.name.opened(by=by) if identity and identity.name is not None else ""
    except CaseErased:
        name = ""
    return Headline(
        client=client,
        name=name,
        ways=ways_of(client.pk, on=on),
        concerns=tuple(concerns.order_by("-raised_on", "pk")),
        agreed=frozenset(ConsentScope.coded(code) for code in given),
    )


def steps_of(concern: Concern) -> tuple[Action, ...]:
    """The steps of a concern's trajectory, earliest first (nl: stappen)."""
    road = getattr(concern, "trajectory", None)
    return () if road is None else tuple(road.actions.all())
