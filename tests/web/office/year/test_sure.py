from __future__ import annotations

import pytest

from gehoord.web.office.year.notes import NoteSheet


@pytest.mark.parametrize(
    ("words", "known", "asks"),
    [
        ("", (), False),
        ("Wij telden dit te vaak.", (), False),
        ("Moeder Fatima was er.", (), True),
        ("In Haarlem telden wij dit te vaak.", ("Haarlem",), False),
        ("Er waren zeven klachten.", (), False),
    ],
)
def test_it_is_asked_last_and_only_where_the_words_may_point_to_somebody(words, known, asks):
    form = NoteSheet(words=words, known=known)
    assert [field.name for field in form.visible_fields()] == ["text", *(["sure"] if asks else [])]
