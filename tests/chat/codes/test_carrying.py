from __future__ import annotations

import pytest

from gehoord.chat.codes.carrying import brought, carried
from gehoord.chat.codes.proving import PageTooOld
from gehoord.chat.codes.spelling import Code


def test_a_code_comes_back_with_the_form_it_was_drawn_with():
    said = carried(Code(123456789), bound="this form")
    assert brought(said, bound="this form") == Code(123456789)
    assert said != carried(Code(123456789), bound="this form")


@pytest.mark.parametrize("said", ["", "x", "AAAA", "é", "A" * 60])
def test_what_is_not_ours_is_not_taken(said):
    with pytest.raises(PageTooOld):
        brought(said, bound="this form")
    with pytest.raises(PageTooOld):
        brought(carried(Code(1), bound="this form"), bound="another form")
