from __future__ import annotations

import pytest
from django.utils import timezone
from tests.outreach.test_sightings import RULES
from tests.told.casework import Team, colleague
from tests.web.workplace.outreach.conftest import Asked

from gehoord.outreach.models import Sighting
from gehoord.outreach.sightings import keep
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.web.workplace.outreach import early


def stored() -> Sighting:
    with acting(HOUSE):
        return Sighting.objects.get()


SAID = {
    "nl": ("Er stijgt nu niets", "6 cliënten in de afgelopen 4 weken", "gemiddeld 0,8"),
    "en": ("Nothing rises now", "6 clients in the past 4 weeks", "0.8 on average"),
}


@pytest.mark.parametrize("language", SAID)
def test_the_page_says_how_many_and_what_chance_would_give(team: Team, language: str):
    officer, (nothing, *words) = colleague(team.here, Role.ALERTS_OFFICER), SAID[language]
    assert nothing in Asked(early.early, officer, language=language).page
    keep([RULES], on=timezone.localdate())
    page = Asked(early.early, officer, language=language).page
    for one in (*words, "De Haven"):
        assert one in page


def test_an_outcome_is_noted_and_leads_to_an_alert_where_it_becomes_one(team: Team):
    officer = colleague(team.here, Role.ALERTS_OFFICER)
    keep([RULES], on=timezone.localdate())
    asked = Asked(early.conclude_sighting, officer, stored().pk, post={"outcome": "alert"})
    assert asked.answer["Location"] == "/signalen/geven/"
    assert asked.said == "Genoteerd. Geef nu het signaal."
    assert stored().outcome == "alert"
    assert "wordt een signaal" in Asked(early.early, officer, get={"welke": "bekeken"}).page


def test_a_word_that_is_no_outcome_changes_nothing(team: Team):
    keep([RULES], on=timezone.localdate())
    with pytest.raises(NotFound):
        Asked(early.conclude_sighting, colleague(team.here, Role.ALERTS_OFFICER), stored().pk, post={"outcome": "weg"})
    assert stored().outcome == ""
