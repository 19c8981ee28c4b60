from __future__ import annotations

from django.core import mail
from tests.outreach.conftest import WORRY
from tests.told.casework import Team, colleague

from gehoord.outreach.telling import BODY, SUBJECT, tell, tell_coordinators
from gehoord.people.models import Person
from gehoord.people.roles import Role
from gehoord.vault.house import as_house


def test_a_message_says_that_something_waits_and_not_what(team: Team):
    second = colleague(team.here, Role.COORDINATOR)
    with as_house():
        Person.objects.filter(pk=second.person_id).update(language="en")
    colleague(team.there, Role.COORDINATOR)
    assert tell_coordinators(team.here) == 2
    assert {message.subject for message in mail.outbox} == {SUBJECT.nl, SUBJECT.en}
    for message in mail.outbox:
        for word in ("signaal", "alert", WORRY.title, "acuut", "acute"):
            assert word not in message.subject + message.body
        assert len(message.to) == 1


def test_one_person_hears_in_their_own_language(team: Team):
    assert team.counsellor.person_id
    assert tell(team.counsellor.person_id) == 1
    assert BODY.nl in mail.outbox[0].body
    with as_house():
        Person.objects.filter(pk=team.counsellor.person_id).update(is_active=False)
    assert tell(team.counsellor.person_id) == 0
