from __future__ import annotations

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from gehoord.people.tokens import ADDRESS, CODE, Token, TriedTooOften


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


@given(st.sampled_from([ADDRESS, CODE]))
def test_what_was_drawn_is_read_back_however_it_is_typed(shape):
    token = shape.draw()
    for typed in (token.said, token.spelled, token.spelled.upper(), f" {token.said} "):
        assert shape.read(typed) == token


@given(st.text(max_size=60))
def test_anything_else_is_no_token(typed):
    token = CODE.read(typed)
    assert token is None or len(token.said) == 12


def test_a_token_opens_its_own_digest_and_no_other():
    token, other = CODE.draw(), CODE.draw()
    assert token.opens(token.digest)
    assert not token.opens(other.digest)
    assert token.secret not in repr(token)


def test_guessing_one_token_costs_a_minute_and_nobody_else_waits():
    token, other = CODE.draw(), CODE.draw()
    guess = Token(token.handle, "aaaaaaa")
    for _ in range(5):
        assert not guess.opens(token.digest)
    with pytest.raises(TriedTooOften):
        token.opens(token.digest)
    assert other.opens(other.digest)
