from __future__ import annotations

import pytest

from gehoord.reporting.own_words.pointing import Pointing, PointsToSomebody, check_points_to_nobody, pointed_in

PLAIN = "Wij spraken vaak met de gemeente. Ouders weten beter waar zij terecht kunnen. Drie dingen vielen op."


BEYOND_TWELVE = (
    "veertien klachten",
    "achttien ouders",
    "eenentwintig nieuwe klachten",
    "drieëndertig kinderen",
    "honderdvijf vragen",
    "fourteen complaints",
    "twenty-one parents",
    "three hundred questions",
)


def kinds(text, **known):
    return {one.kind for one in pointed_in(text, **known)}


def test_an_ordinary_text_points_to_nobody():
    assert pointed_in(PLAIN) == ()
    assert pointed_in("Er waren tientallen klachten, enkele vragen, en veel ouders.") == ()
    assert pointed_in("Het kind staat voorop. De enige weg is praten. Wij waren vaak aan de Dorpsstraat.") == ()
    check_points_to_nobody(PLAIN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wij spraken met Fatima de Boer.", Pointing.NAME),
        ("Moeder Els was er ook.", Pointing.NAME),
        ("Er waren zeven klachten.", Pointing.COUNT),
        ("Wij zagen 12 jongeren.", Pointing.COUNT),
        *((f"Er waren {many}.", Pointing.COUNT) for many in BEYOND_TWELVE),
        ("Van de 3 nieuwe klachten was er veel bekend.", Pointing.COUNT),
        ("Een 14-jarige vroeg ernaar.", Pointing.AGE),
        ("Zij is 34 jaar oud.", Pointing.AGE),
        ("Op 3 maart was het gesprek.", Pointing.DAY),
        ("Een doof meisje kreeg geen tolk.", Pointing.RARE),
        ("Een moeder die zwanger was, vroeg om hulp.", Pointing.RARE),
        ("Het enige meisje in de groep vroeg om hulp.", Pointing.RARE),
        ("Zij was enig kind.", Pointing.RARE),
        ("Haar vader kreeg een huisverbod.", Pointing.RARE),
        ("Het meisje liep weg.", Pointing.RARE),
        ("Een jongen uit de Dorpsstraat vroeg om hulp.", Pointing.RARE),
        ("The only girl there asked for help.", Pointing.RARE),
        ("Het nummer is 111222333.", Pointing.CITIZEN_NUMBER),
    ],
)
def test_what_may_point_to_somebody_is_seen(text, kind):
    assert kind in kinds(text)


def test_the_name_of_a_place_is_no_name_of_a_person():
    assert kinds("Wij waren vaak bij Jan Pieter Heije.") == {Pointing.NAME}
    assert kinds("Wij waren vaak bij Jan Pieter Heije.", known=("Jan Pieter Heije",)) == set()


def test_a_name_is_told_once_and_whole():
    assert [one.words for one in pointed_in("Moeder Fatima de Boer kwam.") if one.kind is Pointing.NAME] == ["Fatima de Boer"]


def test_who_is_sure_may_keep_all_but_a_number():
    check_points_to_nobody("Op 3 maart kwam een 14-jarige.", sure=True)
    with pytest.raises(PointsToSomebody, match="twee klachten"):
        check_points_to_nobody("Er waren twee klachten.", sure=True)
    with pytest.raises(PointsToSomebody):
        check_points_to_nobody("Op 3 maart.")


@pytest.mark.parametrize("text", ["Het waren er dertien.", "Wij hadden 1987 contacten.", "Er waren zeven contacten.", "7keer"])
def test_a_number_without_people_beside_it_is_a_count_too_and_nobody_may_be_sure_of_it(text):
    assert kinds(text) == {Pointing.COUNT}
    with pytest.raises(PointsToSomebody):
        check_points_to_nobody(text, sure=True)


def test_a_day_in_digits_is_a_day_and_a_year_is_none():
    assert kinds("Op 3-3-2017 was er overleg.") == {Pointing.DAY}
    assert kinds("In 2017 was er overleg, zoals artikel 4.1.1 vraagt.") == set()


def test_a_percentage_of_the_printed_tables_may_stand_there():
    check_points_to_nobody("Ruim 25% ging over bejegening.", shares={"Bejegening": {25}})
    with pytest.raises(PointsToSomebody, match="24%"):
        check_points_to_nobody("Ruim 24% ging over bejegening.", shares={"Bejegening": {25}}, sure=True)
