from __future__ import annotations

import pytest
from tests.web.office.conftest import Shown

from gehoord.directory.models import Agency, AgencyLocation
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.office.arranging import agencies

NEW = {"name": "Huis Verzonnen", "kind": "youth_care_provider"}


def test_an_agency_is_added_with_a_location_that_then_needs_somebody(here):
    assert "Voeg nu de locaties toe" in Shown(agencies.add_agency, here.coordinator, post=NEW).said
    agency = Agency.objects.get(name="Huis Verzonnen")
    form = {"name": "De Linde", "municipality": "Haarlem", "setting": "open", "is_head": "on"}
    assert "De Linde staat bij Huis Verzonnen." in Shown(agencies.agency, here.coordinator, agency.pk, post=form).said
    page = Shown(agencies.agency, here.coordinator, agency.pk).page
    for words in ("De Linde", "Haarlem. Open instelling. Bezocht: om de week.", "hoofdlocatie"):
        assert words in page
    again = Shown(agencies.agency, here.coordinator, agency.pk, post={**form, "name": "Twee"})
    assert "heeft al een hoofdlocatie" in again.answer.text


def test_a_name_is_used_once_and_a_municipality_must_be_one(here):
    Shown(agencies.add_agency, here.coordinator, post=NEW)
    assert "al in gebruik" in Shown(agencies.add_agency, here.coordinator, post=NEW).answer.text
    agency = Agency.objects.get(name="Huis Verzonnen")
    form = {"name": "De Linde", "municipality": "Nergenshuizen"}
    assert Shown(agencies.agency, here.coordinator, agency.pk, post=form).answer.status_code == 422


def test_agencies_are_found_by_their_own_name_or_that_of_a_location(here):
    assert "De Haven" in Shown(agencies.agencies, here.coordinator, get={"zoek": "groene"}).page
    assert "Niets gevonden" in Shown(agencies.agencies, here.coordinator, get={"zoek": "zzz"}).page


def test_a_location_gets_somebody_and_closes(here, today):
    form = {"person": str(here.counsellor.person_id), "since": "2026-01-01"}
    said = Shown(agencies.location, here.coordinator, here.place, post=form).said
    assert "de vaste vertrouwenspersoon van Groene Bank" in said
    assert "Bezocht: elke week." in Shown(agencies.location, here.coordinator, here.place).page
    assert "is dicht na" in Shown(agencies.shut, here.coordinator, here.place, post={"on": today.isoformat()}).said
    place = AgencyLocation.objects.get(pk=here.place)
    assert place.until == place.assignments.get().until == today
    assert Shown(agencies.shut, here.coordinator, here.place, post={"on": today.isoformat()}).answer.status_code == 422


def test_a_location_of_another_office_is_read_and_not_changed(here, today):
    stranger = type(here.coordinator)(here.stranger.person_id, Role.COORDINATOR, here.there)
    page = Shown(agencies.location, stranger, here.place).page
    assert "Sluit deze locatie" not in page
    assert "Wijs toe" not in page
    with pytest.raises(NotFound):
        Shown(agencies.shut, stranger, here.place)


def test_who_arranges_nothing_adds_nothing(here, officer):
    agency = Agency.objects.first()
    assert "Voeg een instantie toe" not in Shown(agencies.agencies, officer).page
    assert "Een locatie toevoegen" not in Shown(agencies.agency, officer, agency.pk).page
    for view, args in ((agencies.add_agency, ()), (agencies.agency, (agency.pk,)), (agencies.shut, (here.place,))):
        with pytest.raises(NotFound):
            Shown(view, officer, *args, post=NEW)
    assert Agency.objects.count() == 1


def test_an_administrator_adds_for_the_first_office(here, administrator):
    assert Shown(agencies.add_agency, administrator, post=NEW).answer.status_code == 302
