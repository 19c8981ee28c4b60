from dataclasses import replace

import pytest
from tests.told.maps import HAARLEM, MERGED, SPLIT, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.axes import MapOfAnotherDay
from gehoord.figures.publication import AgencyTotal, Policy, Publication, Report, Rule, publish
from gehoord.practice.concerns import NoSchemeYet
from gehoord.practice.periods import Period

AS_PRINTED = Policy(Rule.AS_PRINTED_2016, Period.year(2016), threshold=0)


@pytest.fixture
def told():
    return Told()


def publication(told: Told, policy: Policy = AS_PRINTED) -> Publication:
    return publish(told.facts(), small_map(policy.period.last.year), policy)


def report(told: Told, code: str = HAARLEM, policy: Policy = AS_PRINTED) -> Report:
    return publication(told, policy).reports[code]


def clients_in(told: Told, code: str, policy: Policy = AS_PRINTED) -> int:
    total: int = rows(report(told, code, policy), "1a")[-1][1]
    return total


def test_a_report_prints_its_tables_in_printed_order(told):
    codes = [table.code for table in report(told, policy=replace(AS_PRINTED, nation=True)).tables]
    assert " ".join(codes) == "A B C1 C2 C3 D E F1 F2 F3 1a 1b 1c 2a 2b 2c 2d 3 4 5 6 7 8a 8b 9a 9b 10 11"


@pytest.mark.parametrize(("clients", "text_only"), [(4, True), (5, False)])
def test_a_municipality_with_fewer_than_five_resident_clients_gets_text_only(told, clients, text_only):
    told.residents(clients, HAARLEM)
    found = report(told, policy=Policy(Rule.AS_PRINTED_2016, Period.year(2016)))
    assert found.text_only is text_only
    assert (found.residents == () and found.agencies == ()) is text_only


def test_clients_without_a_contact_in_the_year_do_not_lift_a_municipality_over_the_threshold(told):
    told.residents(4, HAARLEM)
    told.client(first="2015-03-01").lives(HAARLEM).meets("2015-03-01").raises(on="2015-03-01")
    assert report(told, policy=Policy(Rule.AS_PRINTED_2016, Period.year(2016))).text_only


def test_a_municipality_without_any_record_has_a_report_of_text_only(told):
    told.residents(5, HAARLEM)
    assert report(told, ZANDVOORT, Policy(Rule.AS_PRINTED_2016, Period.year(2016))).text_only


def test_an_empty_year_is_all_noughts(told):
    told.client(first="2014-03-01").lives(HAARLEM).meets("2014-03-01").raises(on="2014-03-01", closed="2014-04-01")
    found = report(told)
    assert rows(found, "1a") == [["Totaal aantal cliënten", 0, 0]]
    assert rows(found, "2c") == [["Totaal aantal klachten", 0, 0]]
    assert rows(found, "10")[-1] == ["Totaal", 0]


def test_a_move_within_the_year_takes_the_client_along(told):
    client = told.client().lives(HAARLEM).meets("2016-03-01").lives(ZANDVOORT, since="2016-09-01")
    client.raises("treatment", "2016-03-01")
    assert clients_in(told, HAARLEM) == 0
    assert clients_in(told, ZANDVOORT) == 1
    assert rows(report(told, ZANDVOORT), "2c")[0] == ["Bejegening", 1, 1]


@pytest.mark.parametrize(("since", "home"), [("2016-12-31", ZANDVOORT), ("2017-01-01", HAARLEM)])
def test_a_move_counts_when_it_is_made_by_the_last_day(told, since, home):
    told.client().lives(HAARLEM).lives(ZANDVOORT, since=since).meets("2016-03-01")
    assert clients_in(told, home) == 1


def test_residences_may_stand_in_any_order(told):
    told.client().lives(ZANDVOORT, since="2016-09-01").lives(HAARLEM, since="2016-01-01").meets("2016-03-01")
    assert clients_in(told, ZANDVOORT) == 1


