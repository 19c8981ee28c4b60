import numpy as np
from tests.figures.disclosure.year.test_linked import year

from gehoord.figures.disclosure.hierarchies import NATION


def test_the_trees_of_a_year_begin_with_the_nation():
    made = year()
    assert (made.homes().name[0], made.branches().name[0]) == (NATION, NATION)


def test_folding_loses_nobody():
    made = year()
    clients = made.tallies.residents.clients
    assert made.folded(clients).sum() == clients.sum()


def test_every_concern_that_is_counted_is_a_record():
    made = year()
    records = made.concern_records(made.standing.branch_of_concern.astype(np.int64))
    assert len(records.leaf) == made.tallies.agencies.branch_concerns.sum()
