"""What one figure says of another."""

from __future__ import annotations

from dataclasses import replace

from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.published.inequalities import MANY, between_years, inequalities
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of


def printed(**settings):
    reports = Small(**settings).reports()
    return figures_of(reports, structure_of(reports)).values, structure_of(reports)


def worth(values, terms):
    return sum(term.weight * values[term.family].get((term.unit, term.at), 0) for term in terms)


def test_they_hold_for_records_themselves():
    values, structure = printed(exact=True)
    found = list(inequalities(values, structure))
    assert len(found) > 25
    assert all(worth(values, terms) >= at_least for terms, at_least in found)


def test_who_raises_is_held_against_what_is_raised():
    held = [one.terms for one in inequalities(*printed()) if {term.family for term in one.terms} == {"concerns", "raisers"}]
    ways = {tuple((term.family, term.weight) for term in terms) for terms in held}
    assert ways == {(("concerns", 1), ("raisers", -1)), (("raisers", MANY), ("concerns", -1))}


def held_to(family, unit, **settings):
    """What is held against the people of one unit, by what it is: how often each counts, and what it comes to at least."""
    values, structure = printed(**settings)
    found = (one for one in inequalities(values, structure) if one.terms[0].family == family and one.terms[0].unit == unit)
    return {(frozenset(term.family for term in one.terms[1:]), one.terms[0].weight) for one in found}


def test_where_anything_is_there_is_somebody_whose_it_is():
    assert {(frozenset({"concerns"}), MANY), (frozenset({"raisers"}), 1)} <= (
        held_to("visitors", "harbour@GM0001") | held_to("clients", "GM0001")
    )
    assert (frozenset({"concerns"}), MANY) in held_to("agency_clients", "harbour")
    assert (frozenset({"actions"}), MANY) in held_to("concerns", "GM0001")


def test_in_a_municipality_that_is_printed_lived_at_least_so_many():
    values, structure = printed()
    alone = {
        (one.terms[0].unit, one.at_least)
        for one in inequalities(values, replace(structure, threshold=5))
        if len(one.terms) == 1 and one.terms[0].family == "clients"
    }
    assert alone == {(f"GM000{number}", 5) for number in (1, 2, 3, 4)}


def test_what_was_raised_without_a_contact_is_believed_to_be_so():
    """Where far more raised something than there were clients, nobody holds the one against the other."""
    values, structure = printed()
    clients = {**values["clients"], ("GM0001", ("*", "*", "*")): 5}
    raisers = {**values["raisers"], ("GM0001", ("question",)): 15, ("GM0001", ("problem",)): 10}
    found = {
        one.terms[1].at
        for one in inequalities({**values, "clients": clients, "raisers": raisers}, structure)
        if one.terms[0].family == "clients" and one.terms[0].unit == "GM0001" and one.terms[-1].family == "raisers"
    }
    assert ("question",) not in found
    assert ("problem",) in found


def test_where_actions_count_nationally_there_were_nine_at_most_and_elsewhere_more():
    values, structure = printed()
    few = replace(structure, few_actions=frozenset({"GM0001"}))
    whole = next(split.whole for split in few.trees["residence"] if "GM0001" in split.parts)
    found = list(inequalities(values, few))
    beside_concerns = {one.terms[0].unit: one.at_least for one in found if one.terms[0].family == "actions" and one.terms[1:]}
    alone = {one.terms[0].unit: one.at_least for one in found if not one.terms[1:]}
    assert (beside_concerns["GM0001"], beside_concerns[whole], beside_concerns["NL"]) == (-9, -9, 0)
    assert "GM0001" not in alone
    assert set(alone.values()) == {10}


def tied(before=None):
    (then, structure), (now, _) = printed(), printed(seed=2)
    return list(between_years(then, now, before or structure, structure))


def test_what_was_old_stood_in_the_year_before():
    (old,), (total,), _ = tied()[0]
    assert (old.at[2], old.weight, total.at[2], total.weight) == ("old", -1, "*", 1)
    assert old.unit == total.unit


def test_how_a_concern_is_handled_goes_forward_alone():
    """What is advised now may have been running then, so only both together stood there the year before."""
    states = [tuple(one.at[2] for one in pair.earlier) for pair in tied() if pair.earlier[0].family == "concerns"]
    assert ("running",) in states
    assert ("running", "advised") in states
    assert not {("advised",), ("broken_off",), ("one_action",)} & set(states)


def test_a_region_did_not_hold_who_counted_nationally_only_then():
    _, structure = printed()
    region = next(split.whole for split in structure.trees["residence"] if "GM0001" in split.parts)
    pairs = tied(replace(structure, text_only=frozenset({"GM0001"})))
    units = {frozenset(one.unit for one in pair.later) for pair in pairs if pair.earlier[0].unit == region}
    assert units == {frozenset({region, "GM0001"})}


def test_of_whom_a_municipality_told_nothing_it_had_fewer_than_have_figures():
    _, structure = printed()
    pairs = tied(replace(structure, text_only=frozenset({"GM0001"}), threshold=5))
    (few,) = [pair for pair in pairs if pair.at_least]
    assert [(one.family, one.unit, one.at, one.weight) for one in few.later] == [("clients", "GM0001", ("*", "*", "old"), -1)]
    assert (few.earlier, few.at_least) == ((), -4)


def test_a_client_of_an_agency_came_about_one_of_its_locations():
    found = [
        one.terms for one in inequalities(*printed()) if {term.family for term in one.terms} == {"visitors", "agency_clients"}
    ]
    of_harbour = {
        tuple((term.family, term.unit, term.weight) for term in terms)
        for terms in found
        if terms[0].at[0] == "adult" and "harbour" in terms[0].unit
    }
    assert of_harbour == {
        (("visitors", "harbour", 1), ("agency_clients", "harbour", -1)),
        (("agency_clients", "harbour", 1), ("visitors", "harbour@GM0001", -1)),
        (("agency_clients", "harbour", 1), ("visitors", "harbour@GM0002", -1)),
    }


def test_an_agency_without_a_table_of_actions_had_few_of_them():
    values, structure = printed()
    quiet = replace(structure, quiet=frozenset({"lighthouse"}), few=24)
    values = {**values, "actions": {key: one for key, one in values["actions"].items() if key[0] != "lighthouse"}}
    found = {
        (one.terms[0].unit, one.at_least)
        for one in inequalities(values, quiet)
        if {term.unit for term in one.terms} <= {"lighthouse", "harbour"}
        and one.terms[0].family in ("actions", "concerns")
        and len(one.terms) != 2
    }
    assert {("lighthouse", -24), ("harbour", 0), ("harbour", 25)} <= found


def test_where_a_crowd_is_printed_nobody_asks_whether_there_was_somebody():
    """So many times so many would be more than the attack takes for a bound."""
    values, structure = printed()
    crowd = {**values["visitors"], ("harbour@GM0001", ("*",)): 505}
    asked = [
        one.terms[0].unit
        for one in inequalities({**values, "visitors": crowd}, structure)
        if one.terms[0].family == "visitors" and one.terms[0].weight == MANY
    ]
    assert "harbour@GM0001" not in asked
    assert "harbour@GM0002" in asked
