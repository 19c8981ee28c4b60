from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import gehoord

HOUSE = Path(gehoord.__file__).parent
ENGLISH = "web/locale/*/en/LC_MESSAGES/django.po"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "lazily": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
BLANK = re.compile(r"%\((\w+)\)s")


def flat(code: str) -> str:
    """Lines without indentation: what Django makes of a template is not laid out as Python."""
    return "\n".join(line.strip() for line in code.splitlines())


def spoken_words() -> dict[str, str]:
    """Every Dutch sentence that pages and views say, with where it stands."""
    words = {}
    for source in [*HOUSE.rglob("*.py"), *HOUSE.rglob("templates/**/*.html")]:
        text = source.read_text(encoding="utf-8")
        code = text if source.suffix == ".py" else flat(templatize(text, origin=str(source)))
        if source.suffix == ".py" and "gettext" not in text:
            continue
        for line, message, _, _ in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            words[message] = f"{source.relative_to(HOUSE)}:{line}"
    return words


@pytest.fixture(scope="module")
def english() -> Catalog:
    whole = Catalog(locale="en")
    for path in sorted(HOUSE.glob(ENGLISH)):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    told = whole.get(message.id)
                    assert told is None or told.string == message.string, f"two English sentences for: {message.id}"
                    whole[message.id] = message
    return whole


def test_every_dutch_sentence_has_an_english_one(english):
    missing = {words: place for words, place in spoken_words().items() if words not in english or not english[words].string}
    assert not missing


def test_no_english_sentence_outlives_its_dutch_one(english):
    spoken = spoken_words()
    assert [message.id for message in english if message.id and message.id not in spoken] == []


def test_no_english_sentence_is_marked_as_a_guess(english):
    assert [message.id for message in english if message.id and message.fuzzy] == []


def test_both_languages_leave_the_same_blanks(english):
    for message in english:
        dutch = message.id if isinstance(message.id, tuple) else (message.id,)
        spoken = message.string if isinstance(message.string, tuple) else (message.string,)
        for source, words in zip(dutch, spoken, strict=True):
            assert set(BLANK.findall(source)) == set(BLANK.findall(words)), source


def test_words_are_found_at_all():
    assert len(spoken_words()) > 40
