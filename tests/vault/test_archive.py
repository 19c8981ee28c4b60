from __future__ import annotations

import io
import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gehoord.vault.copying import archive
from gehoord.vault.copying.archive import ArchiveUnreadable, SealedReader, SealedWriter

SECRET = secrets.token_bytes(32)


@pytest.fixture(autouse=True, scope="module")
def small_pieces():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "PIECE", 100)
        yield


def sealed(content, step=37):
    kept = io.BytesIO()
    writer = SealedWriter(kept, SECRET)
    for start in range(0, len(content), step):
        writer.write(content[start : start + step])
    writer.finish()
    return kept.getvalue()


def opened(content, secret=SECRET):
    return SealedReader(io.BytesIO(content), secret).readall()


@given(st.binary(max_size=1000), st.integers(1, 300))
def test_what_went_in_comes_out(content, step):
    assert opened(sealed(content, step)) == content


@settings(max_examples=200)
@given(st.binary(max_size=500), st.data())
def test_a_changed_byte_is_refused(content, draw):
    changed = bytearray(sealed(content))
    changed[draw.draw(st.integers(0, len(changed) - 1))] ^= draw.draw(st.integers(1, 255))
    with pytest.raises(ArchiveUnreadable):
        opened(bytes(changed))


@given(st.binary(min_size=250, max_size=500), st.data())
def test_a_copy_cut_short_is_refused_also_between_two_pieces(content, draw):
    whole = sealed(content)
    start = len(archive.HEADING) + archive.SALT
    for cut in (draw.draw(st.integers(0, len(whole) - 1)), start, start + 116, start + 232):
        with pytest.raises(ArchiveUnreadable):
            opened(whole[:cut])


def test_pieces_that_changed_places_are_refused():
    whole = sealed(bytes(350))
    start = len(archive.HEADING) + archive.SALT
    first, second, rest = whole[start : start + 116], whole[start + 116 : start + 232], whole[start + 232 :]
    with pytest.raises(ArchiveUnreadable):
        opened(whole[:start] + second + first + rest)


def test_another_key_is_refused():
    with pytest.raises(ArchiveUnreadable, match="andere sleutels"):
        opened(sealed(b"ja"), secrets.token_bytes(32))
