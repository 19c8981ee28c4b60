"""Tells what reaches a desk: questions along every channel, and talks that run now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from tests.told.casework import Team, colleague, open_offices

from gehoord.casework.registration import Who
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.letters import Letter
from gehoord.intake.told import Heard, Told
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel
from gehoord.practice.handling import Handling

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
LETTER = Letter(nickname="Noor", text="Mijn begeleider luistert niet.", reach="06 00000000")
QUESTION = Heard(ConcernKind.QUESTION, "legislation", None, Handling.ADVISED)
COMPLAINT = Heard(ConcernKind.COMPLAINT, "decisions", None, Handling.TRAJECTORY, request="Ik wil dat iemand meegaat.")
TOLD = Told(relation=Relation.PARENT, heard=(QUESTION,))


def later(**how_much: float) -> datetime:
    return NOW + timedelta(**how_much)


@dataclass
class Front:
    """A desk with the people of two offices at it."""

    team: Team
    line: Actor
    """Works at the advice line of the first office, and sees every desk."""

    @property
    def counsellor(self) -> Actor:
        return self.team.counsellor

    @property
    def colleague(self) -> Actor:
        return self.team.colleague

    @property
    def stranger(self) -> Actor:
        return self.team.stranger

    def letter(self, *, key: str = "", channel: Channel = Channel.WEB_FORM, at: datetime = NOW, **known: object) -> UUID:
        arrived = replace(Arrived(channel, at, LETTER), **known)  # type: ignore[arg-type]  # whatever a test knows
        return desk.receive(arrived, key=key or uuid4().hex, by=HOUSE, office_id=self.team.here)

    def talk(self, *, by: Actor | None = None, at: datetime = NOW) -> UUID:
        return desk.begin_talk(Channel.PHONE, by=by or self.counsellor, at=at)

    def taken(self, *, by: Actor | None = None) -> UUID:
        item = self.letter()
        desk.take(item, by=by or self.counsellor, at=NOW)
        return item


def open_desk() -> Front:
    team = open_offices()
    return Front(team, colleague(team.here, Role.ADVICE_LINE_WORKER))


def named(told: Told, name: str = "Noor Bedacht", born: str = "2011") -> Told:
    return replace(told, who=Who(name=name, born=born), looked_up=True)
