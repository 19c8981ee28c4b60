from __future__ import annotations

from tests.cli.arranging.conftest import run

from gehoord.directory.models import AgencyLocation
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def kept(location):
    with acting(HOUSE):
        return AgencyLocation.objects.get(pk=location.pk)


def test_an_agency_gets_locations_that_are_shown_with_their_ids(location):
    assert (location.agency.name, location.municipality, location.is_head) == ("De Brug", "GM0392", False)
    assert run("locations", "--agency", "De Brug").output == f"{location.pk}  De Brug: Huis (GM0392)\n"
    for words in (("locations", "--agency", "Nergens"), ("add-location", "--agency", "Nergens", "--office", "x")):
        assert (run(*words).exit_code, "geen instantie" in run(*words).output) == (3, True)


def test_visits_are_agreed_and_go_back_to_what_is_usual(location):
    assert "elke 6 weken" in run("agree-visits", location.pk, "--weeks", 6).output
    assert (kept(location).every_weeks, kept(location).every_months) == (6, 0)
    assert "zoals gebruikelijk" in run("agree-visits", location.pk).output
    assert kept(location).agreed is None
    assert run("agree-visits", location.pk, "--weeks", 6, "--months", 2).exit_code == 2
