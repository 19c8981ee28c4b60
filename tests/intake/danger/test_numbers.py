from __future__ import annotations

import pytest

from gehoord.intake.danger.numbers import NumbersUnreadable, numbers, read_numbers

OWN = '[[number]]\nnumber = "0900 1234"\nwhen = { nl = "Altijd", en = "Always" }\nsay = { nl = "Bel.", en = "Call." }\n'


def test_the_number_for_danger_to_a_life_comes_first(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    assert numbers()[0].number == "112"
    assert all(one.when.en and one.say.en for one in numbers())


def test_an_organisation_has_its_own(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    (tmp_path / "numbers.toml").write_text(OWN)
    assert [one.dialled for one in numbers()] == ["09001234"]


@pytest.mark.parametrize("broken", ["", "number = 3", OWN.replace("say", "said"), OWN + "["])
def test_what_cannot_be_read_says_what_to_do_meanwhile(broken: str):
    with pytest.raises(NumbersUnreadable, match="112"):
        read_numbers(broken)
