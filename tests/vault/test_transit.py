from __future__ import annotations

from uuid import uuid4

import pytest
from tests.vault.transit_engine import TOKEN, key_service

from gehoord.vault.ring import KeyRefused, KeyUnreadable, Secret, Wrapped
from gehoord.vault.transit import KeysAway, KeysInTheOpen, TransitKeyRing


@pytest.fixture
def token(tmp_path):
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    return file


@pytest.fixture
def service():
    with key_service() as started:
        yield started


@pytest.fixture
def ring(service, token, tmp_path):
    return TransitKeyRing(service[0], token, tmp_path / "keys")


def test_a_key_comes_out_as_it_went_in_and_stays_out_of_our_files(ring, tmp_path):
    office = uuid4()
    assert ring.unwrap(office, ring.wrap(office, b"k" * 32, b"case"), b"case") == b"k" * 32
    assert not (tmp_path / "keys").exists()


def test_every_version_opens_and_the_newest_wraps(ring):
    office = uuid4()
    assert ring.newest(office) == 0
    first = ring.wrap(office, b"k", b"")
    assert (first.version, ring.renew(office), ring.newest(office)) == (1, 2, 2)
    assert ring.wrap(office, b"k", b"").version == 2
    assert ring.unwrap(office, first, b"") == b"k"


def test_another_binding_office_or_content_is_refused(ring):
    office, other = uuid4(), uuid4()
    wrapped = ring.wrap(office, b"k", b"case")
    ring.wrap(other, b"k", b"case")
    for whose, changed, bound in (
        (office, wrapped, b"other"),
        (other, wrapped, b"case"),
        (office, Wrapped(1, wrapped.content[4:]), b"case"),
        (office, Wrapped(9, wrapped.content), b"case"),
    ):
        with pytest.raises(KeyRefused):
            ring.unwrap(whose, changed, bound)


def test_the_secrets_of_the_house_lie_wrapped_beside_the_database(ring, service, token, tmp_path):
    secrets = {name: ring.secret(name) for name in Secret}
    kept = b"".join(file.read_bytes() for file in (tmp_path / "keys").iterdir())
    assert not any(secret in kept for secret in secrets.values())
    assert {name: TransitKeyRing(service[0], token, tmp_path / "keys").secret(name) for name in Secret} == secrets


def test_a_wrapped_secret_that_was_changed_is_not_replaced(ring, service, token, tmp_path):
    ring.secret(Secret.JOURNAL)
    (tmp_path / "keys/journal.wrapped").write_text("1 AAAA\n")
    with pytest.raises(KeyUnreadable):
        TransitKeyRing(service[0], token, tmp_path / "keys").secret(Secret.JOURNAL)


def test_a_service_that_is_away_says_that_nothing_is_lost(token, tmp_path):
    with key_service() as (address, _):
        ring = TransitKeyRing(address, token, tmp_path / "keys")
        wrapped = ring.wrap(uuid4(), b"k", b"")
    with pytest.raises(KeysAway, match="niets verloren"):
        ring.unwrap(uuid4(), wrapped, b"")


def test_a_token_that_is_not_known_is_a_service_that_is_away(ring, token):
    token.write_text("s.another")
    with pytest.raises(KeysAway):
        ring.wrap(uuid4(), b"k", b"")


def test_a_token_file_that_is_gone_is_named(ring, token):
    token.unlink()
    with pytest.raises(KeyUnreadable, match="token"):
        ring.newest(uuid4())


@pytest.mark.parametrize("address", ["http://keys.example.nl/v1/transit", "http://127.0.0.1.example.nl/", "ftp://localhost/"])
def test_keys_do_not_cross_a_network_readably(address, token, tmp_path):
    with pytest.raises(KeysInTheOpen, match="https"):
        TransitKeyRing(address, token, tmp_path)


def test_the_token_is_in_no_address(ring, service):
    ring.wrap(uuid4(), b"k", b"")
    assert not any(TOKEN in asked for asked in service[1].asked)
