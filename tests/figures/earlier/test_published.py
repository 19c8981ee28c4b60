import json
from dataclasses import replace
from datetime import date

import pytest
from tests.told.maps import HAARLEM, MERGED, ZANDVOORT, small_map
from tests.told.register import Told
from tests.told.tables import layout, rows

from gehoord.figures.earlier.published import NotThePeriodBefore, before_from
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.document import TableBlock
from gehoord.reporting.formats import Format, render
from gehoord.reporting.road.contents import Wrapping, document_of, reports_of
from gehoord.reporting.theme import read_theme

THEN, NOW = Period.year(2015), Period.year(2016)


def register(year, many, *, about=None):
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    for number in range(many):
        client = told.client(sex="male" if number % 2 else "female", relation="young_person" if number % 3 else "relative")
        client.lives(HAARLEM).meets(f"{year}-03-01", at=location).raises(on=f"{year}-03-01", about=location)
    for _ in range(about or 0):
        told.client().lives(ZANDVOORT).meets(f"{year}-03-01")
    return told.facts()


def issued(facts, period, *, before=None, rule=Rule.ROUNDED_TO_FIVE):
    geography = replace(small_map(), on=period.last)
    return publish(facts, geography, Policy(rule, period, before=before, seed=b"k", nation=True))


def as_files(publication):
    theme = read_theme(None)
    documents = {name: document_of(report, Wrapping("nl", theme)) for name, report in reports_of(publication)}
    return {f"{name}.json": json.loads(render(one, Format.JSON, theme=theme).content) for name, one in documents.items()}


@pytest.fixture(scope="module")
def then():
    return before_from(as_files(issued(register(2015, 23), THEN)))


@pytest.fixture(scope="module")
def now(then):
    return issued(register(2016, 40, about=10), NOW, before=then)


def table(report, code):
    return next(layout(one) for one in report.tables if one.code == code)


@pytest.mark.parametrize("code", ["1a", "1c", "2a", "3", "4", "10"])
def test_the_year_before_stands_beside_a_municipality_as_it_was_published(now, then, code):
    before = issued(register(2015, 23), THEN).reports[HAARLEM]
    printed = table(now.reports[HAARLEM], code)
    assert printed["columns"][-1] == "Totaal 2015"
    assert {row[0]: row[-1] for row in printed["rows"]} == {row[0]: row[1] for row in rows(before, code)}


def test_it_stands_beside_a_region_an_agency_and_the_nation_too(now):
    region = next(one for one in now.regions.values() if not one.text_only)
    for report, code in ((region, "1a"), (now.nation, "1a"), (now.nation, "A"), (now.agencies["kenter"], "8b")):
        assert table(report, code)["columns"][-1] == "Totaal 2015"
    assert list(table(now.nation, "C1")["ranked"]) == ["2016", "2015"]


def test_who_had_text_only_then_has_no_column(now):
    assert table(now.reports[ZANDVOORT], "1a")["columns"] == ["Totaal", "Nieuw"]


def test_a_row_that_had_something_then_is_shown_at_nought():
    told = Told()
    for _ in range(20):
        told.client(relation="foster_parent").lives(HAARLEM).meets("2015-03-01")
    before = before_from(as_files(issued(told.facts(), THEN)))
    listed = rows(issued(register(2016, 30), NOW, before=before).reports[HAARLEM], "1a")
    assert ["Pleegouders", 0, 0, 20] in listed
    assert listed[-1][-1] == sum(row[-1] for row in listed[:-1])


def test_what_is_reprinted_is_no_figure_of_this_year(now):
    told = as_files(now)[f"municipalities/{HAARLEM}.json"]
    declared = next(one for one in told["cells"]["tables"] if one["table"] == "1a")
    assert declared["columns"][-1] == {"edition": 2015}


def test_a_definition_that_changed_keeps_the_column_away(then):
    files = as_files(issued(register(2015, 23), THEN))
    haarlem = files[f"municipalities/{HAARLEM}.json"]
    for defined in haarlem["definitions"]:
        defined["columns"][0]["period_rule"]["code"] = "raised"
    report = issued(register(2016, 40), NOW, before=before_from(files)).reports[HAARLEM]
    assert table(report, "1a")["columns"] == ["Totaal", "Nieuw"]


