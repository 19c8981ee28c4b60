from __future__ import annotations

import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.config.launch.conftest import NOBODY

from gehoord.config import env
from gehoord.config.launch.ports import answers, listen
from gehoord.config.launch.refusals import NotUnderstood, PortTaken


def port_of(door):
    return door.getsockname()[1]


def test_zero_takes_a_free_port_on_this_machine_alone():
    with listen(0) as door:
        assert door.getsockname()[0] == "127.0.0.1"
        assert port_of(door) > 1023


def test_a_taken_port_is_refused_with_one_that_is_free():
    with listen(0) as door:
        with pytest.raises(PortTaken, match=f"Poort {port_of(door)} is bezet") as refusal:
            listen(port_of(door))
        free = refusal.value.blanks["free"]
        with listen(int(str(free))) as other:
            assert port_of(other) == free != port_of(door)


def test_a_port_can_be_used_again_at_once():
    with listen(0) as door:
        port = port_of(door)
    with listen(port) as again:
        assert port_of(again) == port


@pytest.mark.parametrize("port", [-1, 65536, 99999])
def test_refuses_a_number_that_is_no_port(port):
    with pytest.raises(NotUnderstood, match="--port"):
        listen(port)


def test_refuses_a_port_that_is_for_the_administrator(folder):
    said = subprocess.run(
        [*NOBODY, "/usr/bin/python3", "-c", "from gehoord.config.launch.ports import listen; listen(81)"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=env.passed_on(PYTHONPATH=str(env.CHECKOUT / "src")),
    )
    free_for_all = int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text(encoding="ascii")) <= 81
    assert free_for_all or "PortNotAllowed" in said.stderr, said.stderr


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    with HTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_knows_a_page_that_answers_from_one_that_does_not(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert answers(site + "/", seconds=30)
    assert not answers(site + "/broken", seconds=30)
    with listen(0) as silent:
        assert not answers(f"http://127.0.0.1:{port_of(silent)}/", seconds=0.3)
    assert not answers("http://127.0.0.1:9/", seconds=0.2)