@pytest.mark.parametrize("municipality", [None, SPLIT, "GM9999"])
def test_an_unknown_or_split_residence_counts_nationally_only(told, municipality):
    told.client().lives(municipality).meets("2016-03-01")
    found = publication(told, replace(AS_PRINTED, nation=True)).reports
    assert [rows(one, "1a")[-1][1] for one in found.values()] == [0, 0, 0]
    assert rows(found[HAARLEM], "A")[-1][1:3] == [1, 1]


def test_a_residence_that_became_unknown_counts_nationally_only(told):
    told.client().lives(HAARLEM).lives(None, since="2016-06-01").meets("2016-03-01")
    assert clients_in(told, HAARLEM) == 0


def test_a_merged_municipality_counts_under_its_successor_with_clients_and_locations(told):
    there = told.location("Kenter", at=MERGED)
    told.client().lives(MERGED).meets("2016-03-01", at=there)
    assert clients_in(told, HAARLEM) == 1
    assert rows(report(told), "8a") == [["Kenter"]]


def test_two_branches_that_come_to_lie_in_one_municipality_are_one_row(told):
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=MERGED)
    told.client().meets("2016-03-01", at=here).meets("2016-03-02", at=there)
    assert rows(report(told), "8b") == [["Kenter", 1, 0, 1], ["Totaal aantal cliënten", 1, 0, 1]]


def test_a_location_in_a_split_municipality_stands_in_no_report(told):
    gone = told.location("Kenter", at=SPLIT)
    told.client().meets("2016-03-01", at=gone)
    assert all(rows(one, "8a") == [] for one in publication(told).reports.values())


@pytest.mark.parametrize(
    ("total", "young"), [(AgencyTotal.ROWS, 2), (AgencyTotal.CLIENTS, 1)], ids=["sum of rows", "distinct clients"]
)
def test_a_client_at_two_agencies_counts_at_both_and_in_the_total_as_chosen(told, total, young):
    kenter, access = told.location("Kenter", at=HAARLEM), told.location("Toegang", at=HAARLEM, kind="municipal_access")
    told.client().meets("2016-03-01", at=kenter).meets("2016-03-02", at=access)
    found = rows(report(told, policy=replace(AS_PRINTED, agency_total=total)), "8b")
    assert found == [["Kenter", 1, 0, 1], ["Toegang", 1, 0, 1], ["Totaal aantal cliënten", young, 0, young]]


def test_one_agency_in_two_municipalities_is_reported_in_each_by_its_own_locations(told):
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    told.client().lives(HAARLEM).meets("2016-03-01", at=here)
    told.client("parent").lives(HAARLEM).meets("2016-03-01", at=there)
    assert rows(report(told), "8b")[0] == ["Kenter", 1, 0, 1]
    assert rows(report(told, ZANDVOORT), "8b")[0] == ["Kenter", 0, 1, 1]


def test_two_locations_of_one_agency_in_one_municipality_count_a_client_once(told):
    one, other = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=HAARLEM)
    told.client().meets("2016-03-01", at=one).meets("2016-03-02", at=other)
    assert rows(report(told), "8b")[0] == ["Kenter", 1, 0, 1]


def test_an_introduction_without_a_concern_makes_a_client_of_the_year_and_of_the_agency(told):
    kenter = told.location("Kenter", at=HAARLEM)
    told.client().lives(HAARLEM).meets("2016-03-01", at=kenter, kind="introduction")
    found = report(told)
    assert rows(found, "1a")[0] == ["Jeugdigen", 1, 1]
    assert rows(found, "3")[0][1] == 1
    assert rows(found, "4") == [[label, 0] for label, _ in rows(found, "4")]
    assert rows(found, "8b")[0] == ["Kenter", 1, 0, 1]
    assert rows(found, "9a") == [["Vragen"], ["Problemen"], ["Klachten"]]