@pytest.mark.parametrize(
    ("period", "rule"),
    [(Period.year(2017), Rule.ROUNDED_TO_FIVE), (Period.half_year(2016, 1), Rule.ROUNDED_TO_FIVE), (NOW, Rule.AS_PRINTED_2016)],
)
def test_another_year_or_another_rule_is_refused(then, period, rule):
    with pytest.raises(NotThePeriodBefore):
        issued(register(2016, 5), period, before=then, rule=rule)


def test_a_municipality_that_took_another_in_has_no_column():
    files = as_files(issued(register(2015, 23), THEN))
    places = files["nation.json"]["cells"]["structure"]["trees"]["place"]
    next(parts for whole, parts in places if whole == "JZ20").append(MERGED)
    publication = issued(register(2016, 40), NOW, before=before_from(files))
    assert table(publication.reports[HAARLEM], "1a")["columns"] == ["Totaal", "Nieuw"]
    assert table(publication.regions["JZ20"], "1a")["columns"][-1] == "Totaal 2015"


def test_a_region_that_a_municipality_came_to_has_no_column():
    files = as_files(issued(register(2015, 23), THEN))
    places = files["nation.json"]["cells"]["structure"]["trees"]["place"]
    next(parts for whole, parts in places if whole == "JZ20").remove(ZANDVOORT)
    publication = issued(register(2016, 40), NOW, before=before_from(files))
    assert table(publication.regions["JZ20"], "1a")["columns"] == ["Totaal", "Nieuw"]
    assert table(publication.reports[HAARLEM], "1a")["columns"][-1] == "Totaal 2015"


def test_a_month_that_ends_on_a_leap_day_follows_the_february_before():
    leap = Period(date(2016, 2, 1), date(2016, 2, 29))
    before = before_from(as_files(issued(register(2015, 23), Period(date(2015, 2, 1), date(2015, 2, 28)))))
    before.check(leap, "rounded_to_five")


def test_what_is_old_is_printed_as_no_more_than_was_published_the_year_before(then):
    """Four are nearer to five. But where nought was printed of all there were, a five would tell that it was one to four."""
    told = Told()
    for number in range(14):
        told.client(first=f"{2015 if number < 4 else 2016}-03-01").lives(HAARLEM).meets("2016-03-01")
    codes = [frozenset(), frozenset({("relation", "young_person")}), frozenset({("sex", "female")})]
    nought = {("clients", unit, code): 0 for unit in ("NL", "JZ20", HAARLEM) for code in codes}
    for before, old in ((then, 5), (replace(then, totals=nought), 0)):
        listed = rows(issued(told.facts(), NOW, before=before).reports[HAARLEM], "1a")
        everybody, new = listed[0][1:3]
        assert (listed[0][0], everybody - new) == ("Jeugdigen", old)


def test_of_whom_nothing_was_told_the_year_before_less_than_a_five_is_old(then):
    """A five of all and none that is new would tell that one to four were old, and so that five to eight came."""
    told = Told()
    for number in range(7):
        told.client(first=f"{2015 if number < 4 else 2016}-03-01").lives(ZANDVOORT).meets("2016-03-01")
    assert then.totals["clients", ZANDVOORT, frozenset()] == 4
    for row in rows(issued(told.facts(), NOW, before=then).reports[ZANDVOORT], "1a"):
        assert row[1] == row[2]


def first_row(report, code, label):
    return next(row for row in rows(report, code) if row[0] == label)


def with_place(files, whole, *towns, out=()):
    places = files["nation.json"]["cells"]["structure"]["trees"]["place"]
    parts = next(parts for name, parts in places if name == whole)
    parts += towns
    for town in out:
        parts.remove(town)


@pytest.fixture
def then_files():
    return as_files(issued(register(2015, 23, about=10), THEN))


