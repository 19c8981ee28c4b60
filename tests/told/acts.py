"""What a process does that may be killed: it reads acts, a line of JSON each, and does each in a child.

What is said on a line of its own stands: it is done. So Django is set up once, and a child can be killed as often as one likes.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import django

django.setup()

import psycopg  # noqa: E402 - Django first
from django.conf import settings  # noqa: E402 - idem
from django.db import Error, connection, connections, transaction  # noqa: E402 - idem
from django.utils import timezone  # noqa: E402 - idem

from gehoord.casework import contacts, trajectories  # noqa: E402 - idem
from gehoord.casework.models import Identity, Note, Trajectory  # noqa: E402 - idem
from gehoord.casework.registration import Who  # noqa: E402 - idem
from gehoord.cli import main as command  # noqa: E402 - idem
from gehoord.config.database_url import ROLES, as_django  # noqa: E402 - idem
from gehoord.directory.offices import settle  # noqa: E402 - idem
from gehoord.people.permissions import HOUSE  # noqa: E402 - idem
from gehoord.people.scope import acting  # noqa: E402 - idem
from gehoord.practice.errors import Refused  # noqa: E402 - idem
from gehoord.registers.giving_out import give_out  # noqa: E402 - idem
from gehoord.registers.taking_in import take_in  # noqa: E402 - idem
from gehoord.vault import backup, heads, retention, rotation  # noqa: E402 - idem
from gehoord.vault.copying import programs  # noqa: E402 - idem
from gehoord.vault.journal import Resource, record  # noqa: E402 - idem
from gehoord.vault.keys import make_case_keys, open_case_keys  # noqa: E402 - idem
from gehoord.vault.models import CaseKey  # noqa: E402 - idem
from told.acts_of_a_year import ACTS_OF_A_YEAR  # noqa: E402 - idem
from told.casework import noon, open_offices  # noqa: E402 - idem
from told.confided import CANARY, confide  # noqa: E402 - idem
from told.road_of_a_year import walk, walk_until  # noqa: E402 - idem
from told.saying import say, told_first  # noqa: E402 - idem

OFFICE = UUID(int=7)
BEGUN, ENDED, LOST = "\0begun", "\0ended", "\0lost"
SIGNED_EACH = 10
RESTORE_STEPS = ("_put_back_keys", "_unpack", "run", "replay", "_put_back_register", "_put_back_heads", "sign_heads")


def make(number: str) -> None:
    with acting(HOUSE):
        make_case_keys((uuid4(), OFFICE) for _ in range(int(number)))


def write() -> None:
    """Lines of the journal, and now and then a signature below them."""
    written = 0
    while True:
        thing = str(uuid4())
        record(by=HOUSE, did="read", on=Resource("casework.note", thing))
        say(thing)
        written += 1
        if written % SIGNED_EACH == 0:
            heads.sign_heads()


def rotate() -> None:
    rotation.BATCH = 10
    while True:
        rotation.renew(OFFICE)
        rotation.rewrap(OFFICE, progress=say)


def erase() -> None:
    with acting(HOUSE):
        cases = list(CaseKey.objects.filter(wrapped__isnull=False).values_list("pk", flat=True))
    for case in cases:
        retention.erase(case, by=HOUSE, reason="request")
        say(case)


def open_all() -> None:
    with acting(HOUSE):
        open_case_keys(CaseKey.objects.filter(wrapped__isnull=False).values_list("pk", flat=True))
    say("open")


def tell_past_term(number: str) -> None:
    """Clients whose last day is long past, with a name and a note."""
    team = open_offices()
    # In one transaction: this is only the scene.
    with transaction.atomic():
        for one in range(int(number)):
            client = team.client(who=Who(f"Verzonnen {one}"))
            contacts.write_note(client.pk, "Een woord.", by=team.counsellor, at=noon())


def sweep(rest: str = "0") -> None:
    """Two clients at a time, with some rest after each two."""
    retention.BATCH = 2

    def say_and_rest(done: object) -> None:
        say(done)
        time.sleep(float(rest))

    retention.sweep(on=timezone.localdate(), progress=say_and_rest)


def settle_offices() -> None:
    with acting(HOUSE):
        settle()


def take(folder: str, cut_at: str = "") -> None:
    """Take a register over; with the words of a step the connection is cut there."""
    with acting(HOUSE):
        office = settle()[0].id

    def tell(text: object) -> None:
        say(text.nl)  # type: ignore[attr-defined]  # a Text
        if text.nl == cut_at:  # type: ignore[attr-defined]  # idem
            try:
                connection.connection.execute("select pg_terminate_backend(pg_backend_pid())")
            except psycopg.Error:
                return

    done = take_in(Path(folder), office=office, by=HOUSE, tell=tell)
    say(f"done {done.added} {done.changed} {done.known}")


def give(folder: str) -> None:
    give_out(Path(folder), by=HOUSE, tell=lambda _: None)


def confide_twice() -> None:
    """A client whose case was closed long ago, and one with whom something runs; both said the word wherever one can."""
    team = open_offices()
    confide(team)
    with acting(HOUSE):
        trajectory = Trajectory.objects.get()
        action = trajectory.actions.get()
    team.ended(action)
    trajectories.close(trajectory.concern_id, by=team.counsellor, on=action.taken_on)
    confide(team)


def dump(file: str) -> None:
    programs.run("pg_dump", [f"--file={file}"], alias="backup")


def write_in_the_clear(table: str, column: str, word: str) -> None:
    """What no verb does: put a word in a column as it is, past all walls, to see that it would be noticed."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"alter table {table} no force row level security")
        cursor.execute(f"update {table} set {column} = %s", [word.encode() if column == "text" else word])  # noqa: S608 - ours


