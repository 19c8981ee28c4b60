"""What the busiest pages ask of the server, on an invented nation: `busiest [SCALE ...]`, else scale 1.

Every page goes through the whole door: visit, role, walls, journal, keys, template. At each scale a counsellor has as many
clients, places to visit and the desk as many questions, so that what grows is the register around them: three hundred and fifty
visited places at each scale, most with a fixed face. With several scales, last beside first.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._database import bench_database

INSIDE = "inside"
WAITING, TIMES = 200, 60
VISITED, EACH, FACED = 350, 50, 0.9


def main(scales: list[int]) -> None:
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as place, bench_database() as fresh:
        for scale in scales:
            _, surroundings = fresh()
            asked = [sys.executable, "-P", __file__, INSIDE, place, str(scale)]
            ran = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=surroundings, text=True)
            found.append(json.loads(ran.stdout))
            print(ran.stdout, file=sys.stderr)
    told: dict[str, Any] = {"benchmark": "busiest", "unit": "milliseconds", "scales": found}
    if len(found) > 1:
        first, last = found[0]["pages"], found[-1]["pages"]
        told["last_to_first"] = {name: round(last[name]["p50"] / first[name]["p50"], 2) for name in first}
    print(json.dumps(told, indent=1))


def inside(place: Path, scale: int) -> None:
    """Measure at one scale."""
    told, many, _few = settled(generated(place / f"nation{scale}", scale))
    with acting(HOUSE):
        seat = Seat.objects.filter(role=Role.COUNSELLOR.value).first()
        leading = Person.objects.create(email="leiding@kantoor.example", name="Lotte Leiding")
        give(leading.pk, Role.COORDINATOR, by=HOUSE, office_id=seat.office_id)
    fill_desk(seat.office_id)
    settle_places(seat.office_id, VISITED * scale)
    browser, over = many.browser, desk(leading, [])
    talks = iter([browser.post("/werkplek/gesprek/", {"key": f"talk{number}"})["Location"] for number in range(TIMES + 5)])
    talk, clients = next(talks), iter(many.pages * TIMES)
    said = {"topic": "1", "kind-1": "complaint", "category-1": "decisions", "ending-1": "advised"}
    said |= {"relation": "parent", "lives": "Haarlem", "do": "conclude"}
    asked = {
        "desk": lambda: shown(many, "/werkplek/"),
        "desk_rows": lambda: shown(many, "/werkplek/lijst/?toon=unassigned"),
        "talk": lambda: shown(many, talk),
        "conclude": lambda: browser.post(next(talks), said),
        "clients": lambda: shown(many, "/clienten/"),
        "client": lambda: shown(many, next(clients)),
        "contact_form": lambda: shown(many, f"{next(clients)}contact/"),
        "visits": lambda: shown(many, "/bezoeken/"),
        "visits_of_all": lambda: shown(many, "/bezoeken/?wie=alle"),
        "plan_visit": lambda: shown(many, "/bezoeken/plannen/"),
        "places": lambda: shown(many, "/bezoeken/plekken/?q=huis"),
        "alerts": lambda: shown(many, "/signalen/"),
        "office": lambda: shown(over, "/kantoor/"),
    }
    keep_what_stays()
    pages = {}
    for name, asking in asked.items():
        asking()
        pages[name] = {"queries": queries(asking), **milliseconds(asking, times=TIMES)}
    print(json.dumps({"scale": scale, "waiting": WAITING, **told, "pages": pages}))


def fill_desk(office: Any) -> None:
    """Let questions wait on the desk of an office."""
    at = timezone.now()
    for number in range(WAITING):
        letter = Letter("Noor", "Mijn begeleider luistert niet naar wat ik zeg.", "06 00000000")
        came = Arrived(Channel.WEB_FORM, at - timedelta(minutes=number), letter, municipality="GM0392")
        receive(came, key=str(number), office_id=office)


def settle_places(office: Any, number: int) -> None:
    """Let young people live at some places, and give most of those a fixed face, fifty to each counsellor."""
    with acting(HOUSE):
        keys = list(AgencyLocation.objects.order_by("exchange_id").values_list("pk", flat=True)[:number])
        for turn, setting in enumerate((Setting.CLOSED, Setting.OPEN, Setting.FAMILY_HOME)):
            AgencyLocation.objects.filter(pk__in=keys[turn::3]).update(setting=setting.value)
        counsellors = Seat.objects.filter(role=Role.COUNSELLOR.value).order_by("person__email").values_list("person", flat=True)
        people = list(counsellors[: max(number // EACH, 1) + 1])
        since = timezone.localdate() - timedelta(days=30)
        rows = [
            Assignment(office_id=office, location_id=key, person_id=people[turn % len(people)], since=since)
            for turn, key in enumerate(keys[: int(number * FACED)])
        ]
        Assignment.objects.bulk_create(rows, batch_size=5000)


if sys.argv[1:2] == [INSIDE]:
    from datetime import timedelta

    from benchmarks._caseload import desk, generated, milliseconds, queries, settled, shown
    from django.utils import timezone

    from gehoord.config.steady import keep_what_stays
    from gehoord.directory.models import AgencyLocation, Assignment
    from gehoord.intake.desk import Arrived, receive
    from gehoord.intake.letters import Letter
    from gehoord.people.models import Person, Seat
    from gehoord.people.permissions import HOUSE
    from gehoord.people.roles import Role
    from gehoord.people.scope import acting
    from gehoord.people.seats import give
    from gehoord.practice.contacts import Channel
    from gehoord.practice.visiting import Setting

if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main([int(word) for word in sys.argv[1:]] or [1])
