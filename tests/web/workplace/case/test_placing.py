from __future__ import annotations

from uuid import uuid4

import pytest
from tests.told.casework import Team

from gehoord.directory.models import AgencyLocation
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.web.workplace.case.about_concern import PlaceSheet
from gehoord.web.workplace.case.places import offer_kept


@pytest.fixture
def sheet(team: Team):
    with acting(HOUSE):
        AgencyLocation.objects.filter(pk=team.place).update(name="Groep Anker")

    def filled(*, by=team.counsellor, keeps=None, **sent):
        form = PlaceSheet({"on": "2016-01-01", **sent} if sent else None)
        offer_kept(form, by=by, keeps=keeps)
        return form

    return filled


def chosen(form):
    return form.cleaned_data["location"] if form.is_valid() else form.errors.get("location")


def test_a_place_of_the_own_office_is_chosen_by_its_id_or_its_name(team: Team, sheet):
    shown = sheet(keeps=team.place).initial["location"]
    assert chosen(sheet(location=str(team.place))) == team.place
    assert chosen(sheet(location_typed=shown.typed, location=shown.chosen)) == team.place
    assert chosen(sheet(location_typed=shown.typed.upper(), location="")) == team.place


def test_no_place_may_be_chosen_as_well(team: Team, sheet):
    assert chosen(sheet(location_typed="", location=str(team.place))) is None


def test_a_few_words_lead_to_a_short_list_and_that_to_the_place(team: Team, sheet):
    form = sheet(location_typed="haven", location="")
    assert chosen(form) == ["Kies hieronder welke plek u bedoelt."]
    fits = form.fields["location"].fits
    assert team.place in [one.id for one in fits]
    assert chosen(sheet(location_typed="haven", location="", location_meant=str(team.place))) == team.place


def test_what_was_typed_anew_goes_before_what_was_chosen(team: Team, sheet):
    assert chosen(sheet(location_typed="haven", location=str(team.other_place))) == ["Kies hieronder welke plek u bedoelt."]


@pytest.mark.parametrize("sent", [{"location_typed": "nergens"}, {"location": "geen-nummer"}, {"location": str(uuid4())}])
def test_what_is_no_place_is_said_kindly(sheet, sent):
    assert chosen(sheet(**sent)) == ["Deze plek staat niet in het adresboek. Kijk de naam na, of typ een ander woord."]


def test_a_place_of_another_office_may_stay_and_not_be_chosen(team: Team, sheet):
    with acting(HOUSE):
        AgencyLocation.objects.filter(pk=team.place).update(office_id=team.there)
    assert chosen(sheet(keeps=team.place, location=str(team.place))) == team.place
    assert chosen(sheet(location=str(team.place))) is not None
    assert not sheet(location=str(team.place)).is_valid()
