from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from tests.casework.stored import rows, said, stored
from tests.told.casework import DAY, Team

from gehoord.casework import registration
from gehoord.casework.access import TooEarly
from gehoord.casework.models import Access, Client, Identity, NameMark, RelationChange, Residence, SafeContact
from gehoord.casework.registration import AuthorityOfParentsOnly, NameComesFirst, UnknownMunicipality, Who, birth_year
from gehoord.directory.models import ImportedMunicipality
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach, NotSafeToReach, SafeWays

LATER = date(2016, 5, 1)
ANNA = Who(name="Anna de Vries", born="2004-03", phone="06 12")


def test_a_client_needs_no_name(team: Team):
    client = team.client()
    assert rows(Identity.objects.all()) == []
    assert [(row.person_id, row.kind) for row in rows(Access.objects.filter(client=client))] == [
        (team.counsellor.person_id, "owner")
    ]
    assert [line.case_id for line in said("registered a client")] == [client.pk]


def test_a_name_is_sealed_and_leaves_a_mark(team: Team):
    client = team.client(who=ANNA)
    (identity,) = rows(Identity.objects.all())
    assert b"Vries" not in identity.name.content
    assert identity.email is None
    assert identity.name.opened(by=team.counsellor) == "Anna de Vries"
    assert [mark.client_id for mark in rows(NameMark.objects.all())] == [client.pk]


def test_what_is_told_later_adds_to_what_was_told(team: Team):
    client = team.client(who=ANNA)
    registration.tell_who(client.pk, Who(email="anna@post.example"), by=team.counsellor)
    (identity,) = rows(Identity.objects.all())
    assert identity.name.opened(by=team.counsellor) == "Anna de Vries"
    assert identity.email.opened(by=team.counsellor) == "anna@post.example"


def test_a_year_of_birth_comes_with_a_name(team: Team):
    with pytest.raises(NameComesFirst):
        team.client(who=Who(born="2004"))
    assert [birth_year(born) for born in ("2004-03", "2004", "", "onbekend")] == [2004, 2004, None, None]


def test_authority_belongs_to_parents(team: Team):
    with pytest.raises(AuthorityOfParentsOnly):
        team.client(authority=ParentalAuthority.STEP_PARENT)
    parent = team.client(relation=Relation.PARENT, authority=ParentalAuthority.STEP_PARENT)
    assert stored(parent).parental_authority == "step_parent"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MUNICIPALITY_CONTACT, Role.AUDITOR, Role.REPORT_AUTHOR])
def test_who_has_no_clients_registers_none(team: Team, role):
    with pytest.raises(NotFound):
        team.client(by=Actor(team.counsellor.person_id, role, team.here))
    with pytest.raises(NotFound):
        team.client(by=Actor(team.counsellor.person_id, Role.COUNSELLOR, None))
    assert rows(Client.objects.all()) == []


def test_a_relation_changes_from_a_day_on(team: Team):
    client = team.client()
    registration.change_relation(
        client.pk, Relation.PARENT, authority=ParentalAuthority.WITH_AUTHORITY, by=team.counsellor, on=LATER
    )
    with pytest.raises(TooEarly, match="2016-05-01"):
        registration.change_relation(client.pk, Relation.RELATIVE, by=team.counsellor, on=DAY)
    history = rows(RelationChange.objects.filter(client=client).order_by("since"))
    assert [(row.relation, row.since, row.until) for row in history] == [("young_person", DAY, LATER), ("parent", LATER, None)]
    assert stored(client).parental_authority == "with_authority"


def test_a_client_moves_and_may_live_nowhere_known(team: Team):
    client = team.client()
    for municipality, on in (("GM0392", DAY), ("GM0363", DAY), (None, LATER)):
        registration.move(client.pk, municipality, by=team.counsellor, on=on)
    history = rows(Residence.objects.filter(client=client).order_by("since"))
    assert [(row.municipality, row.since) for row in history] == [("GM0363", DAY), (None, LATER)]


def test_a_client_does_not_move_to_a_municipality_that_is_not_there(team: Team):
    with pytest.raises(UnknownMunicipality, match="GM9999"):
        registration.move(team.client().pk, "GM9999", by=team.counsellor, on=DAY)


def test_a_client_moves_to_a_municipality_that_was_imported_since(team: Team):
    begins, imported = date(2030, 1, 1), datetime(2030, 1, 2, tzinfo=UTC)
    with acting(HOUSE):
        ImportedMunicipality.objects.create(
            code="GM2999", name="Duinzoom", province="PV27", region="JZ11", begins=begins, imported_at=imported
        )
    registration.move(team.client().pk, "GM2999", by=team.counsellor, on=begins)


def test_nobody_is_reached_where_nothing_was_agreed(team: Team):
    client = team.client()
    with pytest.raises(NotSafeToReach, match="nog niet gevraagd"):
        registration.check_safe(client.pk, Channel.PHONE, by=team.counsellor, at=datetime(2016, 3, 2, 12, tzinfo=UTC))


def test_a_client_is_reached_only_as_agreed(team: Team):
    client = team.client()
    ways = SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP}), time(16), time(20))
    registration.agree_ways(client.pk, ways, by=team.counsellor, on=DAY, remark="Niet als papa thuis is")
    noon, evening = datetime(2016, 3, 2, 12, tzinfo=UTC), datetime(2016, 3, 2, 17, tzinfo=UTC)
    registration.check_safe(client.pk, Channel.WHATSAPP, by=team.counsellor, at=evening)
    for channel, at in ((Channel.WHATSAPP, noon), (Channel.PHONE, evening)):
        with pytest.raises(NotSafeToReach, match="WhatsApp, 16:00–20:00"):
            registration.check_safe(client.pk, channel, by=team.counsellor, at=at)
    registration.agree_ways(client.pk, SafeWays(MayReach.NEVER), by=team.counsellor, on=LATER)
    with pytest.raises(NotSafeToReach):
        registration.check_safe(client.pk, Channel.WHATSAPP, by=team.counsellor, at=evening.replace(month=6))
    with pytest.raises(TooEarly):
        registration.agree_ways(client.pk, ways, by=team.counsellor, on=DAY)
    assert len(rows(SafeContact.objects.filter(client=client))) == 2


def test_the_house_registers_for_no_office_in_particular(team: Team):
    with acting(HOUSE), pytest.raises(NotFound):
        registration.register(by=HOUSE, on=DAY, relation=Relation.PARENT)
