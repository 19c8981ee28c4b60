from gehoord.figures.definitions import Population
from gehoord.figures.template_2016.agencies import OUTREACH
from gehoord.figures.template_2016.residents import RESIDENTS
from gehoord.figures.template_2016.scopes import OF_MUNICIPALITY, OF_NATION, OF_REGION


def test_a_table_of_a_municipality_stays_as_it_was_declared():
    assert [OF_MUNICIPALITY.sheet(sheet) for sheet in (*RESIDENTS, *OUTREACH)] == [*RESIDENTS, *OUTREACH]


def test_a_wider_place_counts_its_own_people_and_locations():
    assert {OF_REGION.sheet(sheet).population for sheet in RESIDENTS} == {Population.REGION}
    assert {OF_NATION.sheet(sheet).population for sheet in OUTREACH} == {Population.NATION_LOCATIONS}


def test_a_title_speaks_of_the_place_it_is_about():
    told = [OF_REGION.sheet(sheet).title for sheet in OUTREACH]
    assert all("in de regio" in title.nl and "in the region" in title.en for title in told)
