from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from tests.told.mail import document, picture

from gehoord.intake.inbound.enclosures import stripping
from gehoord.intake.inbound.enclosures.stripping import CannotBeRead, stripped


@pytest.mark.parametrize("shape", ["JPEG", "PNG", "WEBP"])
def test_a_photo_keeps_what_is_seen_and_not_where_or_with_what(shape):
    whole = picture(shape)
    assert b"Camera van Noor" in whole
    made = stripped(whole, f"image/{shape.lower()}")
    assert b"Camera van Noor" not in made
    with Image.open(io.BytesIO(made)) as seen:
        assert not seen.getexif()
        assert seen.size == (32, 32)
        assert abs(seen.convert("RGB").getpixel((5, 5))[0] - 200) < 4


def test_what_hangs_behind_a_photo_goes():
    assert b"verborgen" not in stripped(picture() + b"verborgen", "image/jpeg")


def test_a_photo_on_its_side_is_put_upright():
    made, kept, told = Image.new("RGB", (40, 20)), io.BytesIO(), Image.Exif()
    told[0x0112] = 6
    made.save(kept, "JPEG", exif=told)
    with Image.open(io.BytesIO(stripped(kept.getvalue(), "image/jpeg"))) as seen:
        assert seen.size == (20, 40)


def test_a_document_keeps_its_pages_and_loses_its_maker_and_its_scripts():
    whole = document()
    made = stripped(whole, "application/pdf")
    for telling in (b"Vader Bedacht", b"JavaScript", b"alert", b"verborgen"):
        assert telling not in made
    with pikepdf.open(io.BytesIO(made)) as seen:
        assert len(seen.pages) == 1
        assert not seen.attachments
        assert "/OpenAction" not in seen.Root
        assert not seen.docinfo


def test_what_hangs_on_a_page_or_fills_in_a_form_by_itself_does_not_come_along():
    made, kept = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page()
    hidden = made.make_stream(b"een programma")
    hidden.Type = pikepdf.Name.EmbeddedFile
    pinned = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="leuk.exe", EF=pikepdf.Dictionary(F=hidden))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9], FS=made.make_indirect(pinned)
    )
    page.Annots = pikepdf.Array([made.make_indirect(note)])
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<script>verborgen</script>"))
    made.save(kept, compress_streams=False)
    with pikepdf.open(io.BytesIO(stripped(kept.getvalue(), "application/pdf"))) as seen:
        told = b"".join(one.read_bytes() for one in seen.objects if isinstance(one, pikepdf.Stream))
        assert len(seen.pages) == 1
    for hid in (b"programma", b"verborgen"):
        assert hid not in told


def test_a_locked_document_cannot_be_read():
    made, kept = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(kept, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(CannotBeRead):
        stripped(kept.getvalue(), "application/pdf")


def test_a_picture_of_too_many_points_is_not_opened(monkeypatch):
    monkeypatch.setattr(stripping, "MOST_PIXELS", 100)
    with pytest.raises(CannotBeRead):
        stripped(picture(), "image/jpeg")


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png", "image/webp", "application/pdf"])
@pytest.mark.parametrize("content", [b"", b"x" * 100, b"%PDF-1.7\n" + b"\0" * 50, picture()[:200], document()[:150]])
def test_what_is_broken_cannot_be_read(kind, content):
    with pytest.raises(CannotBeRead):
        stripped(content, kind)


def test_plain_text_is_made_plain():
    assert stripped("dag\0 \u202eé\r\n".encode("utf-8"), "text/plain") == "dag é".encode()
