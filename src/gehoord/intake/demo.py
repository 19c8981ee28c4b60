"""What waits on the desk of a demo: invented, told through the verbs, so that the page lives."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from gehoord.directory.assignments import NobodysArea, assign_counsellor
from gehoord.directory.models import AgencyLocation, Assignment
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound.demo import tell_letters, tell_thread
from gehoord.intake.inbound.words import Way
from gehoord.intake.letters import Letter
from gehoord.intake.models import DeskItem, SavedReply
from gehoord.intake.replies import save_reply
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

MUNICIPALITY = "GM0392"
SUBJECT = "Verslag van het gesprek"
REPLIES = (
    (
        "Terugbellen",
        "Dag [naam], wij spraken af dat ik u bel op [dag] tussen [uur] en [uur]. Komt dat niet uit, laat het dan even weten.",
    ),
    (
        "Eerst zelf bespreken",
        "U kunt dit eerst bespreken met [wie]. Schrijf voor het gesprek op wat u wilt zeggen. Wilt u dat ik meega, dan kan dat.",
    ),
    (
        "Wat wij doen",
        "Wij luisteren, leggen uw rechten uit en helpen u verder. Wij zijn onafhankelijk; wat u vertelt blijft bij ons.",
    ),
)


def tell_desk(email: str, *, at: datetime) -> int:
    """Let questions wait for the counsellor with this address, unless any ever did (nl: meldpunt vullen). Gives how many."""
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or DeskItem.objects.exists():
            return 0
        place = _fixed_face(seat, at)
    counsellor = Actor(seat.person_id, Role.COUNSELLOR, seat.office_id)
    _replies(seat.office_id)
    arrived = _arrived(place, at)
    items = [desk.receive(one, key=f"demo-{number}", office_id=seat.office_id) for number, one in enumerate(arrived)]
    tell_letters(items[2], said=arrived[2].letter, at=arrived[2].received_at)
    tell_thread(items[1], Way.WHATSAPP, said=arrived[1].letter, at=arrived[1].received_at)
    tell_thread(items[3], Way.MAIL, said=arrived[3].letter, at=arrived[3].received_at, subject=SUBJECT)
    desk.take(items[-2], by=counsellor, at=at)
    desk.close_as(items[-1], Leaving.SILENT, by=counsellor, at=at)
    return len(items)


def _fixed_face(seat: Seat, at: datetime) -> AgencyLocation | None:
    """A location of the demo, with its own counsellor, so that there is somebody to propose."""
    on = timezone.localdate(at) - timedelta(days=400)
    places = AgencyLocation.objects.filter(municipality=MUNICIPALITY, until=None).select_related("agency")
    place = places.order_by("agency__name", "exchange_id").first()
    if place is not None and not Assignment.objects.filter(location=place).exists():
        assign_counsellor(place, seat.person_id, since=on, by=HOUSE)
    if not Assignment.objects.filter(place=MUNICIPALITY).exists():
        with suppress(NobodysArea):
            assign_counsellor(MUNICIPALITY, seat.person_id, since=on, by=HOUSE)
    return place


def _replies(office_id: UUID) -> None:
    with acting(HOUSE):
        seat = Seat.objects.filter(office_id=office_id, role=Role.COORDINATOR.value, until=None).first()
        if seat is None or SavedReply.objects.exists():
            return
    coordinator = Actor(seat.person_id, Role.COORDINATOR, seat.office_id)
    for title, text in REPLIES:
        save_reply(title, text, by=coordinator)


def _arrived(place: AgencyLocation | None, at: datetime) -> tuple[Arrived, ...]:
    about = place.pk if place else None
    evening = SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP}), time(16), time(18))
    said = (
        "Mijn dochter is drie weken geleden uit huis geplaatst. Ik weet niet wie ik kan bellen en krijg steeds iemand anders.",
        "Mijn telefoon moet om acht uur in het kluisje, ook in het weekend. Mag dat zomaar?",
        "Een leerling uit mijn klas durft niet meer naar zijn begeleider. Wat kan hij doen, en wat mag ik doen?",
        "Wij willen het verslag van het gesprek niet ondertekenen. Er staan dingen in die niet kloppen.",
    )
    return (
        Arrived(
            Channel.WEB_FORM,
            at - timedelta(days=4, hours=2),
            Letter("Mevrouw Verzinsel", said[0], "06 00000001"),
            relation=Relation.PARENT,
            municipality=MUNICIPALITY,
        ),
        Arrived(
            Channel.WHATSAPP,
            at - timedelta(hours=26),
            Letter("Noor", said[1], "06 00000002"),
            ways=evening,
            relation=Relation.YOUNG_PERSON,
            about=about,
            municipality=MUNICIPALITY,
        ),
        Arrived(Channel.EMAIL, at - timedelta(hours=3), Letter("", said[2], "juf@post.example"), relation=Relation.PROFESSIONAL),
        Arrived(
            Channel.EMAIL,
            at - timedelta(minutes=40),
            Letter("Opa Bedacht", said[3], "opa@post.example"),
            relation=Relation.RELATIVE,
            on_behalf=True,
            about=about,
            municipality=MUNICIPALITY,
        ),
        Arrived(Channel.PHONE, at - timedelta(minutes=6)),
        Arrived(Channel.WEB_FORM, at - timedelta(hours=1), Letter("Bram", "Kunt u mij bellen?", "06 00000003"), about=about),
        Arrived(Channel.PHONE, at - timedelta(hours=2)),
    )
