"""The desk, its people, and a way to ask its pages."""

from __future__ import annotations

from tests.web.workplace.desk.conftest import ask, front, key_folder

__all__ = ["ask", "front", "key_folder"]
