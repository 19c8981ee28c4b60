from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from gehoord.chat.codes import stretching
from gehoord.chat.codes.spelling import Code
from gehoord.chat.codes.stretching import AT_ONCE, Busy, Counter, handle, stretched


def test_the_same_code_gives_the_same_and_another_gives_another(settings):
    first = stretched(Code(7))
    assert first == stretched(Code(7)) != stretched(Code(8))
    settings.SECRET_KEY = "another installation"
    assert first != stretched(Code(7))


def test_a_handle_is_short_and_keyed(settings):
    handles = {handle(Code(number)) for number in range(500)}
    assert len(handles) > 495
    assert max(handles) < 2**24
    settings.SECRET_KEY = "another installation"
    assert handle(Code(1)) not in handles


def test_no_more_than_a_few_are_served_at_once_and_the_rest_hears_it_is_busy():
    counter = Counter(at_once=2, in_line=3, patience=5)
    most, now, lock, refused = 0, 0, threading.Lock(), 0

    def come(_number: int) -> None:
        nonlocal most, now, refused
        try:
            with counter.turn():
                with lock:
                    now += 1
                    most = max(most, now)
                time.sleep(0.05)
                with lock:
                    now -= 1
        except Busy:
            with lock:
                refused += 1

    with ThreadPoolExecutor(40) as people:
        list(people.map(come, range(40)))
    assert most == 2
    assert 1 <= 40 - refused <= 40
    with counter.turn():
        assert refused > 0


def test_who_waits_too_long_is_asked_to_come_back():
    counter = Counter(at_once=1, in_line=1, patience=0.01)
    with counter.turn(), pytest.raises(Busy, match="Wacht een minuut"), counter.turn():
        pass


def test_a_thousand_codes_at_once_take_the_memory_of_a_few(monkeypatch):
    most, now, lock = 0, 0, threading.Lock()

    def weighed(*_args: object, **_more: object) -> bytes:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.002)
        with lock:
            now -= 1
        return b""

    monkeypatch.setattr(stretching, "hash_secret_raw", weighed)

    def guess(number: int) -> bool:
        try:
            stretched(Code(number))
        except Busy:
            return False
        return True

    with ThreadPoolExecutor(200) as people:
        answered = sum(people.map(guess, range(1000)))
    assert most <= AT_ONCE
    assert 0 < answered <= 1000
    assert guess(1)