def put_back(copy: str, keys: str, halt: str = "") -> None:
    """A restore that says each step before it begins, and waits at one to be stopped."""
    for name in RESTORE_STEPS:
        place, word = (backup, name) if hasattr(backup, name) else (backup.programs, name)
        setattr(place, word, told_first(name, getattr(place, word), halt=halt == name))
    say(f"done {backup.restore(Path(copy), keys=Path(keys))}")


def read() -> None:
    """How many names can be read and how many notes, each with the word in it."""
    with acting(HOUSE):
        names = [row.name.opened(by=HOUSE) for row in Identity.objects.all() if row.name is not None]
        said = [row.text.opened(by=HOUSE) for row in Note.objects.all()]
    say(f"{sum(CANARY in name for name in names)} {sum(CANARY in word for word in said)}")


ACTS: dict[str, Callable[..., None]] = {
    "make": make,
    "write": write,
    "rotate": rotate,
    "erase": erase,
    "open": open_all,
    "tell past term": tell_past_term,
    "sweep": sweep,
    "settle": settle_offices,
    "take": take,
    "give": give,
    "confide": confide_twice,
    "dump": dump,
    "write in the clear": write_in_the_clear,
    "put back": put_back,
    "read": read,
    **ACTS_OF_A_YEAR,
    "walk": walk,
    "walk until": walk_until,
    "gehoord": lambda words: command(shlex.split(words), prog_name="gehoord"),
}


def settle_in(address: str, data: str) -> None:
    """Let this child work on a database and in a data folder."""
    settings.GEHOORD_DATA = Path(data)
    settings.RETENTION_RULES = Path(data, "retention.toml")
    for alias, role in zip(("owner", "default", "journal", "backup"), ROLES, strict=True):
        connections[alias].settings_dict.update(as_django(address, role=role))


def acted(name: str, *words: str) -> int:
    """Do an act to its end, and give the code it ends with."""
    try:
        ACTS[name](*words)
    except SystemExit as ended:
        return int(ended.code or 0)
    except Refused as refusal:
        say(f"refused {refusal.told_in('nl')}")
        return 3
    except (Error, psycopg.Error) as reason:
        say(f"{LOST} {reason}")
        return 4
    except BaseException:  # noqa: BLE001 - whatever it is, it is heard
        traceback.print_exc()
        return 1
    return 0


def main() -> None:
    for line in sys.stdin:
        acting_child = os.fork()
        if not acting_child:
            say(f"{BEGUN} {os.getpid()}")
            told = json.loads(line)
            settle_in(told["address"], told["data"])
            code = acted(*told["act"])
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(acting_child, 0)
        say(f"{ENDED} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
