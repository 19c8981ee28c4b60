"""One line of time: contacts, what was raised, steps, what was asked of colleagues, consents and notes, latest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.utils.translation import ngettext

from gehoord.casework.overview.headline import steps_of
from gehoord.casework.overview.words import Words
from gehoord.casework.queries import ClientPage, Read
from gehoord.people.permissions import Actor
from gehoord.practice.actions import ActionKind
from gehoord.practice.concerns import ConcernKind, category
from gehoord.practice.contacts import Channel, ContactKind, Voice
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.routing import Reach
from gehoord.practice.trust.consent import ConsentScope
from gehoord.web.templatetags.house import spoken

SHOWN = {"": lazily("Alles"), "contacten": lazily("Contacten"), "stappen": lazily("Stappen"), "notities": lazily("Notities")}
"""What the line can be narrowed to, as it stands in the address (nl: filters)."""

PROPOSED = {
    Reach.LOCATION.value: lazily("Voorgesteld als vaste vertrouwenspersoon van de locatie."),
    Reach.MUNICIPALITY.value: lazily("Voorgesteld vanwege de gemeente waar de cliënt woont."),
    Reach.REGION.value: lazily("Voorgesteld vanwege de regio waar de cliënt woont."),
    Reach.PROVINCE.value: lazily("Voorgesteld vanwege de provincie waar de cliënt woont."),
}
"""Why the desk proposed the colleague who was asked (nl: reden van het voorstel)."""

NOON, LAST = time(12), 10_000
"""Where on a day that stands of which no time is known; what is told about a step comes after it (nl: midden op de dag)."""

THEIRS, OURS, PRIVATE = "", "event--ours", "event--note"
"""Corner open on the left: the client said it; on the right: we did it; dashed: for its writer alone (nl: hoek)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as the line shows it (nl: gebeurtenis). `sort` is the filter under which it is found.

    `road` is how far along its topic it stands, so that what happened on one day stands in the order of the road; `near` when
    something was told about that topic on that day.
    """

    on: date
    what: str
    sort: str
    corner: str = THEIRS
    at: time | None = None
    beside: str = ""
    text: str = ""
    road: int = 0
    near: time | None = None

    @property
    def moment(self) -> tuple[date, time, int]:
        """When it was; what has a day only stands with what was told about it, or else at noon (nl: moment)."""
        return self.on, self.at or self.near or NOON, self.road


def events(page: ClientPage, words: Words, names: Mapping[UUID, str], *, by: Actor, shown: str = "") -> list[Event]:
    """Everything that happened, latest first (nl: tijdlijn). `shown`: one filter, or "yours" for what a client takes along."""
    # Who wrote something down is “you” to themselves, and has a name on what a client takes along.
    you = None if shown == "yours" else by.person_id
    told = [*_contacts(page, names, you), *_roads(page, words), *_agreements(page, words), *_notes(page, you), *_colleagues(page)]
    if shown == "yours":
        told = [event for event in told if event.corner != PRIVATE]
    elif shown in SHOWN and shown:
        told = [event for event in told if event.sort == shown]
    return sorted(told, key=lambda event: event.moment, reverse=True)


def _contacts(page: ClientPage, names: Mapping[UUID, str], you: UUID | None) -> Iterator[Event]:
    written: defaultdict[UUID, list[Read]] = defaultdict(list)
    for read in page.notes:
        if read.note.contact_id is not None:
            written[read.note.contact_id].append(read)
    for contact in page.contacts:
        with_whom = _("Contact met de cliënt") if contact.with_client else _("Contact namens de cliënt")
        is_first = contact.kind == ContactKind.INTRODUCTION.value
        minutes = contact.minutes or 0
        who = _("u") if you and contact.counsellor == you else names.get(contact.counsellor, "") if contact.counsellor else ""
        parts = [
            spoken(Channel.coded(contact.channel)) if contact.channel else "",
            _place(contact.location),
            ngettext("%(number)d minuut", "%(number)d minuten", minutes) % {"number": minutes} if minutes else "",
            _("door {name}").format(name=who) if who else "",
        ]
        yield Event(
            on=contact.on,
            at=contact.at,
            what=_("Kennismaking en uitleg over rechten") if is_first else with_whom,
            sort="contacten",
            corner=THEIRS if contact.with_client else OURS,
            beside=", ".join(part for part in parts if part),
            text="\n\n".join(read.text for read in written[contact.pk]),
        )


def _notes(page: ClientPage, you: UUID | None) -> Iterator[Event]:
    abouts: dict[UUID | None, str] = {concern.pk: spoken(category(concern.category).label) for concern in page.concerns}
    titles = {Voice.CLIENT: _("De cliënt vertelde"), Voice.OURS: _("Wat wij deden")}
    for read in page.notes:
        note = read.note
        if note.contact_id is not None:
            continue
        on, at = _moment(read)
        about = abouts.get(note.concern_id, "")
        who = _("u") if note.person_id == you else note.person.name
        writer = _("Alleen u ziet dit.") if note.private else _("Opgeschreven door {name}.").format(name=who)
        voice = Voice.coded(note.voice)
        yield Event(
            on=on,
            at=at,
            what=_("Notitie voor uzelf") if note.private else titles[voice],
            sort="notities",
            corner=PRIVATE if note.private else THEIRS if voice is Voice.CLIENT else OURS,
            beside=f"{about}. {writer}" if about else writer,
            text=read.text,
            road=LAST,
        )


def _roads(page: ClientPage, words: Words) -> Iterator[Event]:
    # What was told with a step is a note about its topic; the step stands with it.
    moments = ((read.note.concern_id, *_moment(read)) for read in reversed(page.notes))
    told = {(concern_id, on): at for concern_id, on, at in moments}
    roads = ((concern.pk, event) for concern in reversed(page.concerns) for event in _road(concern, words))
    for far, (concern_id, event) in enumerate(roads, 1):
        yield replace(event, road=far, near=told.get((concern_id, event.on)))


def _moment(read: Read) -> tuple[date, time]:
    moment = timezone.localtime(read.note.written_at)
    return moment.date(), moment.time()


def _road(concern: Any, words: Words) -> Iterator[Event]:
    kind, about = spoken(ConcernKind.coded(concern.kind)), spoken(category(concern.category).label)
    named = _("{kind} genoemd: {about}").format(kind=kind.capitalize(), about=about)
    yield Event(concern.raised_on, named, "stappen", beside=_place(concern.location))
    road = getattr(concern, "trajectory", None)
    if road is not None:
        asked = _("Vroeg om steun: {about}").format(about=about)
        yield Event(road.requested_on, asked, "stappen", text=words.get(road.pk, ""))
        yield from _steps(steps_of(concern), about)
    if concern.closed_on is not None:
        ended = {
            Handling.ADVISED: _("Afgerond met advies: {about}"),
            Handling.BROKEN_OFF: _("Contact gestopt: {about}"),
            Handling.TRAJECTORY: _("Traject afgesloten: {about}"),
        }[Handling.coded(concern.handling)]
        yield Event(concern.closed_on, ended.format(about=about), "stappen", OURS, text=words.get(concern.pk, ""))


def _steps(taken: Iterable[Any], about: str) -> Iterator[Event]:
    for action in taken:
        kind = ActionKind.coded(action.kind)
        step = spoken(kind)
        yield Event(action.taken_on, _("Stap gezet: {step}").format(step=step), "stappen", OURS, beside=about)
        if action.outcome:
            outcome = spoken(Outcome.coded(action.outcome).label_for(kind))
            judged = OURS if kind.is_formal else THEIRS
            yield Event(action.ended_on, f"{step}: {outcome.lower()}", "stappen", judged, beside=about)


def _agreements(page: ClientPage, words: Words) -> Iterator[Event]:
    for consent in page.consents:
        scope = spoken(ConsentScope.coded(consent.scope))
        given = _("Toestemming: {scope}").format(scope=scope)
        yield Event(consent.given_on, given, "stappen", text=words.get(consent.pk, ""))
        if consent.withdrawn_on is not None:
            yield Event(consent.withdrawn_on, _("Toestemming ingetrokken: {scope}").format(scope=scope), "stappen")


def _colleagues(page: ClientPage) -> Iterator[Event]:
    for asked in page.asked:
        row, name = asked.handing, asked.handing.person.name
        what = _("{name} gevraagd: {what}").format(name=name, what=spoken(asked.kind))
        yield Event(row.asked_on, what, "stappen", OURS, beside=str(PROPOSED.get(row.reach, "")))
        answers = (
            (row.accepted_on, _("{name} nam dat aan")),
            (row.declined_on, _("{name} kon dat niet aannemen")),
            (row.revoked_on, _("De vraag aan {name} is ingetrokken")),
        )
        yield from (Event(on, said.format(name=name), "stappen", OURS) for on, said in answers if on is not None)


def _place(location: object) -> str:
    return "" if location is None else str(location)
