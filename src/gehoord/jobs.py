"""What happens by itself: the worker does these, three lines each."""

from __future__ import annotations

import uuid

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from gehoord.reporting import production
from gehoord.reporting.formats import Format


@app.task(name=production.PRINT_FORMAT, retry=RetryStrategy(max_attempts=3, wait=10))
def print_format(*, edition: str, fmt: str) -> None:
    """Print one format of an edition (nl: formaat afdrukken)."""
    production.print_format(uuid.UUID(edition), Format.coded(fmt))
