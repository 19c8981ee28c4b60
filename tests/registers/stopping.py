"""A process that takes a register over in a database of its own, and is stopped somewhere in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

TAKING = """
import sys
from contextlib import suppress
from pathlib import Path
import django
import psycopg
django.setup()
from django.db import connection
from gehoord.directory.offices import settle
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.registers.taking_in import take_in
from gehoord.practice.errors import Refused

with acting(HOUSE):
    office = settle()[0].id

def tell(text):
    print(text.nl, flush=True)
    if sys.argv[2:] == [text.nl]:
        with suppress(psycopg.Error):
            connection.connection.execute("select pg_terminate_backend(pg_backend_pid())")

try:
    print("begun", flush=True)
    done = take_in(Path(sys.argv[1]), office=office, by=HOUSE, tell=tell)
    print("done", done.added, done.changed, done.known, flush=True)
except Refused as refusal:
    print("refused", refusal.told_in("nl"), flush=True)
"""
STEPS = 8
"""How many lines the process says until the database checks everything."""


def taking(folder: Path, surroundings: Mapping[str, str], *more: str) -> subprocess.Popen[str]:
    """Begin to take a register over; with the words of a step the connection is cut there."""
    command = [sys.executable, "-P", "-c", TAKING, str(folder), *more]
    return subprocess.Popen(command, env=dict(surroundings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
