import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gehoord.figures.disclosure.families import CONTACTS
from gehoord.figures.disclosure.few import Records, few
from gehoord.figures.disclosure.tree import branching

rows = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 7)), min_size=1, max_size=60)


@settings(deadline=None)
@given(rows)
def test_each_client_counts_four_times_at_most(records):
    leaf, atom, client = (np.array(column) for column in zip(*records, strict=True))
    counts = np.zeros((3, 2), dtype=np.int64)
    np.add.at(counts, (leaf, atom), 1)
    shape = branching("NL", {"NL": ["a", "b", "c"]}, {"a": 0, "b": 1, "c": 2}, counts.sum(axis=1))
    found = few(CONTACTS, shape, counts, Records(leaf, atom, client), base=5)
    for node, name in enumerate(shape.name[1:], start=1):
        for cell in range(2):
            here = client[(leaf == "abc".index(name)) & (atom == cell)]
            times = np.unique_counts(here).counts
            if len(here) >= 5:
                assert found.target[node, cell] == np.minimum(times, 4).sum()
                assert found.capped[node, cell] == (len(times) < 5 and found.target[node, cell] < len(here))
            else:
                assert not found.capped[node, cell]
