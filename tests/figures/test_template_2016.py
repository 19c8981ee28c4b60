import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.told.tables import layout

from gehoord.directory.geography import geography_on
from gehoord.figures.definitions import Counted, Source
from gehoord.figures.exchange import read
from gehoord.figures.publication import AgencyTotal, Policy, Report, Rule, publish
from gehoord.figures.table import AnyTable, NameList, Ranking, Table, TopLists
from gehoord.invented import known
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

PRINTED = Path(__file__).parent.parent / "printed"


def printed(name: str) -> dict[str, dict[str, Any]]:
    """The printed tables by number, each row with its label first."""
    tables: dict[str, dict[str, Any]] = json.loads((PRINTED / name).read_text(encoding="utf-8"))["tables"]
    for code, table in tables.items():
        table["table"] = code
        if "rows" in table:
            table["rows"] = [[row["label"], *row.get("figures", row.get("subjects", []))] for row in table["rows"]]
        else:
            table["ranked"] = {
                year: [[entry["label"], entry["figure"]] for entry in listed] for year, listed in table["ranked"].items()
            }
    return tables


HAARLEM = printed("haarlem-2016.json")
NATION = printed("national-2016.json")

ACTIONS = ("action", "residents", "taken", "")
TRIED = "in_trajectory with_action"
VISITORS = ("client", "locations", "with_contact_or_concern", "")
DEFINITIONS = {
    ("A", "Totaal 2016"): ("client", "nation", "with_contact", "", ""),
    ("A", "Totaal nieuw 2016"): ("client", "nation", "first_contact", "", ""),
    ("B", "Totaal 2016"): ("concern", "nation", "raised", "", ""),
    ("C1", "Totaal 2016"): ("concern", "nation", "raised", "question", ""),
    ("C2", "Totaal 2016"): ("concern", "nation", "raised", "problem", ""),
    ("C3", "Totaal 2016"): ("concern", "nation", "raised", "complaint", ""),
    ("D", "Totaal 2016"): ("client", "nation_access", "with_contact", "", ""),
    ("D", "Totaal nieuw 2016"): ("client", "nation_access", "first_contact", "", ""),
    ("E", "Totaal 2016"): ("concern", "nation_access", "raised", "", ""),
    ("F1", "Totaal 2016"): ("concern", "nation_access", "raised", "question", ""),
    ("F2", "Totaal 2016"): ("concern", "nation_access", "raised", "problem", ""),
    ("F3", "Totaal 2016"): ("concern", "nation_access", "raised", "complaint", ""),
    ("1a", "Totaal"): ("client", "residents", "with_contact", "", ""),
    ("1a", "Nieuw"): ("client", "residents", "first_contact", "", ""),
    ("1b", "Totaal"): ("client", "residents", "with_contact", "", "parents"),
    ("1b", "Nieuw"): ("client", "residents", "first_contact", "", "parents"),
    ("1c", "Totaal"): ("client", "residents", "with_contact", "", ""),
    ("1c", "Nieuw"): ("client", "residents", "first_contact", "", ""),
    ("2a", "Totaal"): ("concern", "residents", "in_treatment", "question", ""),
    ("2a", "Nieuw"): ("concern", "residents", "raised", "question", ""),
    ("2b", "Totaal"): ("concern", "residents", "in_treatment", "problem", ""),
    ("2b", "Nieuw"): ("concern", "residents", "raised", "problem", ""),
    ("2c", "Totaal"): ("concern", "residents", "in_treatment", "complaint", ""),
    ("2c", "Nieuw"): ("concern", "residents", "raised", "complaint", ""),
    ("2d", "Totaal geuit"): ("concern", "residents", "raised", "", ""),
    ("2d", "Cliënten"): ("client", "residents", "raised_by", "", "per_kind"),
    ("3", "Totaal"): ("contact", "residents", "took_place", "", ""),
    ("4", "Totaal"): ("concern", "residents", "in_treatment", "", ""),
    ("5", "Één actie uitgezet"): ("concern", "residents", "in_treatment", "", f"{TRIED} one_action"),
    ("5", "Meerdere acties uitgezet"): ("concern", "residents", "in_treatment", "", f"{TRIED} several_actions"),
    ("6", "Opgelost / KC-BB-TR: gegrond"): (*ACTIONS, "on_trajectory resolved"),
    ("6", "Deels opgelost / KC-BB-TR: deels gegrond, deels ongegrond"): (*ACTIONS, "on_trajectory partly_resolved"),
    ("6", "Niet opgelost / KC-BB-TR: ongegrond"): (*ACTIONS, "on_trajectory unresolved"),
    ("6", "Ingetrokken / KC-BB-TR: geen uitspraak of ingetrokken"): (*ACTIONS, "on_trajectory withdrawn"),
    ("6", "KC-BB-TR: niet-ontvankelijk"): (*ACTIONS, "on_trajectory inadmissible"),
    ("6", "Actie loopt nog"): (*ACTIONS, "on_trajectory running"),
    ("6", "Totaal aantal type acties"): (*ACTIONS, "on_trajectory"),
    ("7", "Totaal"): ("mark", "nation", "took_place", "", ""),
    ("8a", ""): ("agency", "locations", "with_work", "", ""),
    ("8b", "Jeugdigen"): (*VISITORS, "young_people per_agency"),
    ("8b", "Volwassenen"): (*VISITORS, "adults per_agency"),
    ("8b", "Totaal"): (*VISITORS, "per_agency"),
    ("9a", ""): ("concern", "locations", "raised", "", "young_people"),
    ("9b", ""): ("concern", "locations", "raised", "", "adults"),
    ("10", "Totaal"): ("visit", "locations", "took_place", "", ""),
    ("11", "Totaal"): ("alert", "locations", "took_place", "", ""),
}
"""Of every column of 2016: unit, population, period rule, kind and limits."""

