from __future__ import annotations

import signal

import pytest

from gehoord.config.launch.interruption import REQUESTS, Interrupted, heeded


@pytest.fixture(autouse=True)
def as_before():
    before = {number: signal.getsignal(number) for number in REQUESTS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", REQUESTS)
def test_every_request_to_stop_is_heeded_once(number):
    with pytest.raises(Interrupted), heeded():
        signal.raise_signal(number)
    for again in REQUESTS:
        signal.raise_signal(again)


def test_it_is_no_error_that_somebody_could_catch_by_accident():
    assert not issubclass(Interrupted, Exception)
