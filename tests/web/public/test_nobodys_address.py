"""A canary: one visitor from an address that nobody has walks every public page; afterwards the address stands nowhere.

Every address of the house that a stranger may open has a visit here, so that a new public page cannot be forgotten.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse
from tests.conftest import Server
from tests.told import calls, messages
from tests.web.test_urls import ADDRESSES, OPEN
from websockets.sync.client import connect

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
JSON = {"Content-Type": "application/json"}
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


MESSAGING = """[whatsapp]
number_id = "{number}"
token_file = "{folder}/token"
app_secret_file = "{folder}/app-secret"
verify_token_file = "{folder}/word"
"""


def open_to_programs(folder: Path) -> None:
    """Set up a messaging service and a telephone system."""
    messages.number_at(folder)
    (folder / "messaging.toml").write_text(MESSAGING.format(number=messages.NUMBER, folder=folder))
    calls.switchboard_at(folder)
    (folder / "telephone.toml").write_text(f'[telephone]\nsecret_file = "{folder}/telephone"\n')


@pytest.fixture
def open_server(new_server) -> Iterator[Server]:
    with new_server(open_to_programs) as started:
        yield started


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


def sent(server, path, content, **headers) -> tuple[int, bytes]:
    where = urlsplit(server.address)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=20, source_address=(CANARY, 0))
    try:
        connection.request("POST" if content is not None else "GET", path, content, {**TALES, **headers})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def chats(server) -> None:
    """A whole talk from the address of the canary: begun, said over a socket and beside one, stopped, and come back to."""
    page = sent(server, "/praten/", None)[1].decode()
    set_here = re.search(r'data-sum="([^"]*)" data-zeros="([0-9]+)"', page)
    begun = {"sum": set_here[1], "solution": solved(set_here[1], int(set_here[2])), "nickname": "Noor", "language": "nl"}
    _status, told = sent(server, "/praten/begin/", json.dumps(begun), **JSON)
    visit = json.loads(told)["visit"]
    road = server.address.replace("http", "ws") + "/praten/lijn/"
    with connect(road, origin=server.address, additional_headers=TALES, source_address=(CANARY, 0), compression=None) as socket:
        socket.send(json.dumps({"visit": visit, "after": 0}))
        socket.send(json.dumps({"say": {"key": "een-bericht", "text": "hoi"}}))
        assert any("kept" in json.loads(message) for message in socket)
        socket.send("geen json")
    said = json.dumps({"say": {"key": "nog-een-bericht", "text": "dag"}})
    assert sent(server, "/praten/zeg/", said, **JSON, **{"X-Visit": visit})[0] == 200
    words = json.loads(sent(server, "/praten/stoppen/", '{"how": "keep"}', **JSON, **{"X-Visit": visit})[1])["words"]
    door = re.search(r'name="sum" value="([^"]*)"', sent(server, "/terug/", None)[1].decode())[1]
    typed = urlencode({"sum": door, "solution": solved(door, int(set_here[2])), "code": " ".join(words)})
    status, thread = sent(server, "/terug/", typed, **{"Content-Type": "application/x-www-form-urlencoded"})
    assert (status, b"dag" in thread) == (200, True)


def solved(said: str, zeros: int) -> str:
    tries = ((str(number), hashlib.sha256(f"{said}:{number}".encode()).digest()) for number in count())
    return next(number for number, digest in tries if int.from_bytes(digest) >> 256 - zeros == 0)


def programs_tell(server) -> list[int]:
    """What a messaging service and a telephone system tell, signed and not."""
    message = messages.told(messages=(messages.text("Mag ik iets vragen?", at=datetime.now(UTC)),))
    ringing = calls.told("ringing")
    signed = [
        ("/berichten/", message, messages.signed(message)),
        ("/berichten/", message, messages.signed(b"iets anders")),
        ("/telefoon/", ringing, {"X-Gehoord-Signature": calls.signed(ringing, at=datetime.now(UTC))}),
        ("/telefoon/", ringing, {"X-Gehoord-Signature": "t=1,v1=geraden"}),
    ]
    return [sent(server, path, content, **JSON, **headers)[0] for path, content, headers in signed]


def found_in(folder: Path, spellings: tuple[bytes, ...]) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return [str(file) for file in files if any(one in content for content in [file.read_bytes()] for one in spellings)]


def dump_of(database: str) -> bytes:
    programs = next(cluster.candidates(None)).folder
    return subprocess.run([programs / "pg_dump", "--data-only", "--inserts", database], check=True, stdout=subprocess.PIPE).stdout


@pytest.mark.server
def test_the_address_of_a_visitor_is_found_nowhere(open_server, postgres, spellings):
    began = time.time() - 1
    statuses = {(method, path): ask(open_server, method, path, form) for method, path, form in ways(open_server.address)}
    assert statuses["GET", "/"] == 200
    assert not [asked for asked, status in statuses.items() if status >= 500]
    chats(open_server)
    assert programs_tell(open_server) == [200, 403, 200, 403]
    assert found_in(open_server.data, spellings) == []
    name = urlsplit(open_server.database).path.strip("/")
    dumped = dump_of(postgres.url(name, role="gehoord_backup"))
    assert b"INSERT INTO" in dumped
    assert not [one for one in spellings if one in dumped]
    assert not [file for file, content in written_since(began) if any(one in content for one in spellings)]


def written_since(moment: float) -> Iterator[tuple[str, bytes]]:
    """What lies open in the temporary folder of the machine since then; others come and go there meanwhile."""
    temporary = Path("/tmp")  # noqa: S108 - looked through, not written in
    for file in temporary.glob("*"):
        with suppress(FileNotFoundError):
            if file.is_file() and file.stat().st_mtime >= moment and file.stat().st_size < 1_000_000:
                yield str(file), file.read_bytes()


def test_the_canary_would_be_found(tmp_path, spellings):
    for spelled in spellings:
        (tmp_path / "line").write_bytes(b"GET / from " + spelled)
        assert found_in(tmp_path, spellings) == [str(tmp_path / "line")]


def test_every_page_that_is_open_is_walked():
    walked = {path for _, path, _ in ways("")}
    assert {urlsplit(ADDRESSES[name]).path for name in OPEN} <= walked
    assert reverse("start") in walked
