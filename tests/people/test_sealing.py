from __future__ import annotations

import pytest
from cryptography.fernet import InvalidToken

from gehoord.people.sealing import seal_of


def test_what_was_sealed_opens_for_its_purpose_alone(settings):
    sealed = seal_of("visits").encrypt(b"kanarie")
    assert seal_of("visits").decrypt(sealed) == b"kanarie"
    with pytest.raises(InvalidToken):
        seal_of("factors").decrypt(sealed)
    settings.SECRET_KEY = "the key of somewhere else"
    with pytest.raises(InvalidToken):
        seal_of("visits").decrypt(sealed)
