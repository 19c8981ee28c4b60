from __future__ import annotations

import re
from pathlib import Path

import gehoord
from gehoord.web.office.watching.told import DID, told, told_code

SAID = re.compile(r"""(?:did=|Said\()"([a-z ]+)\"""")


def test_every_verb_that_the_house_writes_is_told_in_words():
    written = {
        verb for path in Path(gehoord.__file__).parent.rglob("*.py") for verb in SAID.findall(path.read_text(encoding="utf-8"))
    }
    assert len(written) > 40
    assert written - DID.keys() == set()


def test_a_verb_without_words_is_shown_as_it_is_kept():
    assert told("did something new").nl == "did something new"


def test_a_reason_is_told_and_what_says_nothing_is_empty():
    assert told_code("given").nl == told_code("").nl == ""
    assert told_code("coordinator").nl == "coördinator"
    assert told_code("asked_by_client").en == "asked by client"
