"""Real servers on the loopback address: one that keeps mail (IMAP), one that takes mail (SMTP), and one that plays clamd."""

from __future__ import annotations

import imaplib
import socket
import socketserver
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from tests.told.mail import OURS

from gehoord.intake.inbound.mail.mailboxes import Mailbox, Security, Server

USER, PASSWORD = "kantoor", "geheim met spatie"


@contextmanager
def port_kept(port: int = 0) -> Iterator[int]:
    """A port on which nobody listens yet, and that nobody else is given meanwhile: a line is tied to it that never listens."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(("127.0.0.1", port))
        yield line.getsockname()[1]


@dataclass
class Keeper:
    """A server that keeps mail, and a line of our own to it."""

    port: int
    line: imaplib.IMAP4

    def put(self, *mails: bytes) -> None:
        for raw in mails:
            answer, _told = self.line.append("INBOX", None, None, raw)
            assert answer == "OK"

    def there(self, folder: str = "INBOX") -> int:
        answer, told = self.line.select(folder)
        return int(told[0]) if answer == "OK" else -1

    def empty(self) -> None:
        self.line.select("INBOX")
        self.line.store("1:*", "+FLAGS", r"(\Deleted)")
        self.line.expunge()


@contextmanager
def keeps_mail() -> Iterator[Keeper]:
    with port_kept() as port:
        words = ["--no-tls", "--host", "127.0.0.1", "--port", str(port), "dict", "--demo-user", USER, "--demo-password", PASSWORD]
        program = "from pymap.main import main; main()"
        running = subprocess.Popen([sys.executable, "-c", program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            line = _first_line(port)
            line.authenticate("PLAIN", lambda _challenge: f"\0{USER}\0{PASSWORD}".encode())
            yield Keeper(port, line)
            line.logout()
        finally:
            running.terminate()
            running.wait(30)


def _first_line(port: int, *, seconds: float = 60) -> imaplib.IMAP4:
    until = time.monotonic() + seconds
    while True:
        try:
            return imaplib.IMAP4("127.0.0.1", port, timeout=10)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@dataclass
class Taken:
    """A server that takes mail: what it took, and what it answers to whom."""

    port: int = 0
    envelopes: list[Envelope] = field(default_factory=list)
    answer: dict[str, str] = field(default_factory=dict)
    signed_in: list[bytes] = field(default_factory=list)

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object) -> str:  # noqa: N802 - aiosmtpd's name
        if address in self.answer:
            return self.answer[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - idem
        self.envelopes.append(envelope)
        return "250 OK"

    def authenticator(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, told: object) -> AuthResult:
        self.signed_in.append(told.password)  # type: ignore[attr-defined]  # a pair of login and password
        return AuthResult(success=told.password == PASSWORD.encode(), handled=False)  # type: ignore[attr-defined]  # idem

    def mails(self) -> list[Message]:
        return [message_from_bytes(envelope.content) for envelope in self.envelopes]


@contextmanager
def takes_mail() -> Iterator[Taken]:
    with port_kept() as port:
        taken = Taken(port=port)
        server = Controller(
            taken,
            hostname="127.0.0.1",
            port=port,
            authenticator=taken.authenticator,
            auth_require_tls=False,
            auth_required=False,
            ready_timeout=60,
        )
        server.start()
        try:
            yield taken
        finally:
            server.stop()


def box_at(secrets: Path, *, imap: int = 1, smtp: int = 1, **known: str) -> Mailbox:
    secret = secrets / "password"
    secret.write_text(f"{PASSWORD}\n")
    incoming = Server("127.0.0.1", imap, Security.NONE, USER, secret)
    return replace(Mailbox("meldpunt", OURS, incoming, replace(incoming, port=smtp)), **known)


class _Scanning(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server: Clamd = self.server  # type: ignore[assignment]  # ours
        word = b""
        while not word.endswith(b"\0"):
            word += self.rfile.read(1)
        if word == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        content = b""
        while (size := struct.unpack("!I", self.rfile.read(4))[0]) != 0:
            content += self.rfile.read(size)
        server.seen.append(content)
        self.wfile.write(server.answer or (b"stream: Eicar-Signature FOUND\0" if b"EICAR" in content else b"stream: OK\0"))


class Clamd(socketserver.UnixStreamServer):
    """Plays clamd as its manual describes it: INSTREAM in pieces, and PING."""

    def __init__(self, path: Path) -> None:
        self.seen: list[bytes] = []
        self.answer = b""
        super().__init__(str(path), _Scanning)


@contextmanager
def scans(path: Path) -> Iterator[Clamd]:
    with Clamd(path) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(5)
