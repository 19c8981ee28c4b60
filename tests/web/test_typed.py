from __future__ import annotations

import pytest

from gehoord.web.typed import UNTYPED


@pytest.mark.parametrize("text", ["Noor", "één\nregel\tmet meer", "🦊", "\r\n", "\x85"])
def test_what_a_keyboard_gives_is_typed(text):
    assert UNTYPED.search(text) is None


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[2J", "\ud800", "\x0b"])
def test_what_no_text_can_be_kept_with_is_not(text):
    assert UNTYPED.search(text)
