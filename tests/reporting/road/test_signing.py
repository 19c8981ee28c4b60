"""Before a bundle goes out, two people look it through, each by themselves, and sign; what changes is looked at anew."""

from __future__ import annotations

from datetime import date

import pytest
from tests.told.year import NOW, fresh, looked_through, report_on

from gehoord.figures.publication import Reader
from gehoord.people import seats
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.reporting.models import Signature
from gehoord.reporting.own_words import findings
from gehoord.reporting.road import looking, signing, watching
from gehoord.reporting.stages import Stage

TODAY = date(2026, 11, 22)
OWN = "Wij spraken vaak met de gemeente. Het wijkteam wijst ouders beter de weg."


def by_name(by):
    return next(one.name for one in seats.colleagues(by=HOUSE) if one.id == by.person_id)


def test_nobody_signs_before_they_looked_through_all_themselves(road):
    for by in (road.author, road.second):
        with pytest.raises(signing.LookFirst):
            signing.sign(road.volume.pk, by=by, at=NOW)
        looked_through(road.volume, by)
        left = next(one for one in looking.to_look_at(road.volume, by=by) if one.mine)
        assert left.looked[-1].who == by_name(by)
        signing.sign(road.volume.pk, by=by, at=NOW)
    assert all(len(one.looked) == 2 for one in looking.to_look_at(fresh(road.volume), by=road.author))


def test_two_different_people_sign_each_in_their_own_place(road):
    looked_through(road.volume, road.author)
    looked_through(road.volume, road.second)
    assert signing.sign(road.volume.pk, by=road.author, at=NOW) is False
    with pytest.raises(signing.ByAnotherPerson):
        signing.sign(road.volume.pk, by=road.author, at=NOW)
    both = Actor(road.author.person_id, Role.COORDINATOR, road.author.office_id)
    with pytest.raises(signing.ByAnotherPerson):
        signing.sign(road.volume.pk, by=both, at=NOW)
    other_author = Actor(road.second.person_id, Role.REPORT_AUTHOR, road.second.office_id)
    with pytest.raises(signing.ByAnotherPerson):
        signing.sign(road.volume.pk, by=other_author, at=NOW)
    assert signing.sign(road.volume.pk, by=road.second, at=NOW) is True
    assert fresh(road.volume).stage == Stage.SIGNED.value


def test_a_text_that_changes_after_the_first_signature_is_looked_at_and_signed_again(road):
    looked_through(road.volume, road.author)
    looked_through(road.volume, road.second)
    signing.sign(road.volume.pk, by=road.author, at=NOW)
    findings.write(report_on(road.volume, "GM0392").pk, OWN, by=road.counsellor, at=NOW, on=TODAY)
    assert [place.who for place in signing.places(road.volume, by=road.author)] == ["", ""]
    for by, both in ((road.second, False), (road.author, True)):
        with pytest.raises(signing.LookFirst, match="Nog te doen: 1"):
            signing.sign(road.volume.pk, by=by, at=NOW)
        looked_through(road.volume, by)
        assert signing.sign(road.volume.pk, by=by, at=NOW) is both
    with acting(HOUSE):
        assert Signature.objects.filter(volume=road.volume).count() == 3


def test_a_text_that_changes_is_read_anew_by_each_and_never_as_it_no_longer_is(road):
    picked = looking.to_look_at(road.volume, by=road.author)
    drawn = next(one for one in picked if one.edition.reader == Reader.MUNICIPALITY.value and not one.edition.text_only)
    told = [report_on(road.volume, "GM0392"), drawn.edition]
    looked_through(road.volume, road.author)
    for edition in told:
        findings.write(edition.pk, OWN, by=road.counsellor, at=NOW, on=TODAY)
    asked = {one.edition.pk: one for one in looking.to_look_at(road.volume, by=road.author) if not one.mine}
    assert set(asked) == {one.pk for one in told}
    assert [asked[one.pk].text for one in told] == [OWN, OWN]
    with pytest.raises(looking.ChangedMeanwhile):
        looking.look(road.volume.pk, {drawn.edition.pk: drawn.seen}, by=road.author, at=NOW)
    looking.look(road.volume.pk, {key: one.seen for key, one in asked.items()}, by=road.author, at=NOW)
    findings.write(told[0].pk, "Anders.", by=road.counsellor, at=NOW, on=TODAY)
    (left,) = [one for one in looking.to_look_at(road.volume, by=road.author) if not one.mine]
    assert (left.edition.pk, left.looked) == (told[0].pk, ())


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.ADMINISTRATOR, Role.MUNICIPALITY_CONTACT, Role.AUDITOR])
def test_others_neither_look_nor_sign(road, role):
    other = Actor(road.second.person_id, role, road.second.office_id)
    for ask in (
        lambda: watching.volumes(by=other),
        lambda: looking.to_look_at(road.volume, by=other),
        lambda: signing.sign(road.volume.pk, by=other, at=NOW),
        lambda: looking.look(road.volume.pk, {report_on(road.volume, "GM0392").pk: looking.digest_of("")}, by=other, at=NOW),
    ):
        with pytest.raises(NotFound):
            ask()
