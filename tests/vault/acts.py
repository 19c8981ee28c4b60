"""What a process does that is killed: `python acts.py ACT`. Each line it prints is a thing it says is done."""

from __future__ import annotations

import sys
from uuid import UUID, uuid4

import django

django.setup()

from gehoord.vault import rotation  # noqa: E402 - Django first
from gehoord.vault.journal import Resource, record  # noqa: E402 - idem
from gehoord.vault.keys import case_key, make_case_keys  # noqa: E402 - idem
from gehoord.vault.models import CaseKey  # noqa: E402 - idem
from gehoord.vault.retention import erase  # noqa: E402 - idem
from gehoord.vault.who import HOUSE  # noqa: E402 - idem

OFFICE = UUID(int=7)


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def make(number: int) -> None:
    make_case_keys((uuid4(), OFFICE) for _ in range(number))


def write() -> None:
    while True:
        thing = str(uuid4())
        record(by=HOUSE, did="read", on=Resource("casework.note", thing))
        say(thing)


def rotate() -> None:
    rotation.BATCH = 20
    while True:
        rotation.renew(OFFICE)
        rotation.rewrap(OFFICE, progress=say)


def erase_all() -> None:
    for case in CaseKey.objects.filter(wrapped__isnull=False).values_list("pk", flat=True):
        erase(case, by=HOUSE, reason="request")
        say(case)


def open_all() -> None:
    for case in CaseKey.objects.filter(wrapped__isnull=False).values_list("pk", flat=True):
        case_key(case)
    say("open")


ACTS = {"make": lambda: make(int(sys.argv[2])), "write": write, "rotate": rotate, "erase": erase_all, "open": open_all}

if __name__ == "__main__":
    ACTS[sys.argv[1]]()
