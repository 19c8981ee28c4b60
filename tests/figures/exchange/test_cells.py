from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.figures.exchange import cells
from gehoord.figures.exchange.cells import Misread
from gehoord.practice.contacts import Channel
from gehoord.practice.words import Text


def told(read):
    assert isinstance(read, Misread)
    return read.expected.nl


@given(st.dates(cells.EARLIEST, cells.LATEST))
def test_a_day_reads_as_it_is_written(on):
    assert cells.day(on.isoformat()) == on


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31-12-2016", "Schrijf de datum als 2016-12-31. Bedoelt u 2016-12-31?"),
        ("3/4/2016", "Bedoelt u 2016-04-03?"),
        ("20160304", "Bedoelt u 2016-03-04?"),
        ("2016-3-4", "Bedoelt u 2016-03-04?"),
        ("2016-03-04T00:00:00", "Bedoelt u 2016-03-04?"),
        ("2016-03-04 ", "Bedoelt u 2016-03-04?"),
        ("gisteren", "Schrijf de datum als 2016-12-31."),
        ("２０１６-03-04", "Schrijf de datum als 2016-12-31."),
        ("2016-02-30", "Deze dag bestaat niet in de kalender."),
        ("2015-02-29", "Deze dag bestaat niet in de kalender."),
        ("0000-01-01", "Deze dag bestaat niet in de kalender."),
        ("0216-01-01", "Het jaar ligt tussen 1990 en 2099."),
        ("2100-01-01", "Het jaar ligt tussen 1990 en 2099."),
    ],
)
def test_a_day_that_is_none_says_what_was_meant(written, said):
    assert told(cells.day(written)).endswith(said)


@pytest.mark.parametrize("written", ["WhatsApp", "whatsap", "Whats_App", " whatsapp"])
def test_a_code_with_a_slip_says_what_was_meant(written):
    assert told(cells.term(Channel)(written)).endswith("Bedoelt u whatsapp?")


def test_a_code_is_only_the_code():
    assert cells.term(Channel)("chat") is Channel.CHAT
    assert told(cells.term(Channel)("postduif")).startswith("Kies uit phone, email")
    assert "Bedoelt u" not in told(cells.term(Channel)("x" * 100_000))


@pytest.mark.parametrize(
    ("written", "meant"), [("Bejegening", "treatment"), ("misconduct_sex", "misconduct_sexual"), ("FILE", "file")]
)
def test_a_category_may_be_meant_by_its_label(written, meant):
    assert told(cells.category(written)) == f"Deze categorie bestaat in geen enkel jaar. Bedoelt u {meant}?"


@pytest.mark.parametrize("written", ["0", "11", "8.5", "8,5", "08", "acht", "-1", "٨"])
def test_a_grade_is_a_whole_number_from_1_to_10(written):
    assert "1 tot en met 10" in told(cells.grade(written))
    assert [cells.grade(str(grade)) for grade in range(1, 11)] == list(range(1, 11))


@pytest.mark.parametrize("written", ["392", "0392", "gm0392", "GM392", "GM0392 "])
def test_a_municipality_is_its_cbs_code(written):
    assert told(cells.municipality(None)(written)).endswith("Bedoelt u GM0392?")
    assert cells.municipality(None)("GM0392") == "GM0392"
    assert told(cells.municipality(None)("Haarlem")).endswith("zoals GM0392.")


def test_a_municipality_that_never_was_is_not_suggested():
    read = cells.municipality({"GM0392"})
    assert told(read("GM0393")) == "Een gemeente met deze code heeft niet bestaan."
    assert "Bedoelt u" not in told(read("393"))


def test_a_name_has_no_blanks_around_it_and_an_end():
    assert cells.name('De Brug, "Zuid"') == 'De Brug, "Zuid"'
    assert "spaties" in told(cells.name("C1 "))
    assert "200 tekens" in told(cells.name("x" * 201))


@given(st.text())
def test_every_reader_answers_whatever_it_is_given(text):
    readers = [cells.name, cells.day, cells.grade, cells.category, cells.term(Channel), cells.municipality(None)]
    for read in readers:
        answer = read(text)
        assert isinstance(answer, str | date | int | Misread)
        assert not isinstance(answer, Misread) or isinstance(answer.expected, Text)
