from __future__ import annotations

import re
import urllib.request


def test_pages_come_without_telling_what_serves_them(server):
    with urllib.request.urlopen(server.address + "/", timeout=10) as response:
        assert response.status == 200
        assert "server" not in {name.lower() for name in response.headers}
        assert "<main" in response.read().decode()


def test_nobodys_address_is_written_anywhere(own_server):
    visitor = "203.0.113.7"
    tales = {"X-Forwarded-For": visitor, "X-Real-IP": visitor, "Forwarded": f"for={visitor}"}
    for path in ("/", "/inloggen/", "/nergens"):
        request = urllib.request.Request(own_server.address + path, headers=tales)
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except urllib.error.HTTPError as missing:
            missing.close()
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in own_server.data.rglob("*") if path.is_file())
    assert visitor not in written
    assert not re.search(r"127\.0\.0\.1:\d+ -", written)
