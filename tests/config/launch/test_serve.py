from __future__ import annotations

import asyncio
import re
import socket
import time
import urllib.request
from contextlib import closing, contextmanager
from threading import Thread

import pytest
import uvicorn

from gehoord.config.launch import serve
from gehoord.config.launch.ports import listen


def test_pages_come_without_telling_what_serves_them(server):
    with urllib.request.urlopen(server.address + "/", timeout=10) as response:
        assert response.status == 200
        assert "server" not in {name.lower() for name in response.headers}
        assert "<main" in response.read().decode()


def test_nobodys_address_is_written_anywhere(server):
    visitor = "203.0.113.7"
    tales = {"X-Forwarded-For": visitor, "X-Real-IP": visitor, "Forwarded": f"for={visitor}"}
    for path in ("/", "/inloggen/", "/nergens"):
        request = urllib.request.Request(server.address + path, headers=tales)
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except urllib.error.HTTPError as missing:
            missing.close()
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in server.data.rglob("*") if path.is_file())
    assert visitor not in written
    assert not re.search(r"127\.0\.0\.1:\d+ -", written)


async def hello(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"hi"})


@pytest.fixture
def door(monkeypatch):
    """The address of a server that waits for the head of a question for a third of a second."""
    monkeypatch.setattr(serve, "HEAD_WITHIN", 0.3)
    config = serve.served(hello)
    config.timeout_keep_alive = 1
    server = uvicorn.Server(config)
    with closing(listen(0)) as listening:
        running = Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
        running.start()
        yield listening.getsockname()
        server.should_exit = True
        running.join()


@contextmanager
def asking(door, *words):
    with socket.create_connection(door, timeout=60) as connection:
        for word in words:
            connection.sendall(word)
        yield connection


HEAD = b"GET / HTTP/1.1\r\nHost: here\r\n"


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("words", [b"", b"GET", HEAD])
def test_a_question_that_stays_unfinished_is_not_waited_for(door, before, words):
    with asking(door, HEAD + b"\r\n" if before else b"") as connection:
        if before:
            assert b"200 OK" in connection.recv(4096)
        began = time.monotonic()
        connection.sendall(words)
        while connection.recv(4096):
            pass
        assert time.monotonic() - began < 9


def test_a_head_that_is_too_long_is_refused(door):
    with asking(door, HEAD, b"X: " + b"x" * 40_000) as connection:
        assert connection.recv(4096).startswith(b"HTTP/1.1 400")


def test_odd_questions_leave_nothing_in_the_record(server):
    host = ("127.0.0.1", int(server.address.rpartition(":")[2]))
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    key = b"Sec-WebSocket-Key: c2VjcmV0LXdvcmQtMTIzNA==\r\n\r\n"
    fields = b"&".join(b"f%d=1" % number for number in range(2000))
    odd = (
        (403, b"GET /secret-word HTTP/1.1\r\nHost: 127.0.0.1\r\n" + upgrade + key),
        (400, b"GET /secret-word HTTP/1.1\r\nHost:\r\n\r\n"),
        (400, b"secret-word\r\n\r\n"),
        (405, b"TRACE /secret-word HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        (
            400,
            b"POST /taal/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(fields), fields),
        ),
    )
    for status, words in odd:
        with asking(host, words) as connection:
            assert connection.recv(65536).startswith(b"HTTP/1.1 %d" % status), words
    record = (server.data / "web.log").read_text(encoding="utf-8")
    assert "Traceback" not in record
    assert "secret-word" not in record