def test_the_row_of_a_municipality_that_took_another_in_has_a_dash_within_its_region(then_files):
    with_place(then_files, "JZ20", MERGED)
    publication = issued(register(2016, 40, about=10), NOW, before=before_from(then_files))
    region = publication.regions["JZ20"]
    assert first_row(region, "R1", "Haarlem")[-1] is None
    assert first_row(region, "R1", "Zandvoort")[-1] == 10
    assert first_row(region, "R1", "Totaal")[-1] == 35
    assert first_row(publication.provinces["PV27"], "R3", "Haarlem")[-1] is None


def test_an_agency_loses_the_row_of_a_place_that_became_another_and_keeps_the_rest(then_files):
    with_place(then_files, "JZ20", MERGED)
    publication = issued(register(2016, 40, about=10), NOW, before=before_from(then_files))
    assert first_row(publication.agencies["kenter"], "8b", "Haarlem")[-1] is None
    assert first_row(publication.nation, "8b", "Kenter")[-1] == 25


def test_a_region_that_another_region_lost_a_municipality_to_has_a_dash_in_the_nation(then_files):
    with_place(then_files, "JZ20", out=[ZANDVOORT])
    with_place(then_files, "JZ27", ZANDVOORT)
    publication = issued(register(2016, 40, about=10), NOW, before=before_from(then_files))
    assert first_row(publication.nation, "R1", "Zuid-Kennemerland")[-1] is None
    assert first_row(publication.regions["JZ20"], "R1", "Haarlem")[-1:] != [25]
    assert table(publication.regions["JZ20"], "1a")["columns"] == ["Totaal", "Nieuw"]


def test_a_region_that_took_in_a_municipality_of_another_region_is_no_longer_the_same(then_files):
    """The code of what went up is gone, so that the region seems to hold the same municipalities as before."""
    with_place(then_files, "JZ27", MERGED)
    publication = issued(register(2016, 40, about=10), NOW, before=before_from(then_files))
    for report in (publication.regions["JZ20"], publication.reports[HAARLEM]):
        assert table(report, "1a")["columns"] == ["Totaal", "Nieuw"]
    assert first_row(publication.nation, "R1", "Zuid-Kennemerland")[-1] is None


def test_a_part_of_a_region_is_as_wide_as_the_region_and_the_province_have_in_common(then_files):
    before = before_from(then_files)
    columns = {(part, "R1"): before.columns["JZ20", "R1"] for part in ("JZ20@PV27", "kenter@JZ20", "kenter", "NL")}
    placed = {**before.regions, "JZ20": frozenset({HAARLEM, ZANDVOORT, "GM0518"}), "PV27": frozenset({HAARLEM, ZANDVOORT})}
    kept = replace(before, columns=columns, totals={}, regions={**placed, "JZ27": frozenset()}).on(small_map()).columns
    assert {unit for unit, _ in kept} == {"JZ20@PV27", "kenter", "NL"}


def test_a_dash_beside_a_place_is_explained_and_a_year_beside_a_table_too(now):
    theme = read_theme(None)
    document = document_of(now.regions["JZ20"], Wrapping("nl", theme))
    notes = {block.table.code: block.note for block in document.tables}
    assert "streepje" in notes["R1"]
    assert "streepje" not in notes["R2"]
    assert "streepje" not in notes["1a"]
    told = {"ja": document, "nee": document_of(issued(register(2016, 40), NOW).regions["JZ20"], Wrapping("nl", theme))}
    says = {key: any("Staat er een jaar naast?" in str(one.blocks) for one in each.sections) for key, each in told.items()}
    assert says == {"ja": True, "nee": False}


def test_the_agencies_of_the_nation_stand_behind_what_is_read(now):
    theme = read_theme(None)
    for language, number in (("nl", "Bijlage 2"), ("en", "Annex 2")):
        sections = document_of(now.nation, Wrapping(language, theme)).sections
        assert [one.number for one in sections][-2:] == [number, ""]
        assert [block.table.code for block in sections[-2].blocks if isinstance(block, TableBlock)] == ["8a", "8b"]
