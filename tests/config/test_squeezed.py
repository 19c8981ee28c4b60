from __future__ import annotations

import gzip

import pytest

pytestmark = pytest.mark.django_db
SHEET = "/static/gehoord.css"


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def whole(client):
    return body(client.get(SHEET))


def test_a_sheet_is_sent_small_and_is_whole_again_when_opened(client, whole):
    answer = client.get(SHEET, headers={"accept-encoding": "gzip, br"})
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.content) == whole
    assert len(answer.content) * 3 < len(whole)
    assert answer["Content-Length"] == str(len(answer.content))
    assert client.get(SHEET, headers={"accept-encoding": "gzip"}).content == answer.content


def test_who_asks_for_plain_gets_plain(client):
    answer = client.get(SHEET)
    assert body(answer)
    assert "Content-Encoding" not in answer
    assert answer["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", ["/static/fonts/atkinson-front.woff2", "/static/niets.css"])
def test_a_font_and_what_is_not_there_are_left_as_they_are(client, address):
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert body(answer)
    assert "Content-Encoding" not in answer


def test_part_of_a_file_stays_a_part(client, whole):
    answer = client.get(SHEET, headers={"accept-encoding": "gzip", "range": "bytes=0-9"})
    assert (answer.status_code, body(answer)) == (206, whole[:10])
