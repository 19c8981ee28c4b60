from __future__ import annotations

from datetime import date

from tests.casework.stood import AsItStood, Stood, as_it_stood
from tests.told.casework import DAY, Team

from gehoord.casework import concerns, registration
from gehoord.casework.registration import Who

LATER = date(2016, 4, 22)


def test_how_it_stood_on_a_day_is_what_held_at_its_end(team: Team):
    client = team.client(who=Who(name="Anna"))
    registration.move(client.pk, "GM0392", by=team.counsellor, on=DAY)
    concern = team.concern(client, location=team.place)
    concerns.change_category(concern.pk, "decisions", by=team.counsellor, on=LATER)
    registration.move(client.pk, None, by=team.counsellor, on=LATER)
    before, after = (as_it_stood(on) for on in (date(2016, 4, 21), LATER))
    assert before.concerns[concern.pk] == Stood("running", "treatment", team.place, None)
    assert after.concerns[concern.pk].category == "decisions"
    assert (before.residences, after.residences) == ({client.pk: "GM0392"}, {client.pk: None})
    assert before.relations == {client.pk: "young_person"}
    assert before.owners == {client.pk: team.counsellor.person_id}
    assert as_it_stood(date(2016, 2, 29)) == AsItStood({}, {}, {}, {})
