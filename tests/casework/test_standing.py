from __future__ import annotations

from datetime import date

from tests.casework.stood import AsItStood, Stood, as_it_stood
from tests.casework.stored import said
from tests.told.casework import DAY, Team, noon

from gehoord.casework import concerns, recognition, registration
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


def counted(on: date) -> int:
    return len(as_it_stood(on).relations)


def two_who_are_one(team: Team):
    kept, merged = team.client(), team.client()
    for client in (kept, merged):
        team.meets(client)
    return kept, merged


def test_a_merging_found_later_leaves_a_year_that_was_over_as_it_counted(team: Team):
    kept, merged = two_who_are_one(team)
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon(date(2017, 2, 1)))
    assert (counted(date(2016, 12, 31)), counted(date(2017, 1, 31)), counted(date(2017, 2, 1))) == (2, 2, 1)


def test_a_merging_found_later_counts_from_the_day_that_is_said_with_it(team: Team):
    kept, merged = two_who_are_one(team)
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon(date(2017, 2, 1)), since=date(2016, 10, 1))
    assert (counted(date(2016, 9, 30)), counted(date(2016, 10, 1)), counted(date(2016, 12, 31))) == (2, 1, 1)


def test_a_mistaken_merging_counts_as_if_it_never_was(team: Team):
    kept, merged = two_who_are_one(team)
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon(date(2016, 10, 1)))
    assert counted(date(2016, 12, 31)) == 1
    recognition.unmerge(merged.pk, by=team.counsellor, at=noon(date(2026, 11, 22)))
    assert counted(date(2016, 12, 31)) == 2
    assert [len(said(did)) for did in ("merged a client", "unmerged a client")] == [2, 2]
