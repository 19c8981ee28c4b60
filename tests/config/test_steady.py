from __future__ import annotations

import gc
import sys

from gehoord.config.steady import keep_what_stays


def test_what_was_read_in_is_no_longer_searched():
    keep_what_stays()
    try:
        assert "gehoord.web.urls" in sys.modules
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()
