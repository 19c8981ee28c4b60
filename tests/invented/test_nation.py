"""The invented nation counts to the national tables as printed, whatever the seed, and holds the Haarlem register unharmed."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gehoord.directory.geography import geography_on, known_codes
from gehoord.figures.exchange import read, write
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.figures.table import Ranking, Table
from gehoord.invented.known import HAARLEM
from gehoord.invented.nation import generate
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import Relation
from gehoord.practice.periods import Period

PRINTED = Path(__file__).parents[1] / "printed"


@pytest.fixture(scope="module")
def nation():
    return generate(seed=1)


@pytest.fixture(scope="module")
def publication(nation):
    return _published(nation, 2016)


def _published(register, year, *, nation=None):
    period = Period.year(year)
    return publish(register.facts(), geography_on(period.last), Policy(Rule.AS_PRINTED_2016, period, nation=nation))


def _plain(table):
    if isinstance(table, Ranking):
        return [[[entry.label.nl, entry.figure.value] for entry in ranked] for ranked in table.lists]
    assert isinstance(table, Table)
    return [[row.label.nl, *(figure.value for figure in row.figures)] for row in table.rows]


@pytest.fixture(scope="module")
def printed():
    tables = json.loads((PRINTED / "national-2016.json").read_text(encoding="utf-8"))["tables"]
    return {code: _as_counted(table) for code, table in tables.items()}


def _as_counted(table):
    if "rows" in table:
        return [[row["label"], *row["figures"]] for row in table["rows"]]
    return [[[one["label"], one["figure"]] for one in ranked] for ranked in table["ranked"].values()]


@pytest.mark.parametrize("seed", [1, 20_161_231])
def test_counts_to_the_national_tables_as_printed(seed, printed, publication):
    counted = publication if seed == 1 else _published(generate(seed=seed), 2016)
    nation = {table.code: _plain(table) for table in counted.reports["GM0392"].nation}
    assert nation == printed


def test_the_haarlem_report_from_it_is_the_printed_one(publication):
    alone = _published(read(HAARLEM), 2016, nation=True).reports["GM0392"]
    within = publication.reports["GM0392"]
    printed_of = [[table for table in report.residents if table.code != "7"] for report in (within, alone)]
    assert printed_of[0] == printed_of[1]
    marks = [_plain(table) for report in (within, alone) for table in report.residents if table.code == "7"]
    assert marks[0] == marks[1]
    assert within.agencies == alone.agencies


def test_the_rest_of_the_text_below_table_a_holds_too(nation):
    seen = {row.client_id for row in nation.contacts if row.on.year == 2016}
    last = {}
    for row in sorted(nation.residences, key=lambda one: one.since):
        last[row.client_id] = row.municipality
    nowhere = [row for row in nation.clients if row.client_id in seen and last[row.client_id] is None]
    assert (len(nowhere), sum(row.first_contact_on.year == 2015 for row in nowhere)) == (209, 20)
    assert sum(row.relation is Relation.PROFESSIONAL and row.client_id in seen for row in nation.clients) == 108
    assert sum(row.on.year == 2016 for row in nation.contacts) == 50_000


def test_it_has_the_size_and_the_skew_of_the_practice(nation, publication):
    kinds = {row.agency: row.agency_kind for row in nation.locations}
    assert 340 <= sum(kind is not AgencyKind.MUNICIPAL_ACCESS for kind in kinds.values()) <= 360
    assert sum(kind is AgencyKind.MUNICIPAL_ACCESS for kind in kinds.values()) == 390
    assert len(publication.reports) == 390
    assert 20 <= sum(report.text_only for report in publication.reports.values()) <= 110
    homes = Counter(row.municipality for row in nation.residences)
    assert max(homes.values()) > 15 * sorted(homes.values())[len(homes) // 2]
    moved = Counter(row.client_id for row in nation.residences)
    assert sum(times > 1 for times in moved.values()) > 200
    new = {row.concern_id for row in nation.concerns if row.raised_on.year == 2016}
    assert sum(row.raised_on.year == 2015 and row.closed_on != date(2015, 12, 30) for row in nation.concerns) > 3_000
    assert len(new) == 3_258 + 3_857 + 13_745


def test_most_alerts_are_about_places_where_young_people_live(nation):
    kinds = {row.location_id: row.agency_kind for row in nation.locations}
    about = Counter(kinds[row.location_id] for row in nation.alerts)
    assert about[AgencyKind.YOUTH_CARE_PROVIDER] > 0.6 * about.total()
    assert 0 < about[AgencyKind.MUNICIPAL_ACCESS] < 0.1 * about.total()


def test_some_agencies_have_several_locations_in_one_municipality(nation):
    together = Counter((row.agency, row.municipality) for row in nation.locations)
    assert sum(many > 1 for many in together.values()) >= 10


def test_the_same_seed_gives_the_same_register(nation):
    assert generate(seed=1) == nation


def test_another_seed_gives_another_register(nation):
    assert generate(seed=2) != nation


def test_another_year_has_no_haarlem_register_and_still_counts():
    nation = generate(year=2019, seed=4)
    assert not any(row.client_id.startswith("client-") for row in nation.clients)
    counted = _published(nation, 2019).reports["GM0392"]
    assert [figure.value for figure in counted.nation[0].rows[-1].figures] == [10_572, 9_435]


def _scaled(rows, scale):
    """What is printed of the year itself, so many times; the year before it was printed and stays as it was."""
    if isinstance(rows[0][0], str):
        return [[label, *(figure * scale for figure in figures[:-1])] for label, *figures in rows]
    return [[label, figure * scale] for label, figure in rows[0]]


def test_a_scale_multiplies_every_count_of_the_nation(printed):
    counted = _published(generate(scale=2, seed=3), 2016, nation=True).reports["GM0392"]
    nation = {table.code: _scaled(_plain(table), 1) for table in counted.nation}
    assert nation == {code: _scaled(rows, 2) for code, rows in printed.items()}


def test_it_reads_back_as_it_was_written(nation, tmp_path):
    write(nation, tmp_path / "nation")
    again = read(tmp_path / "nation", municipalities=known_codes())
    write(again, tmp_path / "again")
    for name in ("clients", "concerns", "contacts"):
        assert (tmp_path / "again" / f"{name}.csv").read_bytes() == (tmp_path / "nation" / f"{name}.csv").read_bytes()
