from decimal import Decimal

import pytest
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.publication import Policy, Report, Rule, publish
from gehoord.figures.table import Table
from gehoord.practice.periods import Period


@pytest.fixture
def told():
    return Told()


def report(told: Told, year: int = 2016) -> Report:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(year), threshold=0)
    return publish(told.facts(), small_map(year), policy).reports[HAARLEM]


def met(told: Told, relation: str, times: int = 1, **traits: str) -> None:
    for _ in range(times):
        told.client(relation, **traits).lives(HAARLEM).meets("2016-03-01")


def test_1a_puts_young_people_first_then_falls_with_ties_alphabetical_and_leaves_noughts_out(told):
    met(told, "young_person")
    met(told, "relative", 2)
    met(told, "foster_parent", 3)
    met(told, "professional", 2)
    assert [row[0] for row in rows(report(told), "1a")] == [
        "Jeugdigen",
        "Pleegouders",
        "Familieleden",
        "Hulpverleners",
        "Totaal aantal cliënten",
    ]


def test_1a_falls_from_the_first_row_on_where_there_are_no_young_people(told):
    met(told, "relative")
    met(told, "foster_parent", 2)
    assert [row[0] for row in rows(report(told), "1a")] == ["Pleegouders", "Familieleden", "Totaal aantal cliënten"]


def test_1b_falls_with_ties_alphabetical(told):
    met(told, "parent", authority="without_authority")
    met(told, "parent", authority="step_parent")
    met(told, "parent", 2, authority="with_authority")
    assert [row[0] for row in rows(report(told), "1b")] == [
        "Ouder met gezag",
        "Ouder zonder gezag",
        "Stiefouder",
        "Totaal aantal ouders",
    ]


def test_1b_counts_a_parent_of_whom_nothing_is_said_as_authority_unknown(told):
    met(told, "parent")
    assert rows(report(told), "1b")[0] == ["Ouder gezag onbekend", 1, 1]


def test_1c_shows_unknown_only_where_it_occurs_and_keeps_its_order(told):
    met(told, "young_person", sex="male")
    assert [row[0] for row in rows(report(told), "1c")] == ["Man", "Totaal aantal cliënten"]
    met(told, "young_person", sex="unknown")
    met(told, "young_person", 3, sex="female")
    assert [row[0] for row in rows(report(told), "1c")] == ["Vrouw", "Man", "Onbekend", "Totaal aantal cliënten"]


def test_a_client_is_new_by_the_first_contact_not_by_the_first_of_the_year(told):
    told.client(first="2015-12-31").lives(HAARLEM).meets("2015-12-31").meets("2016-01-01")
    assert rows(report(told), "1a")[0] == ["Jeugdigen", 1, 0]


def test_2b_stands_in_the_alphabet_with_other_last(told):
    client = told.client().lives(HAARLEM)
    for category in ("other_problem", "pregnancy", "substances_gambling", "family_home"):
        client.raises(category)
    assert [row[0] for row in rows(report(told), "2b")] == [
        "Drugs / Alcohol / Gokken",
        "Familie / Thuis",
        "Zwangerschap",
        "Andere problemen",
        "Totaal aantal problemen",
    ]


def test_misconduct_is_split_from_2021_on_and_what_was_raised_before_is_not_guessed(told):
    client = told.client(first="2020-05-01").lives(HAARLEM)
    client.raises("misconduct", "2020-05-01")
    client.raises("misconduct_sexual", "2021-05-01")
    assert [row[0] for row in rows(report(told, 2021), "2c")] == [
        "Grensoverschrijdend gedrag",
        "Grensoverschrijdend gedrag: seksueel",
        "Totaal aantal klachten",
    ]


def test_a_part_of_misconduct_maps_back_where_the_period_begins_under_the_earlier_scheme(told):
    client = told.client(first="2020-05-01").lives(HAARLEM)
    client.raises("misconduct", "2020-05-01")
    client.raises("misconduct_sexual", "2020-06-01")
    assert rows(report(told, 2020), "2c")[0] == ["Grensoverschrijdend gedrag", 2, 2]


