from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.casework.stored import rows, said, stored
from tests.told.casework import Team, noon

from gehoord.casework import access, contacts, recognition, referrals, registration
from gehoord.casework.access import ClientMerged
from gehoord.casework.models import Access, AccessKind, Client, Merging
from gehoord.casework.recognition import CannotMerge, LookedUpOften, StillToCome
from gehoord.casework.registration import Who
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting

ANNA = Who(name="Anna de Vries", born="2004-03")


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of the room, column by column; sealed columns as their bytes."""
    found = {}
    for model in apps.get_app_config("casework").get_models():
        if model in (Merging, Access):
            continue
        names = [field.attname for field in model._meta.concrete_fields]
        kept = sorted(rows(model.objects.all()), key=lambda row: str(row.pk))
        found[model.__name__] = [{name: getattr(value := getattr(row, name), "content", value) for name in names} for row in kept]
    return found


def test_somebody_is_recognised_by_name_and_year_in_any_office(team: Team):
    client = team.client(who=ANNA)
    here = recognition.recognise("de vries, ANNA", 2004, by=team.counsellor, at=noon())
    there = recognition.recognise("Anna Vries", 2004, by=team.stranger, at=noon())
    assert (here.before, here.own) == (True, (client.pk,))
    assert (there.before, there.own) == (True, ())
    assert [line.case_id for line in said("was recognised")] == [client.pk, client.pk]
    assert len(said("looked up a name")) == 2


def test_nobody_is_recognised_by_another_name_or_year(team: Team):
    team.client(who=ANNA)
    assert not recognition.recognise("Anna de Vries", 2005, by=team.counsellor, at=noon()).before
    assert not recognition.recognise("Hanna de Vries", 2004, by=team.counsellor, at=noon()).before


def test_a_corrected_name_is_the_one_that_is_recognised(team: Team):
    client = team.client(who=ANNA)
    registration.tell_who(client.pk, Who(name="Hanna de Vries", born="2004"), by=team.counsellor)
    assert recognition.recognise("Hanna de Vries", 2004, by=team.counsellor, at=noon()).before
    assert not recognition.recognise("Anna de Vries", 2004, by=team.counsellor, at=noon()).before


def test_looking_up_has_a_limit(team: Team, monkeypatch):
    monkeypatch.setattr(recognition, "MOST", 3)
    for _ in range(3):
        recognition.recognise("Anna", by=team.counsellor, at=noon())
    with pytest.raises(LookedUpOften, match="3 namen"):
        recognition.recognise("Anna", by=team.counsellor, at=noon())
    assert not recognition.recognise("Anna", by=team.colleague, at=noon()).before


def test_who_has_no_clients_looks_nobody_up(team: Team):
    with pytest.raises(NotFound):
        recognition.recognise("Anna", by=Actor(team.counsellor.person_id, Role.ADMINISTRATOR, team.here), at=noon())


def test_merging_moves_nothing_and_unmerging_gives_back_what_was(team: Team):
    kept, merged = team.client(who=ANNA), team.client(who=Who(name="A. de Vries"))
    for client in (kept, merged):
        team.meets(client)
        team.ended(team.action(team.trajectory(client)))
        contacts.write_note(client.pk, "Een notitie", by=team.counsellor, at=noon())
    before = everything()
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon())
    assert stored(merged).merged_into_id == kept.pk
    with pytest.raises(ClientMerged, match="samengevoegd"):
        team.meets(merged)
    recognition.unmerge(merged.pk, by=team.counsellor, at=noon())
    assert everything() == before
    assert [row.undone_by for row in rows(Merging.objects.all())] == [team.counsellor.person_id]


def test_who_belongs_to_the_one_that_stays_opens_the_other_for_as_long(team: Team):
    kept, merged = team.client(), team.client()
    asked = referrals.refer(
        kept.pk, to=team.colleague.person_id, to_office=team.here, by=team.counsellor, at=noon(), no_other_way=True
    )
    referrals.accept(asked.pk, by=team.colleague, at=noon())
    with pytest.raises(NotFound):
        access.open_client(merged.pk, by=team.colleague)
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon())
    assert access.open_client(merged.pk, by=team.colleague).pk == merged.pk
    recognition.unmerge(merged.pk, by=team.counsellor, at=noon())
    with pytest.raises(NotFound):
        access.open_client(merged.pk, by=team.colleague)


def test_only_two_clients_of_one_office_are_merged_and_never_in_a_chain(team: Team):
    first, second, third = (team.client() for _ in range(3))
    with pytest.raises(CannotMerge):
        recognition.merge(first.pk, into=first.pk, by=team.counsellor, at=noon())
    recognition.merge(first.pk, into=second.pk, by=team.counsellor, at=noon())
    with pytest.raises(CannotMerge):
        recognition.merge(second.pk, into=third.pk, by=team.counsellor, at=noon())
    with pytest.raises(ClientMerged):
        recognition.merge(third.pk, into=first.pk, by=team.counsellor, at=noon())
    with pytest.raises(NotFound):
        recognition.merge(second.pk, into=third.pk, by=team.stranger, at=noon())
    with pytest.raises(NotFound):
        recognition.unmerge(third.pk, by=team.counsellor, at=noon())
    with pytest.raises(NotFound):
        recognition.merge(uuid4(), into=third.pk, by=team.counsellor, at=noon())


def test_who_belongs_to_clients_of_two_offices_still_does_not_merge_them(team: Team):
    here, there = team.client(), team.client(by=team.stranger)
    asked = referrals.refer(
        there.pk, to=team.counsellor.person_id, to_office=team.here, by=team.stranger, at=noon(), no_other_way=True
    )
    referrals.accept(asked.pk, by=team.counsellor, at=noon())
    for client in (here, there):
        assert access.open_client(client.pk, by=team.counsellor)
    for client, into in ((here, there), (there, here)):
        with pytest.raises(CannotMerge, match="hetzelfde kantoor"):
            recognition.merge(client.pk, into=into.pk, by=team.counsellor, at=noon())
    assert rows(Merging.objects.all()) == []


@pytest.mark.parametrize("verb", [referrals.refer, referrals.transfer])
@pytest.mark.parametrize("asked_about", [0, 1])
def test_what_was_asked_about_either_falls_when_two_are_merged(team: Team, verb, asked_about):
    both = [team.client(), team.client()]
    to, how = team.stranger.person_id, {"to_office": team.there, "by": team.counsellor, "at": noon(), "no_other_way": True}
    asked = verb(both[asked_about].pk, to=to, **how)
    recognition.merge(both[0].pk, into=both[1].pk, by=team.counsellor, at=noon())
    with pytest.raises(referrals.Answered):
        referrals.accept(asked.pk, by=team.stranger, at=noon())
    assert {stored(client).office_id for client in both} == {team.here}


def test_a_coordinator_who_merges_lets_fall_what_colleagues_asked(team: Team):
    kept, merged = team.client(), team.client()
    asked = referrals.transfer(
        merged.pk, to=team.stranger.person_id, to_office=team.there, by=team.counsellor, at=noon(), no_other_way=True
    )
    recognition.merge(merged.pk, into=kept.pk, by=team.coordinator, at=noon())
    assert stored(asked).revoked_on is not None


def moved_alone(client, office) -> None:
    with acting(HOUSE), transaction.atomic(), connection.cursor() as cursor:
        Client.objects.filter(pk=client.pk).update(office=office)
        cursor.execute("set constraints all immediate")


def test_the_database_keeps_two_who_are_one_at_one_office(team: Team):
    kept, merged = team.client(), team.client()
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon())
    with pytest.raises(IntegrityError, match="client_merged_in_one_office"):
        moved_alone(merged, team.there)
    with acting(HOUSE):
        Client.objects.filter(pk=kept.pk).update(office=team.there)
    assert stored(merged).office_id == team.there


def test_a_lease_on_the_one_that_stays_is_no_more_than_a_lease_on_the_other(team: Team):
    kept, merged, now = team.client(), team.client(), timezone.now()
    with acting(HOUSE):
        until = now + timedelta(minutes=30)
        access.give([kept], team.colleague.person_id, AccessKind.BREAK_GLASS, by=HOUSE, since=now, until=until)
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=now)
    (given,) = rows(Access.objects.filter(client=merged, person=team.colleague.person_id))
    assert (given.kind, given.until) == ("break_glass", until)


def test_two_are_not_one_from_a_day_that_is_yet_to_come(team: Team):
    kept, merged = team.client(), team.client()
    with pytest.raises(StillToCome, match="komt nog"):
        recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon(), since=date(2016, 3, 2))
