from __future__ import annotations

from uuid import uuid4

import pytest

from gehoord.vault.sealed import Sealed, open_sealed, seal
from gehoord.vault.sealing import Place


def test_a_text_opens_in_its_place_only_after_it_was_sealed(case, counsellor):
    place = Place("casework_note", "text", uuid4(), case)
    sealed = seal("hallo").sealed_at(place)
    assert sealed.opened(by=counsellor) == "hallo"
    assert open_sealed([sealed.at(place)], by=counsellor) == ("hallo",)
    assert sealed.sealed_at(place).content == sealed.content


def test_a_text_that_lacks_its_content_or_its_place_says_so():
    with pytest.raises(TypeError, match="save its row"):
        _ = seal("hallo").content
    with pytest.raises(TypeError, match="row"):
        _ = Sealed(content=b"x").place
