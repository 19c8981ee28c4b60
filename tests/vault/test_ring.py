from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.vault.ring import FileKeyRing, KeyRefused, KeysTooOpen, KeyUnreadable, Secret, Wrapped


@pytest.fixture
def ring(tmp_path):
    return FileKeyRing(tmp_path / "keys")


def files(ring):
    return sorted(file for file in ring._folder.rglob("*") if file.is_file())


def test_a_key_comes_out_as_it_went_in(ring):
    office = uuid4()
    assert ring.unwrap(office, ring.wrap(office, b"k" * 32, b"case"), b"case") == b"k" * 32


def test_every_version_opens_and_the_newest_wraps(ring):
    office = uuid4()
    first = ring.wrap(office, b"k", b"")
    assert (first.version, ring.renew(office), ring.newest(office)) == (1, 2, 2)
    second = ring.wrap(office, b"k", b"")
    assert (second.version, ring.unwrap(office, first, b""), ring.unwrap(office, second, b"")) == (2, b"k", b"k")


def test_an_office_has_keys_of_its_own(ring):
    one, other = uuid4(), uuid4()
    wrapped = ring.wrap(one, b"k", b"")
    ring.wrap(other, b"k", b"")
    with pytest.raises(KeyRefused):
        ring.unwrap(other, wrapped, b"")


def test_another_binding_version_or_content_is_refused(ring):
    office = uuid4()
    wrapped = ring.wrap(office, b"k", b"case")
    ring.renew(office)
    for changed, bound in (
        (wrapped, b"other"),
        (Wrapped(2, wrapped.content), b"case"),
        (Wrapped(1, wrapped.content[:-1]), b"case"),
    ):
        with pytest.raises(KeyRefused):
            ring.unwrap(office, changed, bound)


def test_keys_are_for_their_owner_alone(ring):
    ring.wrap(uuid4(), b"k", b"")
    ring.secret(Secret.JOURNAL)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files(ring)} == {0o600}
    folders = {ring._folder, *(file.parent for file in files(ring))}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644, 0o777])
def test_a_key_that_others_can_reach_is_refused_with_what_to_do(ring, mode):
    office = uuid4()
    wrapped = ring.wrap(office, b"k", b"")
    files(ring)[0].chmod(mode)
    with pytest.raises(KeysTooOpen, match=f"chmod 600 {files(ring)[0]}"):
        FileKeyRing(ring._folder).unwrap(office, wrapped, b"")


@pytest.mark.parametrize("which", [0, 1])
def test_a_folder_that_others_can_reach_is_refused(ring, which):
    office = uuid4()
    wrapped = ring.wrap(office, b"k", b"")
    folder = [ring._folder, ring._folder / str(office)][which]
    folder.chmod(0o750)
    with pytest.raises(KeysTooOpen, match=f"chmod 700 {folder}$"):
        FileKeyRing(ring._folder).unwrap(office, wrapped, b"")
    with pytest.raises(KeysTooOpen):
        FileKeyRing(ring._folder).renew(office)


@pytest.mark.parametrize("content", [b"", b"not a key", b"a" * 44, None])
def test_a_key_that_is_damaged_or_gone_is_not_replaced(ring, content):
    office = uuid4()
    wrapped = ring.wrap(office, b"k", b"")
    (file,) = files(ring)
    file.unlink()
    if content is not None:
        file.write_bytes(content)
        file.chmod(0o600)
    with pytest.raises(KeyUnreadable, match="reservekopie"):
        FileKeyRing(ring._folder).unwrap(office, wrapped, b"")


def test_a_secret_stays_the_same_and_each_is_another(ring):
    secrets = {name: ring.secret(name) for name in Secret}
    assert len(set(secrets.values())) == len(Secret)
    assert {name: FileKeyRing(ring._folder).secret(name) for name in Secret} == secrets


def test_many_at_once_end_with_one_key(ring):
    office = uuid4()
    rings = [FileKeyRing(ring._folder) for _ in range(16)]
    with ThreadPoolExecutor(16) as pool:
        drawn = list(pool.map(lambda one: one.secret(Secret.BLIND_INDEX), rings))
        wrapped = list(pool.map(lambda one: one.wrap(office, b"k", b""), rings))
    assert len(set(drawn)) == 1
    assert {ring.unwrap(office, one, b"") for one in wrapped} == {b"k"}
    assert not [file for file in files(ring) if file.name.startswith(".")]


@given(st.binary(min_size=1, max_size=64), st.binary(max_size=40))
def test_any_key_comes_back_under_any_binding(tmp_path_factory, key, bound):
    ring = FileKeyRing(tmp_path_factory.getbasetemp() / "any-keys")
    office = uuid4()
    assert ring.unwrap(office, ring.wrap(office, key, bound), bound) == key


def test_a_process_that_goes_on_signs_with_the_secret_that_was_put_back(ring):
    ours = ring.secret(Secret.JOURNAL)
    ring._folder.rename(ring._folder.with_name("keys-of-before"))
    FileKeyRing(ring._folder).secret(Secret.JOURNAL)
    put_back = ring.secret(Secret.JOURNAL)
    assert put_back != ours
    assert put_back == FileKeyRing(ring._folder).secret(Secret.JOURNAL)
