"""Who takes a client onward from the desk: the proposal of the rule with its reason, and asking whoever was chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from gehoord.casework import contacts, referrals
from gehoord.casework.access import in_own_name
from gehoord.directory.serving import faces_of, who_serves
from gehoord.intake.colleagues import at_office, person_at
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.practice.routing import Option, Reach
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.words import Text

STAYS = Text("U blijft de cliënt helpen.", "You go on helping the client.")
WORDING = Text(
    "De cliënt vindt goed dat {name} het dossier leest en de cliënt verder helpt.",
    "The client agrees that {name} reads the case and helps the client onward.",
)

_FIRST_OF_SEVERAL = Text(
    "{reason} Het gaat over meer locaties; dit is de eerste met een eigen vertrouwenspersoon.",
    "{reason} It is about several locations; this is the first with a counsellor of its own.",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who could take the client onward, and why (nl: keuze). `id` None: it stays with whoever registers."""

    id: UUID | None
    name: str
    reach: Reach
    reason: Text


@dataclass(frozen=True, slots=True)
class Advice:
    """The one proposed, and the others in order after (nl: voorstel). The last is always that it stays here."""

    proposed: Choice
    others: tuple[Choice, ...]

    @property
    def all(self) -> tuple[Choice, ...]:
        """Every choice, the proposed one first (nl: alle keuzes)."""
        return (self.proposed, *self.others)


@in_own_name
def propose(
    *,
    municipality: str | None,
    stays: UUID | None,
    on: date,
    by: Actor,
    about: Sequence[UUID] = (),
    conflicts: Collection[UUID] = frozenset(),
) -> Advice:
    """Who takes a client onward who lives in a municipality or stays at a location (nl: voorstel).

    Where nobody stays at a location, the first of those it is `about` that has a counsellor of its own counts as the place.
    `conflicts`: those who stand too close to it. Raises: NotFound.
    """
    require(by, Act.LIST, Resource.DESK_ITEM)
    concerned = None if stays else _with_a_face(about, on, conflicts)
    serving = who_serves(municipality=municipality, location=stays or concerned, on=on)
    proposal = serving.propose(conflicts={str(one) for one in conflicts})
    proposed = _choice(proposal.chosen, proposal.chosen.reason)
    if concerned is not None and len(about) > 1 and proposed.reach is Reach.LOCATION:
        proposed = replace(proposed, reason=_FIRST_OF_SEVERAL.filled(reason=proposed.reason))
    return Advice(proposed, tuple(_choice(one, STAYS) for one in proposal.alternatives))


def _with_a_face(about: Sequence[UUID], on: date, conflicts: Collection[UUID]) -> UUID | None:
    """The first of these locations with a counsellor of its own who does not stand too close."""
    faces = faces_of(about, on) if about else {}
    return next((one for one in about if one in faces and faces[one].person_id not in conflicts), None)


def pass_on(
    client_id: UUID, chosen: UUID | None, *, by: Actor, at: datetime, agreed: bool, why: str, reach: Reach | None = None
) -> str:
    """Ask whoever was chosen to take a client over; they say yes or no at their own desk (nl: doorgeven).

    Where it is an office, whoever answers for it is asked. Until they accept, and without the client's consent, it stays with
    `by`: nobody falls between. `reach`: for which ground the chosen one was proposed. Gives the name of who is asked, empty
    where it stays.
    Raises: what `referrals.transfer` raises.
    """
    if chosen is None or chosen == by.person_id or not agreed:
        return ""
    on = timezone.localdate(at)
    somebody = person_at(chosen, on=on, by=by) or at_office(chosen, on=on, by=by)
    if somebody is None or somebody.id == by.person_id:
        return ""
    contacts.give_consent(client_id, ConsentScope.COLLEAGUE, WORDING.filled(name=somebody.name).nl, by=by, on=on)
    # `why` is the request with which the trajectory was opened; it was looked through then.
    to, office = somebody.id, somebody.office_id
    referrals.transfer(client_id, to=to, to_office=office, by=by, at=at, why=why, no_citizen_number=True, reach=reach)
    return somebody.name


def _choice(option: Option, at_the_desk: Text) -> Choice:
    """An option with its reason; `at_the_desk` is that of the desk itself, which is no refusal where others were left."""
    if option.who is None:
        return Choice(None, "", option.reach, at_the_desk)
    return Choice(UUID(option.who.code), option.who.name, option.reach, option.reason)
