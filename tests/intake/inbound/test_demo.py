from __future__ import annotations

from tests.told.intake import LETTER, NOW

from gehoord.intake.inbound.correspondence import letters_of
from gehoord.intake.inbound.demo import MORE, tell_letters


def test_a_demo_has_a_correspondence_to_answer(front):
    item = front.letter()
    tell_letters(item, said=LETTER, at=NOW)
    found = letters_of(item, by=front.line)
    assert [entry.line.text for entry in found.entries if entry.line] == [LETTER.text, MORE]
    assert found.address == LETTER.reach
    assert sum(entry.line is None for entry in found.entries) == 1