def test_2d_counts_a_client_once_for_each_kind(told):
    client = told.client().lives(HAARLEM)
    for category in ("treatment", "privacy", "legislation"):
        client.raises(category)
    told.client().lives(HAARLEM).raises("treatment")
    assert [row[1:] for row in rows(report(told), "2d")] == [[1, 1], [0, 0], [3, 2]]


def test_4_counts_a_concern_without_handling_as_still_in_the_first_contact(told):
    told.client().lives(HAARLEM).raises(handling=None)
    assert [row[1] for row in rows(report(told), "4")] == [1, 0, 0, 0]


def test_5_tells_one_action_from_several_and_leaves_out_a_trajectory_without_any(told):
    client = told.client().lives(HAARLEM)
    client.raises(handling="trajectory")
    client.raises(handling="trajectory").acts("talk_employee", "2016-04-01")
    several = client.raises("legislation", handling="trajectory")
    for day in ("2016-04-01", "2016-05-01", "2016-06-01"):
        several.acts("talk_manager", day)
    found = report(told)
    assert [row[1:] for row in rows(found, "5")] == [[0, 1], [0, 0], [1, 0]]
    assert rows(found, "6")[-1][-1] == 4


def test_5_and_6_stand_as_they_did_on_the_last_day(told):
    concern = told.client().lives(HAARLEM).raises(handling="trajectory")
    concern.acts("talk_employee", "2016-12-31", outcome="resolved", ended="2017-01-01")
    concern.acts("talk_manager", "2017-01-01", outcome="resolved", ended="2017-02-01")
    found = report(told)
    assert rows(found, "5")[2] == ["Klachten", 1, 0]
    assert rows(found, "6")[0] == ["Gesprek medewerker", 0, 0, 0, 0, 0, 1, 1]


def test_6_counts_actions_of_earlier_years_on_a_concern_still_in_treatment(told):
    concern = told.client().lives(HAARLEM).raises(on="2015-05-01", handling="trajectory")
    concern.acts("complaints_committee", "2015-06-01", outcome="inadmissible", ended="2015-07-01")
    assert rows(report(told), "6")[4] == ["Klachtencommissie", 0, 0, 0, 0, 1, 0, 1]


def test_6_leaves_out_actions_on_a_concern_outside_a_trajectory(told):
    told.client().lives(HAARLEM).raises(handling="advised").acts("talk_employee", "2016-05-01")
    assert rows(report(told), "6")[-1] == ["Totaal aantal uitkomsten", 0, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("grades", "mean"),
    [
        ([8, 9] * 10 + [9] * 20, "8.8"),
        ([9, 8, 8, 8], "8.3"),
        ([8, 8, 8, 9, 9, 8, 8, 8], "8.3"),
        ([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], "2.0"),
        ([10], "10.0"),
    ],
)
def test_7_is_rounded_half_up_exactly(told, grades, mean):
    for grade in grades:
        told.mark("young_person", grade)
    told.mark("young_person", 1, on="2015-12-31")
    table = next(table for table in report(told).residents if table.code == "7")
    assert isinstance(table, Table)
    assert [row.figures[0].value for row in table.rows] == [Decimal(mean), None]


@pytest.mark.parametrize(("nation", "whose"), [(True, "in heel Nederland"), (False, "in dit hele register")])
def test_7_speaks_of_the_nation_only_where_the_register_holds_it(told, nation, whose):
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), threshold=0, nation=nation)
    found = publish(told.facts(), small_map(), policy).reports[HAARLEM]
    table = next(table for table in found.residents if table.code == "7")
    assert table.columns[0].counts.told.nl == f"gemiddelde rapportcijfers {whose}, in 2016"


def test_7_tells_how_many_marks_were_given(told):
    for age, times in (("young_person", 1200), ("adult", 2)):
        for _ in range(times):
            told.mark(age, 8)
    told.mark("adult", 1, on="2015-12-31")
    table = next(table for table in report(told).residents if table.code == "7")
    assert "1.200 door jeugdigen en 2 door volwassenen" in table.footnote.nl
    assert "1,200 by young people and 2 by adults" in table.footnote.en
