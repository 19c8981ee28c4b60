import pytest

from gehoord.practice.words import Term, Text, language_coded, same


class Fruit(Term):
    APPLE = "apple", "Appel", "Apple", Text("Een ronde vrucht.", "A round fruit.")
    PEAR = "pear", "Peer", "Pear"


def test_a_term_is_its_code():
    assert Fruit.APPLE == "apple"
    assert f"{Fruit.APPLE}" == "apple"


def test_a_term_carries_labels_and_definition():
    assert Fruit.APPLE.label == Text("Appel", "Apple")
    assert Fruit.APPLE.definition == Text("Een ronde vrucht.", "A round fruit.")
    assert Fruit.PEAR.definition is None


def test_a_term_knows_its_place():
    assert [fruit.position for fruit in Fruit] == [0, 1]


def test_a_term_is_found_by_its_code():
    assert Fruit.coded("pear") is Fruit.PEAR


def test_an_unknown_code_is_not_found():
    with pytest.raises(KeyError):
        Fruit.coded("plum")


def test_a_text_speaks_both_languages():
    text = Text("hallo", "hello")
    assert (text.spoken_in("nl"), text.spoken_in("en")) == ("hallo", "hello")


def test_blanks_are_filled_in_both_languages():
    assert Text("tot {day}", "until {day}").filled(day="1 mei") == Text("tot 1 mei", "until 1 mei")


def test_a_text_in_a_blank_speaks_the_language_around_it():
    assert Text("een {fruit}", "one {fruit}").filled(fruit=Fruit.APPLE.label) == Text("een Appel", "one Apple")


def test_a_missing_blank_is_told():
    with pytest.raises(KeyError):
        Text("tot {day}", "until {day}").filled()


def test_a_name_is_the_same_everywhere():
    assert same("Haarlem") == Text("Haarlem", "Haarlem")


def test_whatever_is_not_english_is_dutch():
    assert [language_coded(code) for code in ("en", "nl", "fr", "")] == ["en", "nl", "nl", "nl"]
