import pytest
from tests.told.maps import HAARLEM, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.agency_document import compose_agency
from gehoord.reporting.document import Paragraph
from gehoord.reporting.formats import Format, render
from gehoord.reporting.theme import read_theme


@pytest.mark.parametrize("rule", list(Rule))
def test_an_agency_is_told_all_its_tables_and_how_they_were_made_safe(rule):
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    for _ in range(6):
        told.client().lives(HAARLEM).meets("2016-03-01", at=location)
    report = publish(told.facts(), small_map(), Policy(rule, Period.year(2016), seed=b"k")).agencies["kenter"]
    document = compose_agency(report, language="nl", theme=read_theme(None))
    blocks = [block.table for block in document.tables]
    assert {table.code for table in blocks} == {table.code for table in report.tables}
    assert len(blocks) == len(report.tables)
    assert document.place == "Kenter"
    assert bool(document.badge) is not rule.is_protected
    assert document.protection


@pytest.fixture
def with_locations():
    told = Told()
    for place, many in ((HAARLEM, 12), (ZANDVOORT, 1)):
        location = told.location("Kenter", at=place)
        for _ in range(many):
            told.client().lives(HAARLEM).meets("2016-03-01", at=location).raises(on="2016-03-01", about=location)
    return publish(told.facts(), small_map(), Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k")).agencies["kenter"]


def test_each_location_with_figures_has_a_part_of_its_own(with_locations):
    document = compose_agency(with_locations, language="nl", theme=read_theme(None))
    titles = [section.title for section in document.sections if section.anchor.startswith("location-")]
    assert titles == ["Haarlem"]
    assert "Van deze locaties staan er geen tabellen: Zandvoort." in said(document)


def test_an_agency_with_too_few_clients_reads_why_and_what_was_done_there():
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    told.client().lives(HAARLEM).meets("2016-03-01", at=location)
    report = publish(told.facts(), small_map(), Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k")).agencies["kenter"]
    document = compose_agency(report, language="nl", theme=read_theme(None))
    assert [block.table.code for block in document.tables] == ["10", "11"]
    assert "minder dan 5 cliënten contact over Kenter" in said(document)


@pytest.mark.parametrize("fmt", list(Format))
def test_a_report_with_locations_can_be_printed_in_every_format(with_locations, fmt):
    document = compose_agency(with_locations, language="en", theme=read_theme(None))
    assert render(document, fmt, theme=read_theme(None)).content


def said(document):
    return " ".join(block.text for section in document.sections for block in section.blocks if isinstance(block, Paragraph))
