from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.concerns import (
    SCHEMES,
    CategoryDoesNotFit,
    ConcernKind,
    NoSchemeYet,
    UnknownCategory,
    category,
    check_category,
    mapped_to,
    scheme_on,
)

OLD, NEW = SCHEMES
PARTS = ("misconduct_psychological", "misconduct_sexual", "misconduct_physical")
every_code = st.sampled_from([one.code for scheme in SCHEMES for one in scheme.choices])


def codes(scheme, kind):
    return [one.code for one in scheme.categories(kind)]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2015, 1, 1), 2016),
        (date(2016, 7, 1), 2016),
        (date(2020, 12, 31), 2016),
        (date(2021, 1, 1), 2021),
        (date(2030, 1, 1), 2021),
    ],
)
def test_a_scheme_holds_until_the_next_begins(day, year):
    assert scheme_on(day).year == year


def test_there_is_no_scheme_before_2015():
    with pytest.raises(NoSchemeYet, match="2014-12-31"):
        scheme_on(date(2014, 12, 31))


def test_the_scheme_of_2021_splits_misconduct_where_it_stood():
    expected = codes(OLD, ConcernKind.COMPLAINT)
    place = expected.index("misconduct")
    assert codes(NEW, ConcernKind.COMPLAINT) == [*expected[:place], *PARTS, *expected[place + 1 :]]
    assert "misconduct" not in NEW


@pytest.mark.parametrize("kind", [ConcernKind.QUESTION, ConcernKind.PROBLEM])
def test_questions_and_problems_stay_the_same(kind):
    assert OLD.categories(kind) == NEW.categories(kind)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_maps_back_to_the_whole(part):
    assert mapped_to(part, OLD).code == "misconduct"
    assert mapped_to(part, NEW).code == part


def test_nobody_guesses_the_part_of_an_earlier_complaint():
    assert mapped_to("misconduct", NEW).code == "misconduct"
    assert category("misconduct") in NEW.printable(ConcernKind.COMPLAINT)


@given(every_code, st.sampled_from(SCHEMES))
def test_every_concern_can_be_printed_in_every_scheme(code, scheme):
    mapped = mapped_to(code, scheme)
    assert mapped in scheme.printable(category(code).kind)
    assert mapped_to(mapped.code, scheme) == mapped


def test_an_unknown_category_is_refused():
    for asked in (lambda: category("weather"), lambda: mapped_to("weather", OLD)):
        with pytest.raises(UnknownCategory, match="weather"):
            asked()


@given(every_code, st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_a_category_may_be_chosen_exactly_while_its_scheme_holds(code, day):
    kind = category(code).kind
    if code in scheme_on(day):
        assert check_category(code, kind, on=day).code == code
    else:
        with pytest.raises(CategoryDoesNotFit):
            check_category(code, kind, on=day)


def test_a_category_of_another_kind_is_refused_in_the_language_of_the_reader():
    with pytest.raises(CategoryDoesNotFit, match=r"Bejegening.*vraag") as refused:
        check_category("treatment", ConcernKind.QUESTION, on=date(2016, 1, 1))
    assert "“Treatment by staff” does not belong to a question" in refused.value.told_in("en")


def test_schemes_follow_each_other_in_time():
    assert OLD.valid_from + timedelta(days=1) < NEW.valid_from
