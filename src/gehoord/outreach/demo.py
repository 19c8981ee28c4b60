"""Five invented places, their visits and a few alerts for the counsellor of a demo, told through the verbs like anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.models import Agency, AgencyLocation
from gehoord.figures.early.rising import Rising
from gehoord.outreach import alerts, visits
from gehoord.outreach.alerts import Sorted, Worry
from gehoord.outreach.door import place
from gehoord.outreach.models import Visit
from gehoord.outreach.sightings import keep
from gehoord.outreach.visits import Counted
from gehoord.people.demo_account import DOMAIN
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.outreach import AlertAddressee, AlertGround, AlertState, AlertTheme, AlertUrgency, CalledOff, VisitKind
from gehoord.practice.visiting import Setting

MUNICIPALITY = "GM0392"
AGENCY, TEAM = "Jeugdhulp Stoelendans", "Wijkteam Paraplu"
PLACES = {
    "Groene Bank": Setting.CLOSED,
    "Rode Poef": Setting.OPEN,
    "Gele Kruk": Setting.OPEN,
    "Gezinshuis Hangmat": Setting.FAMILY_HOME,
}
AFTERNOON = time(14, 30)
WEEK = timedelta(weeks=1)

LOCKER = Worry(
    title="Telefoons om acht uur in het kluisje",
    situation="Jongeren leveren elke avond om 20.00 uur hun telefoon in, ook in het weekend. Er staat niets over in hun plan. "
    "Enkele jongeren kunnen daardoor hun ouders niet bellen.",
    why="Zes jongeren noemden het, los van elkaar, in vier weken. Een beperking voor een hele groep, zonder besluit per "
    "jongere, past niet bij de regels voor gesloten jeugdhulp.",
    asked="Neem een besluit per jongere, of hef de regel op.",
)
PHONES = Rising("agency", AGENCY, "group_rules", weeks=4, clients=6, before=9, expected=0.7, most_by_chance=3, chance=0.00009)
"""What counting would have seen of that (nl: vroeg gezien)."""
DOORS = Worry(
    title="Slaapkamerdeuren gaan niet op slot",
    situation="Jongeren kunnen hun kamer niet van binnen afsluiten. Sommigen slapen daardoor slecht.",
    why="Het speelt al een half jaar, en er is geen plan om het te veranderen.",
    asked="Laat weten wanneer de sloten er komen.",
)
LETTERS = Worry(
    title="Uitleg over het plan is moeilijk te lezen",
    situation="Jongeren krijgen een plan van twaalf bladzijden. Zij begrijpen niet wat erin staat.",
    why="Wie het plan niet begrijpt, kan er niet over meepraten.",
    asked="Maak een samenvatting van één bladzijde, en lees die samen.",
)
VISITING = Worry(
    title="Bezoek alleen op zondag",
    situation="Ouders mochten alleen op zondagmiddag komen. Wie dan werkt, kwam nooit.",
    why="Vier ouders vertelden het in één maand.",
    asked="Maak ook een avond in de week mogelijk.",
)


WAITING = Worry(
    title="Lang wachten op een eerste gesprek",
    situation="Ouders wachten acht tot tien weken op een eerste gesprek bij het wijkteam. Zij horen intussen niets.",
    why="Zeven ouders noemden het, los van elkaar.",
    asked="Laat ouders weten wanneer zij aan de beurt zijn, en bel als het langer duurt.",
)


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells, on which day, and where the invented places are (nl: verteller)."""

    by: Actor
    on: date
    places: dict[str, UUID]

    def held(self, name: str, ago: timedelta, counted: Counted, kind: VisitKind = VisitKind.GROUP_VISIT) -> None:
        """A visit that was held some time ago, on a working day (nl: geweest)."""
        day = _before(self.on - ago)
        visit = visits.plan(self.places[name], kind, by=self.by, on=day, at=AFTERNOON)
        visits.hold(visit.pk, counted, by=self.by, on=day, today=self.on)

    def planned(self, name: str, ahead: timedelta, kind: VisitKind = VisitKind.GROUP_VISIT, *, at: time | None = None) -> None:
        """A visit that stands in the calendar (nl: gepland)."""
        visits.plan(self.places[name], kind, by=self.by, on=_after(self.on + ahead), at=at)

    def alert(self, name: str, worry: Worry, kind: Sorted, *, ago: int, steps: dict[AlertState, tuple[int, str]]) -> UUID:
        """An alert given some days ago, with the steps since, each with its days ago and its words (nl: signaal)."""
        given = alerts.give_alert(
            self.places[name], worry, kind, by=self.by, at=_noon(self.on - timedelta(days=ago)), on=self.on - timedelta(days=ago)
        )
        for state, (days, text) in steps.items():
            day = self.on - timedelta(days=days)
            alerts.take_step(given.pk, state, by=self.by, at=_noon(day), on=day, text=text, sure=True)
        return given.pk


def tell_demo(email: str, *, on: date) -> int:
    """Give the counsellor with this address places, visits and alerts, unless they have visits (nl: demo vertellen).

    Gives how many places were told. Nobody with that address, or nobody with that role: nothing is told.
    """
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or Visit.objects.filter(person_id=seat.person_id).exists():
            return 0
        places = _places(seat.office_id, seat.person_id, since=on - timedelta(days=400))
    teller = Teller(Actor(seat.person_id, Role.COUNSELLOR, seat.office_id), on, places)
    _tell_visits(teller)
    _let_in_contact(places)
    _tell_alerts(teller)
    keep([PHONES], on=on - timedelta(days=on.weekday()))
    return len(places)


