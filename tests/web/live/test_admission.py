from __future__ import annotations

import pytest

from gehoord.web.live.admission import from_own_page, header


def asked(**headers: str) -> dict[str, object]:
    return {"headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]}


@pytest.mark.parametrize(
    ("headers", "lenient", "strict"),
    [
        ({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}, True, True),
        ({"host": "127.0.0.1:8000", "sec_fetch_site": "same-origin"}, True, True),
        ({"host": "127.0.0.1:8000"}, True, False),
        ({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:9000"}, False, False),
        ({"host": "127.0.0.1:8000", "origin": "null"}, False, False),
        ({"host": "127.0.0.1:8000", "sec_fetch_site": "cross-site"}, False, False),
        ({"host": "127.0.0.1:8000", "sec_fetch_site": "same-site"}, False, False),
        ({"host": "elders.example", "origin": "http://elders.example"}, False, False),
        ({}, False, False),
    ],
)
def test_only_a_page_of_this_house_is_one(headers: dict[str, str], lenient: bool, strict: bool):
    assert from_own_page(asked(**headers)) is lenient
    assert from_own_page(asked(**headers), strictly=True) is strict


def test_a_header_that_is_not_there_is_empty():
    assert (header(asked(host="a"), b"host"), header(asked(), b"host")) == ("a", "")
