import numpy as np
import pytest
from tests.told.maps import small_map
from tests.told.register import Told
from tests.told.tables import layout

from gehoord.figures.counting import Tallies, count
from gehoord.figures.definitions import PeriodRule, Population, Unit
from gehoord.figures.facts import Counts
from gehoord.figures.table import Table
from gehoord.figures.template import Head, RowOrder, Sheet, ZeroRows, fill, ranked, total_and_new
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period
from gehoord.practice.words import Text, same

YEAR = Period.year(2016)
LABELS = tuple(same(label) for label in ("Peer", "Appel", "Banaan", "Citroen"))


@pytest.fixture
def tallies():
    return count(Told().facts(), small_map(), YEAR)


def sheet(order: RowOrder = RowOrder.AS_LISTED, zero_rows: ZeroRows = ZeroRows.SHOWN, total: Text | None = None) -> Sheet:
    return Sheet(
        code="1",
        title=same("Fruit"),
        population=Population.RESIDENTS,
        heads=(Head(Text("Totaal {period}", "Total {period}"), Unit.CLIENT, PeriodRule.WITH_CONTACT),),
        rows=LABELS,
        figures=_fruit,
        order=order,
        zero_rows=zero_rows,
        total=total,
    )


def _fruit(_: Tallies) -> Counts:
    return np.array([[[1], [2], [0], [2]], [[0], [0], [0], [7]]])


def drawn(tallies: Tallies, plan: Sheet, place: int = 0) -> list[list[object]]:
    rows: list[list[object]] = layout(fill(plan, tallies, YEAR).at(place))["rows"]
    return rows


def test_rows_stand_as_listed_with_noughts_and_without_a_total(tallies):
    assert drawn(tallies, sheet()) == [["Peer", 1], ["Appel", 2], ["Banaan", 0], ["Citroen", 2]]


def test_rows_fall_with_ties_alphabetical(tallies):
    assert [row[0] for row in drawn(tallies, sheet(RowOrder.FALLING))] == ["Appel", "Citroen", "Peer", "Banaan"]


def test_the_first_row_may_stay_first(tallies):
    assert [row[0] for row in drawn(tallies, sheet(RowOrder.FIRST_THEN_FALLING))] == ["Peer", "Appel", "Citroen", "Banaan"]


def test_noughts_are_left_out_and_the_total_stays(tallies):
    plan = sheet(zero_rows=ZeroRows.LEFT_OUT, total=same("Samen"))
    assert drawn(tallies, plan, place=1) == [["Citroen", 7], ["Samen", 7]]


def test_only_the_total_row_is_marked_as_one(tallies):
    table = fill(sheet(total=same("Samen")), tallies, YEAR).at(0)
    assert isinstance(table, Table)
    assert [row.total for row in table.rows] == [False, False, False, False, True]


def test_the_name_of_the_period_is_filled_in(tallies):
    assert fill(sheet(), tallies, YEAR).columns[0].label == Text("Totaal 2016", "Total 2016")


def test_rows_may_be_the_categories_of_a_kind(tallies):
    plan = Sheet(
        "2a", same("Vragen"), Population.RESIDENTS, sheet().heads, ConcernKind.QUESTION, lambda _: np.zeros((1, 4, 1), dtype=int)
    )
    assert [row[0] for row in drawn(tallies, plan)] == ["Groepsregels", "Werkwijze instantie", "Wetgeving", "Andere vragen"]


def test_total_and_new_come_from_new_and_known():
    assert total_and_new(np.array([[3, 4], [0, 2]])).tolist() == [[7, 3], [2, 0]]


def test_a_top_list_leaves_noughts_out_and_breaks_ties_by_key():
    keys = (("d", ""), ("c", ""), ("b", ""), ("a", ""))
    assert ranked(np.array([5, 1, 0, 1]), keys) == [0, 3, 1]
    assert ranked(np.array([5, 1, 2, 1]), keys) == [0, 2, 3]
    assert ranked(np.zeros(4, dtype=int), keys) == []