def test_a_concern_carried_over_without_a_contact_counts_as_concern_and_at_the_agency_but_not_as_client(told):
    kenter = told.location("Kenter", at=HAARLEM)
    told.client(first="2015-03-01").lives(HAARLEM).meets("2015-03-01").raises(on="2015-03-01", about=kenter)
    found = report(told)
    assert rows(found, "1a")[-1][1] == 0
    assert rows(found, "2c") == [["Bejegening", 1, 0], ["Totaal aantal klachten", 1, 0]]
    assert rows(found, "2d")[2][1:] == [0, 0]
    assert rows(found, "8b")[0] == ["Kenter", 1, 0, 1]
    assert rows(found, "9a")[2] == ["Klachten"]


@pytest.mark.parametrize(
    ("raised", "closed", "figures"),
    [
        ("2015-03-01", "2015-12-31", [0, 0]),
        ("2015-03-01", "2016-01-01", [1, 0]),
        ("2015-12-31", None, [1, 0]),
        ("2016-01-01", "2016-01-01", [1, 1]),
        ("2016-02-29", "2017-03-01", [1, 1]),
        ("2016-12-31", None, [1, 1]),
        ("2017-01-01", None, [0, 0]),
    ],
)
def test_a_concern_is_in_treatment_when_raised_by_the_last_day_and_not_closed_before_the_first(told, raised, closed, figures):
    told.client(first=raised).lives(HAARLEM).raises(on=raised, closed=closed)
    assert rows(report(told), "2c")[-1][1:] == figures


def test_the_leap_day_is_a_day_like_any_other(told):
    kenter = told.location("Kenter", at=HAARLEM)
    told.client(first="2016-02-29").lives(HAARLEM, since="2016-02-29").meets("2016-02-29", at=kenter)
    told.visit(kenter, "2016-02-29")
    assert rows(report(told), "1a")[0] == ["Jeugdigen", 1, 1]
    assert rows(report(told), "10")[0][1] == 1


def test_a_period_may_end_on_the_leap_day(told):
    told.client(first="2016-02-29").lives(HAARLEM).meets("2016-02-29").meets("2016-03-01")
    period = Period(Period.year(2016).first, small_map().on.replace(month=2, day=29))
    policy = replace(AS_PRINTED, period=period)
    found = publish(told.facts(), replace(small_map(), on=period.last), policy).reports[HAARLEM]
    assert rows(found, "3")[0][1] == 1


def test_nation_is_printed_when_clients_live_in_every_province(told):
    told.residents(1, HAARLEM)
    assert report(told).nation == ()
    told.residents(1, THE_HAGUE)
    assert report(told).nation[0].code == "A"


def test_clients_without_contact_or_known_place_do_not_make_a_nation(told):
    told.residents(1, HAARLEM)
    told.client(first="2015-03-01").lives(THE_HAGUE).meets("2015-03-01")
    told.client().lives(None).meets("2016-03-01")
    assert report(told).nation == ()


@pytest.mark.parametrize("nation", [True, False])
def test_a_policy_may_decide_about_the_nation_itself(told, nation):
    told.residents(1, HAARLEM)
    if not nation:
        told.residents(1, THE_HAGUE)
    assert bool(report(told, policy=replace(AS_PRINTED, nation=nation)).nation) is nation


def test_a_policy_may_leave_the_year_before_out(told):
    told.residents(1, HAARLEM)
    for earlier, columns in ((True, 3), (False, 2)):
        table = report(told, policy=replace(AS_PRINTED, nation=True, earlier=earlier)).nation[0]
        assert (len(table.columns), table.footnote is not None) == (columns, earlier)


def test_a_report_knows_the_choices_it_was_made_with(told):
    found = report(told, policy=replace(AS_PRINTED, threshold=7, agency_total=AgencyTotal.CLIENTS))
    assert (found.threshold, found.agency_total) == (7, AgencyTotal.CLIENTS)


def test_refuses_the_map_of_another_day(told):
    with pytest.raises(MapOfAnotherDay, match="2017-12-31"):
        publish(told.facts(), small_map(2017), AS_PRINTED)


def test_refuses_a_period_before_the_first_scheme(told):
    with pytest.raises(NoSchemeYet):
        publication(told, replace(AS_PRINTED, period=Period.year(2014)))
