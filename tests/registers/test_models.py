from __future__ import annotations

from datetime import UTC, datetime

from gehoord.registers.models import Taking


def test_a_taking_over_is_told_by_its_folder_and_day():
    assert str(Taking(fingerprint="ab" * 32, at=datetime(2026, 1, 2, tzinfo=UTC))) == "abababababab 2026-01-02"
