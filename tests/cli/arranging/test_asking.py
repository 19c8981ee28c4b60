from __future__ import annotations

from uuid import uuid4

import pytest
from tests.cli.arranging.conftest import run


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("close-location", uuid4()), 3),
        (("close-location", "huis"), 2),
        (("assign", "Haarlem", "--who", "anna@kantoor.example"), 2),
        (("assign", "GM0392", "--who", "nobody@kantoor.example"), 3),
        (("add-agency", "--name", "x", "--kind", "shop", "--office", "x"), 2),
        (("add-agency", "--name", "x", "--kind", "other", "--office", "Nergens"), 3),
    ],
)
def test_what_does_not_fit_or_is_not_there_is_said_so(anna, words, code):
    assert run(*words).exit_code == code
