from __future__ import annotations

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from tests.vault.transit_engine import TOKEN, key_service

from gehoord.vault import intake
from gehoord.vault.intake import intake_key, open_from_intake, seal_for_intake
from gehoord.vault.sealing import ContentTampered
from gehoord.vault.transit import KeysAway

pytestmark = pytest.mark.usefixtures("own_keys")


def test_what_was_put_in_comes_out():
    assert open_from_intake(seal_for_intake(b"hallo", bound=b"room"), bound=b"room") == b"hallo"


def test_it_can_be_sealed_while_the_keys_are_away_and_opened_when_they_are_back(own_keys):
    (own_keys / "token").write_text(TOKEN)
    with key_service() as (address, _), override_settings(KEY_SERVICE=address, KEY_SERVICE_TOKEN=own_keys / "token"):
        intake_key()
        (own_keys / "token").write_text("s.expired")
        sealed = seal_for_intake(b"hallo")
        private = intake._private
        intake.ring()._secret.cache_clear()
        with pytest.raises(KeysAway):
            private()
        (own_keys / "token").write_text(TOKEN)
        assert open_from_intake(sealed) == b"hallo"


@given(st.data())
def test_a_letter_that_was_changed_is_refused(draw):
    sealed = bytearray(seal_for_intake(b"hallo"))
    sealed[draw.draw(st.integers(0, len(sealed) - 1))] ^= draw.draw(st.integers(1, 127))
    with pytest.raises(ContentTampered):
        open_from_intake(bytes(sealed))


@pytest.mark.parametrize("letter", [b"", b"x" * 31, b"\0" * 400, b"x" * 400])
def test_what_is_no_letter_is_refused(letter):
    with pytest.raises(ContentTampered):
        open_from_intake(letter)


def test_a_letter_for_another_room_is_refused():
    with pytest.raises(ContentTampered):
        open_from_intake(seal_for_intake(b"hallo", bound=b"room 1"), bound=b"room 2")


def test_no_two_letters_are_alike():
    assert len({seal_for_intake(b"hallo") for _ in range(20)}) == 20
