"""What a process does in the drills: `python acts.py ACT`. It says in codes how it went, and never a word of a client."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django

django.setup()

from django.db import connections  # noqa: E402 - Django first
from django.utils import timezone  # noqa: E402 - idem

from gehoord.casework import contacts, trajectories  # noqa: E402 - idem
from gehoord.casework.models import Identity, Note, Trajectory  # noqa: E402 - idem
from gehoord.casework.registration import Who  # noqa: E402 - idem
from gehoord.people.permissions import HOUSE  # noqa: E402 - idem
from gehoord.people.scope import acting  # noqa: E402 - idem
from gehoord.vault import backup, heads, retention  # noqa: E402 - idem
from gehoord.vault.copying import programs  # noqa: E402 - idem
from told.casework import noon, open_offices  # noqa: E402 - idem
from told.confided import CANARY, confide  # noqa: E402 - idem

LATER = timezone.localdate()
STANDS = """
select key.wrapped is null,
    not exists (select from casework_identity where client_id = client.client_id),
    not exists (select from casework_note where client_id = client.client_id),
    exists (select from vault_destruction where case_id = client.client_id)
from casework_client client join vault_casekey key on key.case_id = client.client_id
"""


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def tell() -> None:
    """A client whose case was closed long ago, and one with whom something runs; both said the word wherever one can."""
    team = open_offices()
    confide(team)
    with acting(HOUSE):
        trajectory = Trajectory.objects.get()
        action = trajectory.actions.get()
    team.ended(action)
    trajectories.close(trajectory.concern_id, by=team.counsellor, on=action.taken_on)
    confide(team)


def keep(folder: str) -> None:
    """A dump, a signed journal and a sealed copy with its keys; then what is past its term goes."""
    out = Path(folder)
    tell()
    read()
    programs.run("pg_dump", [f"--file={out / 'database.sql'}"], alias="backup")
    heads.sign_heads()
    backup.back_up(out / "copy.gehoord", keys=out / "keys.tar.gz")
    say([(one.holding, one.due) for one in retention.sweep(on=LATER)])
    read()


def put_back(folder: str) -> None:
    backup.restore(Path(folder) / "copy.gehoord", keys=Path(folder) / "keys.tar.gz")
    read()


def stop_sweeps(clients: str, rounds: str) -> None:
    """Clients past their term, and sweeps of them that are killed at some moment; says each time how every client stands."""
    team = open_offices()
    for one in range(int(clients)):
        client = team.client(who=Who(f"Verzonnen {one}"))
        contacts.write_note(client.pk, "Een woord.", by=team.counsellor, at=noon())
    for _ in range(int(rounds)):
        connections.close_all()
        begun, tell_begun = os.pipe()
        sweeping = os.fork()
        if not sweeping:
            sweep(partial(begin, tell_begun))
        os.read(begun, 1)
        time.sleep(random.uniform(0, 0.1))  # noqa: S311 - any moment will do
        os.kill(sweeping, signal.SIGKILL)
        os.waitpid(sweeping, 0)
        say(standing())
    sweep(lambda _: None)
    say(standing())


def begin(told: int, _seen: int) -> None:
    os.write(told, b".")


def sweep(progress: Callable[[int], object]) -> None:
    retention.BATCH = 2
    retention.sweep(on=LATER, progress=progress)


def standing() -> str:
    """How many clients are whole, gone, and in between."""
    with connections["backup"].cursor() as cursor:
        cursor.execute(STANDS)
        stands = [set(stand) for stand in cursor.fetchall()]
    counts = [stands.count({False}), stands.count({True}), sum(len(stand) > 1 for stand in stands)]
    return " ".join(map(str, counts))


def read() -> None:
    """How many names can be read, each with the word in it."""
    with acting(HOUSE):
        names = [row.name.opened(by=HOUSE) for row in Identity.objects.all() if row.name is not None]
        said = [row.text.opened(by=HOUSE) for row in Note.objects.all()]
    say(f"{sum(CANARY in name for name in names)} {sum(CANARY in word for word in said)}")


ACTS = {"keep": keep, "put back": put_back, "stop sweeps": stop_sweeps}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
