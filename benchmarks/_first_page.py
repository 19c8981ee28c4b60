"""Ways a public start page is often made, to be measured beside ours: the same words in a whole framework, or in whole fonts."""

from __future__ import annotations

import re
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
SCRIPT = re.compile(r'src="([^"]+)"')
PRELOAD = re.compile(r'<link rel="preload"[^>]*>')
SMALL_FONTS = re.compile(r"@font-face \{[^}]*front[^}]*\}")
KINDS = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "html": "text/html; charset=utf-8",
}


def unsqueezed(address: str) -> dict[str, bytes]:
    """Our own page as it would be without compression and with the whole fonts: address to content."""
    page = PRELOAD.sub("", asked(address + "/").decode())
    held = {"/": page.encode()}
    for path in [*SHEET.findall(page), *SCRIPT.findall(page), "/static/mark.svg"]:
        # The small fonts stand in one sheet alone, so without their rules the whole ones are used.
        held[path] = SMALL_FONTS.sub("", asked(address + path).decode()).encode()
    fonts = (f"/static/fonts/{name}.woff2" for name in ("atkinson-next", "fira-cijfers-400", "fira-cijfers-700"))
    return {**held, **{path: asked(address + path) for path in fonts}}


def asked(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Language": "nl"})  # noqa: S310 - our own server on loopback
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - idem
        content: bytes = answer.read()
    return content


@contextmanager
def served(files: Mapping[str, bytes]) -> Iterator[str]:
    """A server on loopback that gives these files and nothing else; gives its address."""

    class Shelf(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            content = files.get(self.path)
            self.send_response(200 if content is not None else 404)
            ending = self.path.rpartition(".")[2] if "." in self.path else "html"
            self.send_header("Content-Type", KINDS.get(ending, "text/plain"))
            self.send_header("Content-Length", str(len(content or b"")))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            """Nothing is written down."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
