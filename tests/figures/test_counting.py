import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.registers import registers
from tests.figures.slow import SlowCount
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told
from tests.told.tables import layout, rows

from gehoord.figures.counting import count, crosstab
from gehoord.figures.exchange import Register
from gehoord.figures.publication import AgencyTotal, Policy, Publication, Rule, publish
from gehoord.figures.table import Ranking
from gehoord.practice.periods import Period

years = st.sampled_from([2016, 2021])


def published(register: Register, year: int, *, total: AgencyTotal = AgencyTotal.ROWS) -> Publication:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(year), agency_total=total, threshold=0, nation=True)
    return publish(register.facts(), small_map(year), policy)


def counted_slowly(register: Register, year: int) -> SlowCount:
    geography = small_map(year)
    codes = {place.code for place in geography.municipalities}
    return SlowCount(register, year, lambda code: code if code in codes else geography.successors.get(code))


@given(data=st.data(), year=years, total=st.sampled_from(AgencyTotal))
@settings(max_examples=150, deadline=None)
def test_every_municipal_table_equals_the_slow_count(data, year, total):
    register = data.draw(registers(year))
    slow = counted_slowly(register, year)
    for code, report in published(register, year, total=total).reports.items():
        expected = slow.municipality(code, distinct=total is AgencyTotal.CLIENTS)
        found = {table.code: layout(table)["rows"] for table in (*report.residents, *report.agencies)}
        assert found == expected


@given(data=st.data(), year=years)
@settings(max_examples=100, deadline=None)
def test_every_national_table_equals_the_slow_count(data, year):
    register = data.draw(registers(year))
    nation = published(register, year).reports[HAARLEM].nation
    found = {}
    for table in nation:
        printed = layout(table)
        if isinstance(table, Ranking):
            found[table.code] = printed["ranked"][str(year)]
        else:
            before = "Totaal 2015" in printed["columns"]
            found[table.code] = [row[:-1] if before else row for row in printed["rows"]]
    assert found == counted_slowly(register, year).nation()


@given(data=st.data(), year=years)
@settings(max_examples=100, deadline=None)
def test_municipalities_and_unknown_residence_add_up_to_the_nation(data, year):
    register = data.draw(registers(year))
    publication = published(register, year)
    slow = counted_slowly(register, year)
    unknown = [one for one in register.clients if one.client_id in slow.seen and slow.home(one.client_id) is None]
    of_residents = sum(rows(report, "1a")[-1][1] for report in publication.reports.values())
    assert of_residents + len(unknown) == rows(publication.reports[HAARLEM], "A")[-1][1]


@given(data=st.data(), year=years)
@settings(max_examples=100, deadline=None)
def test_the_tables_of_one_report_hang_together(data, year):
    report = published(data.draw(registers(year)), year).reports[HAARLEM]
    by_type = [rows(report, code)[-1] for code in ("2a", "2b", "2c")]
    assert sum(row[1] for row in rows(report, "4")) == sum(total for _, total, _ in by_type)
    assert [raised for _, raised, _ in rows(report, "2d")] == [new for _, _, new in by_type]
    assert all(raisers <= raised for _, raised, raisers in rows(report, "2d"))
    assert rows(report, "1a")[-1][1:] == rows(report, "1c")[-1][1:]
    one_or_several = [sum(row[column] for row in rows(report, "5")) for column in (1, 2)]
    assert rows(report, "6")[-1][-1] >= one_or_several[0] + 2 * one_or_several[1]
    assert sum(one_or_several) <= rows(report, "4")[-1][1]
    assert {row[0] for row in rows(report, "8b")[:-1]} <= {row[0] for row in rows(report, "8a")}
    access, nation = rows(report, "E"), rows(report, "B")
    assert all(part[1] <= whole[1] for part, whole in zip(access, nation, strict=True))
    tops = {table.code: layout(table)["ranked"][str(year)] for table in report.nation if isinstance(table, Ranking)}
    assert all(sum(number for _, number in tops[f"F{kind + 1}"]) <= access[kind][1] for kind in range(3))


@given(data=st.data(), year=years)
@settings(max_examples=100, deadline=None)
def test_clients_at_branches_are_between_the_clients_of_the_place_and_those_of_the_locations(data, year):
    tallies = count(data.draw(registers(year)).facts(), small_map(year), Period.year(year))
    for place in range(tallies.axes.places + 1):
        here = tallies.axes.branches.at(place)
        of_branches = tallies.agencies.branch_visitors[here].sum(axis=0)
        in_branch = np.isin(tallies.axes.branches.of_location, np.arange(here.start, here.stop))
        assert (tallies.agencies.place_visitors[place] <= of_branches).all()
        assert (of_branches <= tallies.agencies.visitors[in_branch].sum(axis=0)).all()


def test_a_register_without_anything_is_counted():
    report = published(Told().register(), 2016).reports[HAARLEM]
    assert rows(report, "1a") == [["Totaal aantal cliënten", 0, 0]]
    assert rows(report, "7") == [["Jeugdigen", None], ["Volwassenen", None]]
    assert rows(report, "8a") == []
    assert rows(report, "9a") == [["Vragen"], ["Problemen"], ["Klachten"]]


def test_crosstab_counts_only_where_it_is_asked():
    rows_of, columns_of = np.array([0, 1, 1, 1]), np.array([1, 0, 1, 1])
    where = np.array([True, True, True, False])
    assert crosstab(rows_of, columns_of, shape=(2, 2), where=where).tolist() == [[0, 1], [1, 1]]


@pytest.mark.parametrize("position", [-1, 2])
def test_crosstab_refuses_a_position_outside_its_axis(position):
    with pytest.raises(ValueError, match="invalid entry"):
        crosstab(np.array([position]), shape=(2,))
