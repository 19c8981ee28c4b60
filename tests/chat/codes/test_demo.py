from __future__ import annotations

from gehoord.chat.codes.demo import demo_code
from gehoord.chat.codes.spelling import BITS, read


def test_the_code_of_a_demo_stays_the_same_and_differs_between_installations(settings):
    code = demo_code()
    assert code == demo_code() == read(" ".join(code.words))
    assert code.secret < 2**BITS
    settings.SECRET_KEY = "another installation"
    assert demo_code() != code
