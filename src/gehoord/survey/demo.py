"""Invented marks and sentences of two weeks that are over, given with codes like anybody's."""

from __future__ import annotations

from datetime import date, timedelta

from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.clients import AgeGroup
from gehoord.survey.invitations import give_mark, invite
from gehoord.survey.models import Remark

YOUNG, ADULT = AgeGroup.YOUNG_PERSON, AgeGroup.ADULT
GIVEN = (
    (21, YOUNG, 9, "Zij luisterde eerst, en vroeg toen pas iets."),
    (21, YOUNG, 8, ""),
    (21, YOUNG, 6, "Ik moest lang wachten, maar het gesprek zelf was fijn."),
    (21, YOUNG, 10, "Voor het eerst deed iemand wat ik vroeg."),
    (21, YOUNG, 7, ""),
    (14, ADULT, 8, "Duidelijke uitleg over mijn rechten."),
    (14, ADULT, 9, ""),
    (14, ADULT, 5, "Graag eerder gebeld worden als het langer duurt."),
    (14, ADULT, 7, ""),
    (14, ADULT, 8, ""),
)
"""How many days ago, by whom, the mark and what was written with it (nl: gegeven)."""


def tell_opinions(email: str, *, on: date) -> int:
    """Give marks to the office of the counsellor with this address, unless sentences were left there (nl: demo vertellen).

    Gives how many marks. Nobody with that address, or nobody with that role: nothing is told.
    """
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or Remark.objects.filter(office_id=seat.office_id).exists():
            return 0
    by = Actor(seat.person_id, Role.COUNSELLOR, seat.office_id)
    for ago, group, grade, remark in GIVEN:
        day = on - timedelta(days=ago)
        give_mark(invite(group, by=by, on=day).code, grade, on=day, remark=remark)
    return len(GIVEN)
