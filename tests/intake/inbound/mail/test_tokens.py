from __future__ import annotations

from uuid import UUID

from django.test import override_settings

from gehoord.intake.inbound.mail.tokens import digest_of, token_of, tokens_in

THREAD = UUID(int=7)


def test_a_thread_always_has_the_same_token_and_nobody_else_can_make_it():
    token = token_of(THREAD)
    assert token == token_of(THREAD)
    assert len(token) == 20
    assert token != token_of(UUID(int=8))
    with override_settings(SECRET_KEY="een andere"):
        assert token_of(THREAD) != token


def test_the_token_says_nothing_of_the_thread():
    assert THREAD.hex[:8] not in token_of(THREAD)


def test_a_token_is_found_in_an_address_in_capitals_too():
    token = token_of(THREAD)
    found = tokens_in(["x@y.example", f"HULP+{token.upper()}@kantoor.example", "hulp+kort@kantoor.example"])
    assert found == [digest_of(token)]
