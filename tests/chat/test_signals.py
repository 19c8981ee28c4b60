from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from gehoord.chat.signals import LONGEST, Signal, What, read, spell
from gehoord.chat.words import From

SIGNALS = st.builds(
    Signal, st.uuids(), st.sampled_from(What), st.integers(min_value=0, max_value=2**31 - 1), st.sampled_from(From)
)


@given(st.lists(SIGNALS, max_size=400))
def test_what_is_spelled_is_read_back_and_every_message_fits(signals: list[Signal]):
    messages = list(spell(signals))
    assert [signal for message in messages for signal in read(message)] == signals
    assert all(len(message.encode()) <= LONGEST for message in messages)


@given(st.text(max_size=60))
def test_a_word_that_is_no_signal_is_passed_over(word: str):
    good = Signal(UUID(int=1), What.LINE, 3)
    assert read(f"{word} {good.spelled}")[-1] == good


def test_a_signal_holds_nothing_but_an_id_a_letter_and_a_number():
    assert Signal(UUID(int=10), What.SEEN, 12, From.VISITOR).spelled == "0" * 31 + "arv12"
