"""How what went wrong is written down: which kind of failure and where, never the words of whoever asked."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from traceback import format_tb
from types import TracebackType

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Places(logging.Formatter):
    """Writes the places an exception came through and its kind; its message may quote what somebody typed (nl: plaatsen)."""

    def formatException(self, ei: Failure) -> str:  # noqa: N802 - logging's own name
        """The exception and what led to it, first things first (nl: uitzondering)."""
        return "\n".join(_told(ei[1])) if ei[1] else ""


class Line(Places):
    """Writes one line, for what is no failure of the house (nl: regel)."""

    def format(self, record: logging.LogRecord) -> str:
        """The record without the places (nl: regel schrijven)."""
        bare = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})
        return super().format(bare)


def _told(failure: BaseException) -> Iterator[str]:
    earlier = failure.__cause__ or (None if failure.__suppress_context__ else failure.__context__)
    if earlier:
        yield from _told(earlier)
    yield "Traceback (most recent call last):"
    yield "".join(format_tb(failure.__traceback__)).rstrip()
    yield f"{type(failure).__module__}.{type(failure).__qualname__}"
