"""A tiny nation over three years: all that is published of them, laid together, still keeps its people."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.told.maps import HAARLEM, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.disclosure.attacker.assembling import edition_of
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.auditor import audit
from gehoord.figures.earlier.published import before_from
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.formats import Format, render
from gehoord.reporting.road.contents import Wrapping, certificate_of, document_of, reports_of
from gehoord.reporting.theme import read_theme

YEARS = (2016, 2017, 2018)
DRAWN = 12
RELATIONS = ("young_person", "relative", "foster_parent")


def register():
    """Of each year's clients one in four comes back the year after, with what was open."""
    told, chance = Told(), np.random.default_rng(5)
    places = [told.location("Kenter", at=HAARLEM), told.location("Lijn5", at=ZANDVOORT), told.location("Kenter", at=THE_HAGUE)]
    for year in YEARS:
        for number in range(60):
            home, about = (HAARLEM, ZANDVOORT, THE_HAGUE)[number % 3], places[int(chance.integers(3))]
            sex, relation = "male" if number % 2 else "female", RELATIONS[int(chance.integers(3))]
            client = told.client(relation, sex=sex, first=f"{year}-03-01").lives(home).meets(f"{year}-03-01", at=about)
            stays = number % 4 == 0
            concern = client.raises(on=f"{year}-03-02", about=about, handling="trajectory", closed=f"{year + stays}-06-01")
            for _ in range(int(chance.integers(3))):
                concern.acts("talk_employee", f"{year}-04-01")
            if stays:
                client.meets(f"{year + 1}-02-01", at=about)
    return told.facts()


def published(facts, *, seed=b"one secret"):
    made, before = {}, None
    for year in YEARS:
        policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(year), nation=True, before=before, seed=seed)
        publication = publish(facts, replace(small_map(), on=policy.period.last), policy)
        theme = read_theme(None)
        documents = {name: document_of(report, Wrapping("nl", theme)) for name, report in reports_of(publication)}
        files = {f"{name}.json": json.loads(render(one, Format.JSON, theme=theme).content) for name, one in documents.items()}
        made[year] = files, certificate_of(publication, {}, seed="given")
        before = before_from(files)
    return made


@pytest.fixture(scope="module")
def facts():
    return register()


@pytest.fixture(scope="module")
def years(facts):
    return published(facts)


def test_every_year_passes_the_audit_with_the_year_before_beside_it(years):
    assert all(audit(files).passed for files, _ in years.values())


def test_three_years_tied_together_tell_no_figure_within_five_values(years):
    found = attack([edition_of(*one) for one in years.values()], sample=DRAWN)
    assert found.linked
    assert found.few == ()
    assert found.asked == DRAWN < found.figures


def test_what_is_old_is_printed_as_no_more_than_there_was_the_year_before(years):
    compared = 0
    for year in YEARS[1:]:
        then, now = (edition_of(*years[one]).figures.values for one in (year - 1, year))
        for family, place in (("clients", 2), ("concerns", 1)):
            for (unit, at), value in now[family].items():
                new = (*at[:place], "new", *at[place + 1 :])
                if at[place] == "*" and (unit, new) in now[family] and (unit, at) in then[family]:
                    compared += 1
                    assert value - now[family][unit, new] <= then[family][unit, at]
    assert compared > 200


def test_a_second_edition_with_the_same_secret_is_the_same(facts, years):
    assert published(facts) == years


def test_a_second_edition_with_another_secret_gives_figures_away(facts, years):
    other = published(facts, seed=b"a third secret")
    both = [edition_of(*one[2018]) for one in (years, other)]
    assert attack(both, sample=1).few
