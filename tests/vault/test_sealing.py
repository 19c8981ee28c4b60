from __future__ import annotations

import secrets
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from gehoord.vault.sealing import BLOCK, END, FORMAT, NONCE, TAG, ContentTampered, Place, open_bytes, seal_bytes

CIPHER = AESGCM(secrets.token_bytes(32))
PLACE = Place("casework_note", "text", UUID(int=1), UUID(int=2))
OFFICE = UUID(int=3)
BOUND = PLACE.bound(OFFICE)
NAMES = st.text("abc_", max_size=6)
PARTS = {"format": slice(0, 1), "nonce": slice(1, 1 + NONCE), "content": slice(1 + NONCE, -TAG), "tag": slice(-TAG, None)}


@given(st.binary(max_size=3 * BLOCK))
def test_what_is_sealed_opens_as_it_was(content):
    sealed = seal_bytes(CIPHER, content, BOUND)
    assert open_bytes(CIPHER, sealed, BOUND) == content
    assert (len(sealed) - len(FORMAT) - NONCE - TAG) % BLOCK == 0


@given(st.binary(max_size=BLOCK), st.integers(0, 5), st.sampled_from([0, 1]))
def test_content_that_ends_like_its_filling_keeps_its_end(content, zeros, ends):
    content += END * ends + bytes(zeros)
    assert open_bytes(CIPHER, seal_bytes(CIPHER, content, BOUND), BOUND) == content


@given(st.lists(st.integers(0, BLOCK - 1), min_size=2, max_size=2))
def test_two_short_texts_are_equally_long_when_sealed(lengths):
    first, second = (seal_bytes(CIPHER, bytes(length), BOUND) for length in lengths)
    assert len(first) == len(second)


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=200)
@given(st.binary(max_size=2 * BLOCK), st.randoms(use_true_random=False), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_refused(part, content, chance, change):
    sealed = bytearray(seal_bytes(CIPHER, content, BOUND))
    sealed[chance.choice(range(*PARTS[part].indices(len(sealed))))] ^= change
    with pytest.raises(ContentTampered):
        open_bytes(CIPHER, bytes(sealed), BOUND)


@given(st.binary(max_size=2 * BLOCK), st.data())
def test_a_piece_cut_off_or_added_is_refused(content, draw):
    sealed = seal_bytes(CIPHER, content, BOUND)
    cut = draw.draw(st.integers(0, len(sealed) - 1))
    for changed in (sealed[:cut], sealed[cut + 1 :], sealed + draw.draw(st.binary(min_size=1, max_size=BLOCK)), sealed[:-BLOCK]):
        with pytest.raises(ContentTampered):
            open_bytes(CIPHER, changed, BOUND)


def test_every_changed_bit_of_one_text_is_refused():
    sealed = seal_bytes(CIPHER, b"ja", BOUND)
    for place in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(ContentTampered):
            open_bytes(CIPHER, bytes(changed), BOUND)


def test_another_key_is_refused():
    with pytest.raises(ContentTampered):
        open_bytes(AESGCM(secrets.token_bytes(32)), seal_bytes(CIPHER, b"ja", BOUND), BOUND)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("casework_name", "text", UUID(int=1), UUID(int=2)).bound(OFFICE),
        Place("casework_note", "name", UUID(int=1), UUID(int=2)).bound(OFFICE),
        Place("casework_note", "text", UUID(int=3), UUID(int=2)).bound(OFFICE),
        Place("casework_note", "text", UUID(int=1), UUID(int=3)).bound(OFFICE),
        Place("casework_note", "text", UUID(int=2), UUID(int=1)).bound(OFFICE),
        PLACE.bound(UUID(int=4)),
        b"",
    ],
    ids=["table", "column", "row", "case", "row and case", "office", "nothing"],
)
def test_another_table_column_row_case_or_office_is_refused(elsewhere):
    with pytest.raises(ContentTampered):
        open_bytes(CIPHER, seal_bytes(CIPHER, b"ja", BOUND), elsewhere)


@given(NAMES, NAMES, NAMES, NAMES)
def test_no_two_places_are_bound_alike(table, column, other_table, other_column):
    one = Place(table, column, UUID(int=1), UUID(int=2)).bound(OFFICE)
    other = Place(other_table, other_column, UUID(int=1), UUID(int=2)).bound(OFFICE)
    assert (one == other) == ((table, column) == (other_table, other_column))
