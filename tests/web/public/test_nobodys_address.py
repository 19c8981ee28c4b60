"""A canary: one visitor from an address that nobody has walks every public page; afterwards the address stands nowhere.

Every address of the house that a stranger may open has a visit here, so that a new public page cannot be forgotten.
"""

from __future__ import annotations

import http.client
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse
from tests.web.test_urls import ADDRESSES, OPEN

from gehoord.config.launch import cluster

CANARY = "127.83.61.197"
SAID = "203.0.113.83"
"""What a server in between would say the address is."""
TALES = {
    "X-Forwarded-For": SAID,
    "X-Real-IP": SAID,
    "Forwarded": f"for={SAID}",
    "CF-Connecting-IP": SAID,
    "True-Client-IP": SAID,
}
FORMS = {
    "start": {"place": "Haarlem", "voice": "child", "tongue": "en"},
    "survey": {"code": "abcd efgh ijkl mnop"},
    "account_login": {"login": "iemand@gemeente.example", "password": "dit is het niet"},
    "language": {"language": "en"},
}
"""What is filled in where a form is; the other pages get something that fits nowhere."""


def ways(address: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """How each public page is asked: looked at, filled in, filled in badly; and a page that is not there."""
    for name in sorted(OPEN):
        path = urlsplit(ADDRESSES[name]).path
        yield "GET", path, {}
        yield "POST", path, FORMS.get(name, {"message": "hallo", "code": "geraden", "text": "dag"})
        yield "POST", path, {"message": "\x00", "place": "x" * 400}
    yield "GET", "/nergens/", {}


@pytest.fixture
def spellings() -> tuple[bytes, ...]:
    """The two addresses as text, and as the bytes and numbers a program would keep them as."""
    found = []
    for address in (CANARY, SAID):
        parts = [int(part) for part in address.split(".")]
        number = int.from_bytes(bytes(parts), "big")
        found += [address, str(number), bytes(parts).hex(), f"::ffff:{address}"]
    return tuple(one.encode() for one in found)


def ask(server, method, path, form) -> int:
    """Ask from the address of the canary itself, as a visitor of flesh and blood would."""
    where = urlsplit(server.address)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=20, source_address=(CANARY, 0))
    try:
        headers = {**TALES, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urlencode(form) if method == "POST" else None, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def found_in(folder: Path, spellings: tuple[bytes, ...]) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return [str(file) for file in files if any(one in content for content in [file.read_bytes()] for one in spellings)]


def dump_of(database: str) -> bytes:
    programs = next(cluster.candidates(None)).folder
    return subprocess.run([programs / "pg_dump", "--data-only", "--inserts", database], check=True, stdout=subprocess.PIPE).stdout


@pytest.mark.server
def test_the_address_of_a_visitor_is_found_nowhere(own_server, postgres, spellings):
    statuses = {(method, path): ask(own_server, method, path, form) for method, path, form in ways(own_server.address)}
    assert statuses["GET", "/"] == 200
    assert not [asked for asked, status in statuses.items() if status >= 500]
    assert found_in(own_server.data, spellings) == []
    name = urlsplit(own_server.database).path.strip("/")
    dumped = dump_of(postgres.url(name, role="gehoord_backup"))
    assert b"INSERT INTO" in dumped
    assert not [one for one in spellings if one in dumped]
    temporary = Path("/tmp")  # noqa: S108 - looked through, not written in
    mine = [file for file in temporary.glob("*") if file.is_file() and file.stat().st_size < 1_000_000]
    assert not [str(file) for file in mine if any(one in file.read_bytes() for one in spellings)]


def test_the_canary_would_be_found(tmp_path, spellings):
    for spelled in spellings:
        (tmp_path / "line").write_bytes(b"GET / from " + spelled)
        assert found_in(tmp_path, spellings) == [str(tmp_path / "line")]


def test_every_page_that_is_open_is_walked():
    walked = {path for _, path, _ in ways("")}
    assert {urlsplit(ADDRESSES[name]).path for name in OPEN} <= walked
    assert reverse("start") in walked
