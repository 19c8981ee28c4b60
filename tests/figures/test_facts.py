from tests.told.maps import HAARLEM
from tests.told.register import Told


def test_a_table_of_facts_is_as_long_as_its_columns():
    told = Told()
    kenter = told.location("Kenter", at=HAARLEM)
    told.client().lives(HAARLEM).meets("2016-03-01").meets("2016-04-01").raises(handling="trajectory").acts(
        "talk_employee", "2016-05-01"
    )
    told.visit(kenter, "2016-03-01")
    told.alert(kenter, "2016-03-01")
    told.mark("adult", 8)
    facts = told.facts()
    one_each = (facts.locations, facts.clients, facts.residences, facts.concerns, facts.actions, facts.visits, facts.alerts)
    assert [len(columns) for columns in (*one_each, facts.marks)] == [1] * 8
    assert len(facts.contacts) == 2
