"""An invented nation in a database, divided over counsellors, and one of them signed in. Run where Django is set up."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

import django
from django.db import connections
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

django.setup()

from gehoord.casework.models import Access, AccessKind, Client  # noqa: E402 - Django first
from gehoord.casework.registration import Who, tell_who  # noqa: E402 - idem
from gehoord.directory.offices import settle  # noqa: E402 - idem
from gehoord.people.models import Person  # noqa: E402 - idem
from gehoord.people.permissions import HOUSE, Actor  # noqa: E402 - idem
from gehoord.people.roles import Role  # noqa: E402 - idem
from gehoord.people.scope import acting  # noqa: E402 - idem
from gehoord.people.seats import give  # noqa: E402 - idem
from gehoord.registers.taking_in import take_in  # noqa: E402 - idem

EACH = 150
"""How many clients a counsellor has, closed ones included; one has a tenth of that."""

LIST = "/clienten/"
SINCE = datetime(2016, 1, 1, tzinfo=UTC)
NATION = """
from pathlib import Path
import sys
from gehoord.figures.exchange import write
from gehoord.invented.nation import generate
write(generate(year=2016, scale=int(sys.argv[2]), seed=1), Path(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A counsellor who is signed in, and the pages of their clients."""

    browser: Browser
    pages: list[str]


def generated(folder: Path, scale: int) -> Path:
    """An invented nation in a folder."""
    subprocess.run([sys.executable, "-c", NATION, folder, str(scale)], check=True)
    return folder


def settled(nation: Path) -> tuple[dict[str, float], Desk, Desk]:
    """Take the nation over and divide it; gives what that took, and a counsellor with many clients and one with few."""
    begun = time.perf_counter()
    with acting(HOUSE):
        office = settle()[0].id
    take_in(nation, office=office, by=HOUSE, tell=lambda _: None)
    taken = time.perf_counter()
    with acting(HOUSE):
        clients = list(Client.objects.order_by("exchange_id").values_list("pk", flat=True))
        groups = [clients[: EACH // 10], *(clients[start : start + EACH] for start in range(EACH // 10, len(clients), EACH))]
        people = [_counsellor(number, office) for number in range(len(groups))]
        rows = [_owned(client, office, person) for person, group in zip(people, groups, strict=True) for client in group]
        Access.objects.bulk_create(rows, batch_size=5000)
    for person, group in zip(people[:2], groups[:2], strict=True):
        for client in group:
            tell_who(client, Who(name="Verzonnen Naam"), by=Actor(person.pk, Role.COUNSELLOR, office))
    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze")
    told = {"clients": len(clients), "counsellors": len(groups), "import_seconds": round(taken - begun, 1)}
    few, many = (desk(person, group) for person, group in zip(people[:2], groups[:2], strict=True))
    return told, many, few


def timed(asking: Callable[[], object], *, times: int, before: Callable[[], object] = lambda: None) -> list[float]:
    """How many milliseconds something takes, each time."""
    taken = []
    for _ in range(times):
        before()
        started = time.perf_counter()
        asking()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def milliseconds(asking: Callable[[], object], *, times: int, before: Callable[[], object] = lambda: None) -> dict[str, float]:
    """The middle and the slow end of doing something many times."""
    taken = timed(asking, times=times, before=before)
    return {"p50": round(median(taken), 1), "p95": round(quantiles(taken, n=20)[-1], 1)}


def queries(asking: Callable[[], object]) -> int:
    """How many questions a page asks the database, those of the journal included."""
    with CaptureQueriesContext(connections["default"]) as register, CaptureQueriesContext(connections["journal"]) as journal:
        asking()
    return len(register) + len(journal)


def shown(desk: Desk, page: str) -> bytes:
    """A page as the counsellor gets it."""
    answer = desk.browser.get(page)
    if answer.status_code != 200:
        sys.exit(f"{page} answered {answer.status_code}")
    return answer.content


def desk(person: Person, clients: list[UUID]) -> Desk:
    """Sign somebody in, with the pages of these clients."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    # The second factor was shown, as allauth keeps that in a visit.
    visit = browser.session
    visit["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    visit["account_authentication_methods_user"] = str(person.pk)
    visit.save()
    return Desk(browser, [f"{LIST}{client}/" for client in clients])


def _counsellor(number: int, office: UUID) -> Person:
    person = Person.objects.create(email=f"collega{number}@kantoor.example", name=f"Collega {number}")
    give(person.pk, Role.COUNSELLOR, by=HOUSE, office_id=office)
    return person


def _owned(client: UUID, office: UUID, person: Person) -> Access:
    return Access(client_id=client, office_id=office, person=person, kind=AccessKind.OWNER.value, since=SINCE)
