import pytest
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told

from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.agency_document import compose_agency
from gehoord.reporting.document import TableBlock
from gehoord.reporting.theme import read_theme


@pytest.mark.parametrize("rule", list(Rule))
def test_an_agency_is_told_all_its_tables_and_how_they_were_made_safe(rule):
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    for _ in range(6):
        told.client().lives(HAARLEM).meets("2016-03-01", at=location)
    report = publish(told.facts(), small_map(), Policy(rule, Period.year(2016), seed=b"k")).agencies["kenter"]
    document = compose_agency(report, language="nl", theme=read_theme(None))
    blocks = [block for section in document.sections for block in section.blocks if isinstance(block, TableBlock)]
    assert [block.table for block in blocks] == list(report.tables)
    assert document.place == "Kenter"
    assert bool(document.badge) is not rule.is_protected
    assert document.protection
