from __future__ import annotations

import pytest
from tests.told.mail import document, picture

from gehoord.intake.inbound.enclosures import examining
from gehoord.intake.inbound.enclosures.examining import examine, kind_of
from gehoord.intake.inbound.enclosures.part import Part
from gehoord.intake.inbound.enclosures.scanning import Scanner
from gehoord.intake.inbound.words import NotTaken

PHOTO = Part("foto.jpg", "image/jpeg", picture())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture(), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("WEBP"), "image/webp"),
        (document(), "application/pdf"),
        ("één brief\n".encode(), "text/plain"),
        (b"MZ\x90\0\3", ""),
        (b"PK\3\4" + b"\0" * 30, ""),
        (b"<html><script>x()</script></html>", ""),
        (b"<?xml version='1.0'?><svg onload='x()'/>", ""),
        (b"GIF89a" + b"\0" * 20, ""),
        (b"", ""),
        (b"a\0b", ""),
    ],
)
def test_a_file_is_what_stands_in_it(content, kind):
    assert kind_of(content) == kind


def test_a_file_gets_the_ending_of_what_it_is():
    (found,) = examine([Part("rekening.exe", "application/pdf", picture())], scanner=None)
    assert (found.name, found.kind, found.refused) == ("rekening.jpg", "image/jpeg", None)
    assert examine([Part("", "image/jpeg", picture())], scanner=None)[0].name == "bijlage.jpg"


def test_what_is_not_taken_says_why(monkeypatch):
    monkeypatch.setattr(examining, "LARGEST", 10_000)
    parts = [
        Part("spel.exe", "image/jpeg", b"MZ\x90\0"),
        Part("film.jpg", "image/jpeg", picture() + b"\0" * 10_000),
        Part("stuk.jpg", "image/jpeg", picture()[:150]),
    ]
    found = examine(parts, scanner=None)
    assert [one.refused for one in found] == [NotTaken.KIND, NotTaken.TOO_LARGE, NotTaken.UNREADABLE]
    assert all(one.content == b"" for one in found)


def test_of_very_many_files_the_first_are_taken():
    found = examine([PHOTO] * 12, scanner=None)
    assert [one.refused for one in found].count(NotTaken.TOO_MANY) == 2


def test_a_scanner_that_is_away_lets_nothing_through():
    (found,) = examine([PHOTO], scanner=Scanner(path="/nergens/clamd"))
    assert found.refused is NotTaken.SCANNER_AWAY


def test_what_the_scanner_finds_is_not_taken():
    class Finds(Scanner):
        def is_clean(self, content: bytes) -> bool:
            return content != PHOTO.content

    found = examine([PHOTO, Part("b.jpg", "", picture(side=16))], scanner=Finds())
    assert [one.refused for one in found] == [NotTaken.INFECTED, None]
