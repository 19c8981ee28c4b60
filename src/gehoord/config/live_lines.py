"""How the server keeps live lines: with the lightest of what can speak them, and nothing compressed beside a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FAREWELL = 3
"""Seconds that open connections get to end when the server stops (nl: afscheid)."""
LONGEST_MESSAGE = 65_536
"""Bytes of one message along a live line (nl: langste bericht)."""
SILENT_FOR = 45.0
"""Seconds after which a live line is asked whether anybody is there, and in which that has to be answered (nl: stilte)."""

LIVE_LINES: Mapping[str, Any] = {
    "ws": "websockets-sansio",
    "ws_max_size": LONGEST_MESSAGE,
    "ws_per_message_deflate": False,
    "ws_ping_interval": SILENT_FOR,
    "ws_ping_timeout": SILENT_FOR,
}
