"""A small register is attacked before it goes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures.disclosure.small_year import Small, young_people

from gehoord.figures.disclosure.attacker import small
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.attacker.small import TooFewClients, attacked_if_small, is_small
from gehoord.figures.disclosure.attacker.system import Contradiction


@pytest.fixture
def few(monkeypatch):
    """The line moved up, so that the small year lies below it."""
    monkeypatch.setattr(small, "SMALL", 1_000)


def test_the_line_is_drawn_by_the_clients_that_are_printed():
    few, many = (young_people(2016, new=more) for more in (0, 10))
    printed = Small().cells["clients", "NL", ("*", "*", "*")]
    assert printed > small.SMALL
    assert not is_small(few)
    for reports, line in ((few, printed), (many, printed)):
        with pytest.MonkeyPatch.context() as moved:
            moved.setattr(small, "SMALL", line)
            assert is_small(reports) is (reports is few)


def test_where_no_clients_are_printed_at_all_it_is_small():
    reports = young_people(2016)
    reports["nation.json"]["tables"], reports["nation.json"]["cells"]["tables"] = [], []
    assert is_small(reports)


def test_exact_figures_are_never_attacked_for_being_small():
    assert not is_small(Small(records=3, exact=True).reports())


def test_of_a_large_register_nothing_is_asked(monkeypatch):
    monkeypatch.setattr(small, "attack", None)
    assert attacked_if_small(young_people(2016), {}, iter(["never read"])) is None


def test_a_small_register_that_tells_too_much_is_refused(few):
    told = []
    with pytest.raises(TooFewClients, match="langer tijdvak"):
        attacked_if_small(young_people(2016), {}, [(young_people(2016, new=1), None)], tell=told.append)
    assert told == [small.ATTACKING]


def test_a_small_register_that_tells_nothing_passes_and_says_so(few):
    told = attacked_if_small(young_people(2016), {}, [(young_people(2017), None)])
    assert told is not None
    assert told["figures"] == told["shown"] > 100


def test_what_is_not_shown_to_have_five_values_counts_as_known(few, monkeypatch):
    found = attack([small.edition_of(young_people(2016))])
    monkeypatch.setattr(small, "attack", lambda _editions: replace(found, unshown=2))
    with pytest.raises(TooFewClients, match="er 2 bijna precies"):
        attacked_if_small(young_people(2016), {})


def test_figures_that_fit_no_truth_at_all_are_refused(few, monkeypatch):
    def none(_editions):
        raise Contradiction

    monkeypatch.setattr(small, "attack", none)
    with pytest.raises(TooFewClients):
        attacked_if_small(young_people(2016), {})


def test_a_large_year_beside_it_is_left_out(monkeypatch):
    asked = []
    real = attack
    monkeypatch.setattr(small, "attack", lambda editions: asked.append([one.year for one in editions]) or real(editions))
    monkeypatch.setattr(small, "SMALL", Small().cells["clients", "NL", ("*", "*", "*")])
    attacked_if_small(young_people(2016), {}, [(young_people(2015, new=20), None)])
    attacked_if_small(young_people(2016), {}, [(young_people(2015), None)])
    assert asked == [[2016], [2015, 2016]]
