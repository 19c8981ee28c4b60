"""A file made anew, with what is seen in it and without what it tells besides: where, when, by whom, with what."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping

import pikepdf
from PIL import Image, ImageOps

from gehoord.intake.inbound.plain import decoded, paragraphs

MOST_PIXELS = 50_000_000
LARGEST_SIDE = 6_000
QUALITY = 88
RUNS_BY_ITSELF = frozenset({"/AA", "/OpenAction", "/JavaScript", "/JS", "/XFA"})
COMES_ALONG = frozenset({"/Metadata", "/PieceInfo", "/LastModified", "/EmbeddedFiles", "/EF", "/AF"})
TELLS_MORE = RUNS_BY_ITSELF | COMES_ALONG
"""What a PDF keeps besides its pages: about its making, and what would run or come along (nl: bijkomstigheden)."""

RUNS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMediaExecute"})
"""What a PDF would do when something in it is pressed, other than turning its own pages (nl: uitvoerbaar)."""


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
        waiting: list[pikepdf.Object] = [document.Root, *document.objects]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, pikepdf.Array):
                waiting += [one for one in thing if not getattr(one, "is_indirect", True)]
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                _bare(thing)
                # What is written out on the spot stands in no list of objects.
                waiting += [one for _name, one in thing.items() if not getattr(one, "is_indirect", True)]
        kept = io.BytesIO()
        document.save(kept, deterministic_id=True)
    return kept.getvalue()


def _bare(thing: pikepdf.Dictionary | pikepdf.Stream) -> None:
    runs = str(thing.get("/S", "")) in RUNS
    for name in [str(name) for name in thing.keys() if str(name) in TELLS_MORE or runs]:  # noqa: SIM118 - a PDF's own dictionary
        del thing[name]


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
