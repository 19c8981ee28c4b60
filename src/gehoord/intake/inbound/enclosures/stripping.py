"""A file made anew, with what is seen in it and without what it tells besides: where, when, by whom, with what."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping

import pikepdf
from PIL import Image, ImageOps

from gehoord.intake.inbound.mail.plain import decoded, paragraphs

MOST_PIXELS = 50_000_000
LARGEST_SIDE = 6_000
QUALITY = 88
TELLS_MORE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/AF", "/URI")
"""What a PDF keeps besides its pages: about its making, and what would run or come along (nl: bijkomstigheden)."""


class CannotBeRead(Exception):  # noqa: N818 - an answer, not an error
    """A file is damaged, locked, or not what it seems (nl: onleesbaar)."""


def stripped(content: bytes, kind: str) -> bytes:
    """A file of one of the kinds that are taken, made anew (nl: ontdaan van bijkomstigheden). Raises: CannotBeRead."""
    try:
        made = MAKES_ANEW[kind](content)
    except Exception as reason:  # whatever a library finds in a file that somebody made to break it
        raise CannotBeRead from reason
    return made


def _picture(content: bytes, shape: str) -> bytes:
    with warnings.catch_warnings():
        # A picture of few bytes and very many pixels is made to fill the memory.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=[shape]) as found:
            if found.width * found.height > MOST_PIXELS:
                raise CannotBeRead
            upright = ImageOps.exif_transpose(found)
            seen = upright.convert("RGBA" if shape != "JPEG" and "A" in upright.getbands() else "RGB")
    seen.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    bare = Image.new(seen.mode, seen.size)
    bare.paste(seen)
    kept = io.BytesIO()
    bare.save(kept, shape, **({} if shape == "PNG" else {"quality": QUALITY}))
    return kept.getvalue()


def _document(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        for thing in [*document.objects, document.Root]:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                for name in TELLS_MORE:
                    if name in thing:
                        del thing[name]
        kept = io.BytesIO()
        document.remove_unreferenced_resources()
        document.save(kept, deterministic_id=True)
    return kept.getvalue()


def _text(content: bytes) -> bytes:
    return paragraphs(decoded(content)).encode()


MAKES_ANEW: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": lambda content: _picture(content, "JPEG"),
    "image/png": lambda content: _picture(content, "PNG"),
    "image/webp": lambda content: _picture(content, "WEBP"),
    "application/pdf": _document,
    "text/plain": _text,
}
"""The kinds of file that are taken, and how each is made anew (nl: soorten bijlagen)."""
