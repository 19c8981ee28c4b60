from __future__ import annotations

from tests.told.intake import NOW, Front, later

from gehoord.intake.demo import tell_desk
from gehoord.intake.endings import Leaving
from gehoord.intake.models import DeskItem
from gehoord.intake.queries import Show, desk, reached_us
from gehoord.intake.replies import replies
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel


def test_a_demo_has_questions_that_wait_and_texts_to_answer_with(front: Front):
    email = Person.objects.get(pk=front.counsellor.person_id).email
    assert tell_desk("nobody@post.example", at=NOW) == 0
    assert tell_desk(email, at=NOW) == 7
    assert tell_desk(email, at=NOW) == 0
    seen = desk(Show.ALL, by=front.counsellor, at=NOW)
    assert seen.counts == {Show.MINE: 1, Show.UNASSIGNED: 5, Show.ALL: 6}
    assert sum(row.is_fixed for row in seen.rows) == 3
    assert reached_us(NOW, later(hours=1), by=front.counsellor) == {Leaving.SILENT: 1}
    assert len(replies(by=front.counsellor)) == 3
    with acting(HOUSE):
        written = DeskItem.objects.filter(channel__in=[Channel.EMAIL.value, Channel.WHATSAPP.value])
        assert all(one.thread for one in written)
        assert len(written) == 3
