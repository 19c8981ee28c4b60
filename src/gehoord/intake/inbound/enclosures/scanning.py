"""The virus check: a file is handed to clamd, over the socket it listens on."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

PIECE = 64 * 1024
LONGEST_ANSWER = 4096


class ScannerAway(Refused):
    """The virus check does not answer, or could not look (nl: viruscontrole weg)."""

    sentence = Text(
        "De viruscontrole antwoordt niet. Bijlagen worden nu niet aangenomen; de tekst van een bericht wel.",
        "The virus check does not answer. Files are not taken now; the text of a message is.",
    )


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where clamd listens (nl: virusscanner): the path of a socket, or a host and a port."""

    path: str = ""
    host: str = ""
    port: int = 3310
    patience: float = 30.0

    def is_clean(self, content: bytes) -> bool:
        """Whether nothing was found in a file (nl: schoon). Raises: ScannerAway. Source: clamd's INSTREAM command."""
        pieces = (content[start : start + PIECE] for start in range(0, len(content), PIECE))
        stream = b"".join(struct.pack("!I", len(piece)) + piece for piece in pieces)
        answer = self._asked(b"zINSTREAM\0" + stream + struct.pack("!I", 0))
        if answer.endswith(b"OK") and b"FOUND" not in answer:
            return True
        if answer.endswith(b"FOUND"):
            return False
        raise ScannerAway

    def check(self) -> None:
        """Ask whether it is there (nl: nagaan). Raises: ScannerAway."""
        if self._asked(b"zPING\0") != b"PONG":
            raise ScannerAway

    def _asked(self, words: bytes) -> bytes:
        try:
            with self._connected() as line:
                line.settimeout(self.patience)
                line.sendall(words)
                answer = b""
                while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
                    more = line.recv(LONGEST_ANSWER)
                    if not more:
                        break
                    answer += more
        except OSError:
            raise ScannerAway from None
        return answer.rstrip(b"\0\n ")

    def _connected(self) -> socket.socket:
        if self.path:
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self.patience)
            try:
                line.connect(self.path)
            except OSError:
                line.close()
                raise
            return line
        return socket.create_connection((self.host, self.port), timeout=self.patience)