def _places(office: UUID, counsellor: UUID, *, since: date) -> dict[str, UUID]:
    # The clients of the demo live on one of these groups, which was told with them.
    agency = Agency.objects.filter(name=AGENCY).first() or add_agency(
        AGENCY, AgencyKind.YOUTH_CARE_PROVIDER, office_id=office, by=HOUSE
    )
    there = {row.name: row for row in AgencyLocation.objects.filter(agency=agency, office=office)}
    team = add_agency(TEAM, AgencyKind.MUNICIPAL_ACCESS, office_id=office, by=HOUSE)
    rows = [
        there.get(name) or add_location(agency, name, office_id=office, by=HOUSE, municipality=MUNICIPALITY, setting=setting)
        for name, setting in PLACES.items()
    ]
    ambulant = Setting.AMBULANT
    rows.append(add_location(team, TEAM, office_id=office, by=HOUSE, municipality=MUNICIPALITY, setting=ambulant))
    for row in rows:
        assign_counsellor(row, counsellor, since=since, by=HOUSE)
    return {str(row.name): row.pk for row in rows}


def _let_in_contact(places: dict[str, UUID]) -> None:
    """Whoever reads reports for an agency in the demo has a page for the alerts about this one too."""
    with acting(HOUSE):
        contact = Seat.objects.filter(person__email=f"instelling@{DOMAIN}", role=Role.AGENCY_QUALITY_OFFICER.value).first()
        if contact is not None:
            agency = place(places["Groene Bank"]).agency_id
            Seat.objects.get_or_create(person=contact.person, role=contact.role, office_id=None, place=str(agency), until=None)


def _tell_visits(teller: Teller) -> None:
    for weeks in range(6, 0, -1):
        teller.held("Groene Bank", weeks * WEEK, Counted(8, 0, booklets=2))
    teller.planned("Groene Bank", timedelta(0), at=AFTERNOON)
    for weeks in (1, 2):
        teller.planned("Groene Bank", weeks * WEEK)
    teller.held("Rode Poef", timedelta(days=19), Counted(7, 2, booklets=7))
    missed = visits.plan(
        teller.places["Rode Poef"], VisitKind.GROUP_VISIT, by=teller.by, on=_before(teller.on - timedelta(days=5))
    )
    visits.cancel(missed.pk, CalledOff.GROUP_AWAY, by=teller.by)
    teller.held("Gele Kruk", timedelta(days=12), Counted(9, 1, booklets=9, cards=4))
    teller.held("Gezinshuis Hangmat", timedelta(days=86), Counted(4))
    teller.held(TEAM, timedelta(days=4), Counted(12, cards=12), VisitKind.STAFF_BRIEFING)
    visits.ask_for(teller.places[TEAM], VisitKind.STAFF_BRIEFING, by=teller.by, wanted_by=teller.on + timedelta(days=16))
    teller.planned("Gele Kruk", timedelta(days=9), VisitKind.CLIENT_COUNCIL_BRIEFING, at=time(19))


def _tell_alerts(teller: Teller) -> None:
    board, climate = AlertAddressee.AGENCY_BOARD, AlertTheme.LIVING_CLIMATE
    closed = {
        AlertState.PICKED_UP: (385, ""),
        AlertState.REPORTED_BACK: (375, "Er is nu ook op woensdagavond bezoek mogelijk."),
        AlertState.CLOSED: (371, "Op de groep nagevraagd: het klopt."),
    }
    general = Sorted(climate, AlertUrgency.GENERAL, board, heard_from=4)
    teller.alert("Groene Bank", VISITING, general, ago=390, steps=closed)
    back = {
        AlertState.ACKNOWLEDGED: (24, ""),
        AlertState.PICKED_UP: (12, ""),
        AlertState.REPORTED_BACK: (3, "Wij proberen een samenvatting uit met twee groepen."),
    }
    quality = Sorted(AlertTheme.QUALITY, AlertUrgency.GENERAL, AlertAddressee.MANAGER, AlertGround.BOTH, 5)
    teller.alert("Gele Kruk", LETTERS, quality, ago=25, steps=back)
    town = Sorted(AlertTheme.QUALITY, AlertUrgency.GENERAL, AlertAddressee.MUNICIPALITY, heard_from=7)
    teller.alert(TEAM, WAITING, town, ago=9, steps={})
    safety = Sorted(AlertTheme.SAFETY, AlertUrgency.GENERAL, board, heard_from=3)
    teller.alert("Rode Poef", DOORS, safety, ago=33, steps={AlertState.ACKNOWLEDGED: (30, "")})
    acute = Sorted(climate, AlertUrgency.ACUTE, board, AlertGround.HEARD, 6)
    steps = {AlertState.PICKED_UP: (3, "De directie bespreekt de avondregel deze week in het teamoverleg.")}
    locker = teller.alert("Groene Bank", LOCKER, acute, ago=4, steps=steps)
    said = "Samen besloten: acuut, omdat contact met ouders wegvalt."
    alerts.note(locker, said, by=teller.by, at=_noon(teller.on - timedelta(days=4)) + timedelta(hours=1))


def _before(day: date) -> date:
    """This day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _after(day: date) -> date:
    """This day, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day  # noqa: PLR2004 - Friday


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
