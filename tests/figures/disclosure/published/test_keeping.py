"""Nothing is thrown away while much is read, and after it all is as it was."""

from __future__ import annotations

import gc

import pytest

from gehoord.figures.disclosure.published.keeping import keeping_all


def test_what_was_switched_on_is_on_again_also_after_a_fault():
    assert gc.isenabled()
    with keeping_all():
        with keeping_all():
            assert not gc.isenabled()
        assert not gc.isenabled()
    with pytest.raises(ZeroDivisionError), keeping_all():
        1 / (len("") + gc.isenabled())
    assert gc.isenabled()
