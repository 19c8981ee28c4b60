from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class TooManyApples(Refused):
    sentence = Text("Neem er {most}, {whom}.", "Take {most}, {whom}.")


def test_a_refusal_speaks_dutch_first():
    assert str(TooManyApples(most=3, whom=Text("vriend", "friend"))) == "Neem er 3, vriend."


def test_a_refusal_speaks_english_when_asked():
    refusal = TooManyApples(most=3, whom=Text("vriend", "friend"))
    assert refusal.told_in("en") == "Take 3, friend."
    assert refusal.told_in("nl") == str(refusal)


def test_a_refusal_without_blanks_has_a_sentence():
    assert str(Refused()) == "Dit kan niet."
