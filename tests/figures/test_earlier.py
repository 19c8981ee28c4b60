from datetime import date

from gehoord.figures.definitions import Source
from gehoord.figures.earlier import printed_before
from gehoord.practice.concerns import category
from gehoord.practice.periods import Period


def test_2016_has_the_columns_of_2015_as_they_were_printed():
    edition = printed_before(Period.year(2016))
    assert edition is not None
    assert edition.period == Period.year(2015)
    assert edition.columns["A"] == (4025, 3382, 7404)
    assert edition.rankings["F2"] == (("family_home", 4), ("care_history", 2), ("sexuality_relationships", 2))


def test_a_printed_total_that_is_not_the_sum_of_its_rows_carries_a_note():
    edition = printed_before(Period.year(2016))
    assert edition is not None
    unequal = {table for table, (*rows, total) in edition.columns.items() if sum(rows) != total}
    assert unequal == set(edition.notes) == {"A"}


def test_every_column_says_where_it_was_printed_and_that_years_compare_with_care():
    edition = printed_before(Period.year(2016))
    assert edition is not None
    assert edition.source is Source.PRINTED_2016
    assert edition.note("B") == edition.caution
    assert edition.note("A").nl.startswith(edition.notes["A"].nl)
    assert edition.note("A").en.endswith(edition.caution.en)
    assert "1 januari 2016" in edition.caution.nl


def test_every_ranked_subject_is_a_category_and_every_list_falls():
    edition = printed_before(Period.year(2016))
    assert edition is not None
    for listed in edition.rankings.values():
        assert all(category(code) for code, _ in listed)
        assert [number for _, number in listed] == sorted((number for _, number in listed), reverse=True)


def test_other_years_and_parts_of_a_year_have_no_earlier_edition():
    assert printed_before(Period.year(2017)) is None
    assert printed_before(Period(date(2016, 1, 1), date(2016, 6, 30))) is None
