from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gehoord.chat import events
from gehoord.chat.asking import Stands
from gehoord.chat.drafts import NothingSaid
from gehoord.chat.events import LARGEST, Garbled, Saying, Told, heard
from gehoord.chat.speaking import Line
from gehoord.chat.words import From

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["say", "key", "text", "seen", "after", "visit"]), inner),
    max_leaves=8,
)


def test_what_a_page_says_is_read():
    told = heard('{"say":{"key":"abc","text":"Dag\\u0000!","among_us":true},"typing":true,"seen":3,"after":2,"visit":"v"}')
    assert told == Told(Saying("abc", "Dag!", True), True, 3, 2, "v")
    assert heard("{}") == Told()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), JSON.map(json.dumps)))
def test_any_other_message_is_understood_or_refused_and_never_breaks_anything(message: str):
    try:
        told = heard(message)
    except Garbled:
        return
    assert isinstance(told, Told)


@pytest.mark.parametrize("message", ["x" * (LARGEST + 1), "[" * 10_000, '{"seen":1e3}', '{"seen":true}', '{"after":2147483648}'])
def test_what_is_too_much_or_no_number_is_not_understood(message: str):
    with pytest.raises(Garbled):
        heard(message)


def test_a_page_hears_short_words():
    at = datetime(2026, 3, 10, 10, tzinfo=UTC)
    told = json.loads(events.line(Line(12, From.COUNSELLOR, "Vera", "Dag €", at, mine=False)))
    assert told == {
        "line": {
            "id": 12,
            "from": "counsellor",
            "name": "Vera",
            "text": "Dag €",
            "at": at.isoformat(),
            "mine": False,
        }
    }
    assert json.loads(events.line(Line(1, From.COUNSELLOR, "", "", at, among_us=True)))["line"]["among_us"] is True
    assert events.kept("k", 3) == '{"kept":{"key":"k","id":3}}'
    assert json.loads(events.refused("k", NothingSaid(), "en"))["refused"]["sentence"].startswith("There is nothing yet")
    assert (events.place(2), events.seen(4)) == ('{"place":2}', '{"seen":4}')
    assert events.typing(From.VISITOR) == '{"typing":true,"from":"visitor"}'


def test_where_a_conversation_stands_is_told_without_naming_anybody_once_it_is_over():
    there = Stands("live", uuid4(), "Vera", forgotten=False)
    assert json.loads(events.state(there)) == {"state": "talking", "with": "Vera"}
    assert json.loads(events.state(Stands("live", forgotten=False))) == {"state": "waiting", "with": ""}
    assert json.loads(events.state(Stands("live", uuid4(), "Vera", "kept", forgotten=False))) == {
        "state": "ended",
        "with": "",
        "how": "kept",
    }
    assert json.loads(events.state(Stands()))["how"] == "forgotten"
