from __future__ import annotations

import pytest

from gehoord.intake.inbound.plain import ADDRESS, clean, decoded, one_line, paragraphs


def test_bytes_are_read_in_the_likeliest_characters():
    assert decoded(b"\xe9\xe9n", "iso-8859-1") == decoded(b"\xe9\xe9n") == "één"
    assert decoded("één".encode(), "us-ascii") == "één"


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "idna", "base64", "nergens", "\0", "é"])
def test_a_codec_that_is_no_character_set_is_passed_over(charset):
    assert decoded(b"dag \\u0041", charset) == "dag \\u0041"


def test_what_cannot_be_seen_or_stored_goes():
    assert clean("a\0b\u202ec\r\nd\re\x07\ud800") == "abc\nd\ne?"


def test_a_name_is_one_line_of_some_length():
    assert one_line("Noor\r\nBcc: x\t y" + "z" * 500, 14) == "Noor Bcc: x yz"


def test_no_more_than_one_empty_line_in_a_row():
    assert paragraphs("\n\na  \n\n\n\nb\n") == "a\n\nb"


@pytest.mark.parametrize("text", ["a@b.example", "noor+x.y@post.example"])
def test_an_address_is_known_by_its_form(text):
    assert ADDRESS.fullmatch(text)


@pytest.mark.parametrize("text", ["a@b\nc", "a b@c.nl", "<a@b.nl>", "@b", "a@", "a@-b.nl", "a@b.nl,c@d.nl"])
def test_what_is_no_address_is_none(text):
    assert not ADDRESS.fullmatch(text)