ALIKE = [{("1a", "Totaal"), ("1c", "Totaal")}, {("1a", "Nieuw"), ("1c", "Nieuw")}]
"""The only columns that count the same, and so have the same total."""


@pytest.fixture(scope="module")
def facts():
    return read(known.HAARLEM).facts()


def haarlem(facts, *, total: AgencyTotal = AgencyTotal.ROWS, nation: bool | None = None) -> Report:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), agency_total=total, nation=nation)
    return publish(facts, geography_on(date(2016, 12, 31)), policy).reports["GM0392"]


@pytest.fixture(scope="module", params=AgencyTotal)
def report(facts, request):
    return haarlem(facts, total=request.param)


@pytest.fixture(scope="module")
def nation(facts):
    return {table.code: layout(table) for table in haarlem(facts, nation=True).nation}


def test_haarlem_has_the_printed_tables_in_printed_order(report):
    assert [table.code for table in report.tables] == list(HAARLEM)


@pytest.mark.parametrize("code", HAARLEM)
def test_haarlem_equals_the_printed_table_cell_by_cell(report, code):
    assert next(layout(table) for table in report.tables if table.code == code) == HAARLEM[code]


def test_haarlem_alone_is_not_the_nation(report):
    assert report.nation == ()
    assert not report.text_only


@pytest.mark.parametrize("code", NATION)
def test_the_national_tables_have_the_printed_titles_heads_labels_and_year_before(nation, code):
    found, expected = nation[code], NATION[code]
    assert (found["title"], found["columns"]) == (expected["title"], expected["columns"])
    if "rows" in expected:
        assert [(row[0], row[-1]) for row in found["rows"]] == [(row[0], row[-1]) for row in expected["rows"]]
    else:
        assert found["ranked"]["2015"] == expected["ranked"]["2015"]


def counts_of(table: AnyTable) -> list[tuple[str, Counted]]:
    if isinstance(table, Table | Ranking):
        return [(column.label.nl, column.counts) for column in table.columns]
    return [("", table.counts)]


def codes(counts: Counted) -> tuple[str, ...]:
    return (str(counts.unit), str(counts.population), str(counts.rule), str(counts.kind or ""), " ".join(counts.limits))


def test_every_column_counts_what_the_list_says(facts):
    found = {
        (table.code, head): codes(counts)
        for table in haarlem(facts, nation=True).tables
        for head, counts in counts_of(table)
        if counts.source is Source.REGISTER
    }
    assert found == DEFINITIONS


def test_columns_that_count_something_else_are_never_equal(facts):
    columns = {}
    for table in haarlem(facts, nation=True).tables:
        for head, counts in counts_of(table):
            columns.setdefault(counts, set()).add((table.code, head))
    assert [alike for alike in columns.values() if len(alike) > 1] == ALIKE


def test_the_columns_of_2015_count_as_their_first_column_did_but_say_where_they_were_printed(facts):
    for table in haarlem(facts, nation=True).nation:
        (_, first), *_, (head, before) = counts_of(table)
        assert head == "Totaal 2015"
        assert (before.source, before.period) == (Source.PRINTED_2016, Period.year(2015))
        assert before.counts_like(first)
        assert "januari 2016" in table.footnote.nl


def test_the_total_of_8b_says_which_of_the_two_it_is(facts):
    rows, clients = (next(table for table in haarlem(facts, total=total).agencies if table.code == "8b") for total in AgencyTotal)
    assert [codes(one.counts)[-1] for one in rows.rows[-1].figures] == [
        "young_people per_agency",
        "adults per_agency",
        "per_agency",
    ]
    assert [codes(one.counts)[-1] for one in clients.rows[-1].figures] == ["young_people", "adults", ""]
    assert rows.rows[0] == clients.rows[0]
    assert "twee keer" in rows.footnote.nl
    assert "één keer" in clients.footnote.nl


def test_every_table_reads_in_english_too(facts):
    for table in haarlem(facts, nation=True).tables:
        for text in _texts(table):
            assert text.nl
            assert text.en


def test_titles_and_heads_are_translated(facts):
    for table in haarlem(facts, nation=True).tables:
        assert table.title.nl != table.title.en
        if isinstance(table, Table | Ranking):
            assert all(column.label.nl != column.label.en for column in table.columns)


def _texts(table: AnyTable) -> list[Text]:
    texts = [table.title, *([table.footnote] if table.footnote else [])]
    if isinstance(table, Table):
        return texts + [column.label for column in table.columns] + [row.label for row in table.rows]
    if isinstance(table, Ranking):
        return texts + [entry.label for listed in table.lists for entry in listed]
    if isinstance(table, TopLists):
        return texts + [text for block in table.blocks for text in (block.label, *block.subjects)]
    assert isinstance(table, NameList)
    return texts
