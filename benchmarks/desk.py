"""From "the phone rings" to a registered complaint and to an advice, and what the desk asks of the server: `desk [SCALE]`.

The first in a real browser, by keyboard, on the demo: keys that are no text, and seconds. The browser is driven from the
environment of the tests. The second through the whole door on an invented nation, with two hundred questions on the desk
and a counsellor of a hundred and fifty clients.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks._database import bench_database

from gehoord.config import env

INSIDE, WALK = "inside", "walk"
WAITING, TIMES = 200, 100
BROWSER = "/usr/bin/chromium"
TALK = re.compile(r"/werkplek/[0-9a-f-]{36}/")


def main(scale: int) -> None:
    told: dict[str, Any] = {"benchmark": "desk"}
    with tempfile.TemporaryDirectory() as place, bench_database() as fresh:
        _, surroundings = fresh()
        asked = [sys.executable, "-P", __file__, INSIDE, place, str(scale)]
        ran = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=surroundings, text=True)
        told["server_milliseconds"] = json.loads(ran.stdout)
        print(json.dumps(told), file=sys.stderr)
        _, surroundings = fresh()
        python = env.CHECKOUT / ".venv/bin/python"
        ran = subprocess.run(
            [python, "-P", __file__, WALK],
            check=True,
            stdout=subprocess.PIPE,
            env={**surroundings, "GEHOORD_DEMO": "1"},
            text=True,
        )
        told["walks"] = json.loads(ran.stdout)
    print(json.dumps(told, indent=1))


def walked() -> dict[str, Any]:
    """Walk both ways in a browser on a server with the demo."""
    surroundings = env.passed_on(DJANGO_SETTINGS_MODULE="gehoord.config.settings", PYTHONPATH=f"{env.CHECKOUT / 'src'}")
    data = env.read().data
    (data / env.SECRET_KEY_FILE).write_text("the key of one measurement\n", encoding="ascii")
    subprocess.run(
        [sys.executable, "-P", "-m", "gehoord.cli", "demo", "load"], check=True, env=surroundings, stdout=subprocess.PIPE
    )
    with listen(0) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        serving = children.start(
            "web",
            [sys.executable, "-P", "-m", "gehoord.config.launch.serve", str(door.fileno())],
            log=data / "web.log",
            environment={**surroundings, "GEHOORD_ADDRESS": address},
            sockets=[door.fileno()],
        )
        try:
            if not answers(address + "/", seconds=30):
                sys.exit(serving.last_words())
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_context(base_url=address, locale="nl-NL").new_page()
                sign_in(page)
                found = {"complaint_routed": measured(page, complaint), "advice_only": measured(page, advice)}
                browser.close()
                return found
        finally:
            children.stop([serving])


def measured(page: Any, walk: Any) -> dict[str, float]:
    """Keys beside the text, and the seconds that the house and the hands took together, without thinking."""
    page.goto("/werkplek/")
    keys: list[str] = []

    def press(*names: str) -> None:
        for name in names:
            keys.append(name)
            page.keyboard.press(name)

    begun = time.perf_counter()
    press("g")
    page.wait_for_url(TALK)
    opened = time.perf_counter()
    walk(page, press)
    page.get_by_text("Vastgelegd.").wait_for()
    done = time.perf_counter()
    return {"keys": len(keys), "seconds": round(done - begun, 2), "seconds_to_open": round(opened - begun, 2)}


def complaint(page: Any, press: Any) -> None:
    def pick(text: str, offered: str) -> None:
        page.keyboard.type(text)
        page.locator(f"#{offered} li").first.wait_for()
        press("Tab")

    page.keyboard.type("Noor Bedenksel")
    press("Tab")
    page.keyboard.type("2011")
    press("Tab")
    page.get_by_text("Geen eerder contact gevonden").wait_for()
    press("Space", "Tab")
    pick("haarlem", "lives-list")
    pick("hartekamp", "stays-list")
    press("Tab", "Tab", "Tab", "ArrowLeft", "Tab")
    pick("besl", "category-1-list")
    pick("hartekamp", "where-1-list")
    press("ArrowLeft", "Tab")
    page.keyboard.type("Ik wil dat iemand meegaat.")
    page.get_by_role("heading", name=re.compile("Voorstel")).wait_for()
    press("Control+Enter")


def advice(page: Any, press: Any) -> None:
    press("Tab", "Tab", "ArrowLeft", *["Tab"] * 5, "Space", "Tab")
    page.keyboard.type("wetg")
    page.locator("#category-1-list li").first.wait_for()
    press("Tab", "Tab", "ArrowRight", "Control+Enter")


def sign_in(page: Any) -> None:
    page.goto("/inloggen/")
    page.get_by_text("Of log in als een collega met een andere rol").click()
    page.get_by_label("Wie wilt u zijn?").select_option(label="Vertrouwenspersoon")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url("**/inloggen/sleutel/")
    told = page.get_by_text("laat nu").inner_text()
    page.get_by_label("Code van zes cijfers").fill(next(word for word in told.split() if word.isdigit()))
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url("**/werkplek/")


def inside(place: Path, scale: int) -> None:
    """Measure the pages of the desk at one scale."""
    told, many, _few = settled(generated(place / f"nation{scale}", scale))
    with acting(HOUSE):
        office = Seat.objects.filter(role=Role.COUNSELLOR.value).first()
    at = timezone.now()
    for number in range(WAITING):
        letter = Letter("Noor", "Mijn begeleider luistert niet naar wat ik zeg.", "06 00000000")
        came = Arrived(Channel.WEB_FORM, at - timedelta(minutes=number), letter, municipality="GM0392")
        receive(came, key=str(number), office_id=office.office_id)
    browser = many.browser
    talks = iter([browser.post("/werkplek/gesprek/", {"key": f"talk{number}"})["Location"] for number in range(TIMES + 5)])
    talk = next(talks)
    form = {
        "topic": "1",
        "kind-1": "complaint",
        "category-1": "decisions",
        "ending-1": "advised",
        "relation": "parent",
        "lives": "Haarlem",
    }
    front = shown(many, "/werkplek/").decode()
    stamp = front.partition('data-stamp="')[2].partition('"')[0]
    asked = {
        "desk": lambda: shown(many, "/werkplek/"),
        "list_changed": lambda: shown(many, "/werkplek/lijst/?toon=unassigned"),
        "list_unchanged": lambda: browser.get(f"/werkplek/lijst/?toon=unassigned&stand={stamp}"),
        "talk": lambda: shown(many, talk),
        "keep_draft": lambda: browser.post(f"{talk}concept/", form),
        "keep_draft_with_proposal": lambda: browser.post(f"{talk}concept/", form | {"ending-1": "trajectory"}),
        "places": lambda: shown(many, "/werkplek/plaatsen/?kind=location&q=huis"),
        "conclude": lambda: browser.post(next(talks), form | {"do": "conclude"}),
    }
    measures: dict[str, Any] = {"scale": scale, "waiting": WAITING, **told}
    for name, asking in asked.items():
        measures[name] = {"queries": queries(asking), **milliseconds(asking, times=TIMES if name == "conclude" else TIMES // 2)}
    print(json.dumps(measures))


if sys.argv[1:2] == [INSIDE]:
    from datetime import timedelta

    from benchmarks._caseload import generated, milliseconds, queries, settled, shown
    from django.utils import timezone

    from gehoord.intake.desk import Arrived, receive
    from gehoord.intake.letters import Letter
    from gehoord.people.models import Seat
    from gehoord.people.permissions import HOUSE
    from gehoord.people.roles import Role
    from gehoord.people.scope import acting
    from gehoord.practice.contacts import Channel
if sys.argv[1:2] == [WALK]:
    from playwright.sync_api import sync_playwright

    from gehoord.config.launch import children
    from gehoord.config.launch.ports import answers, listen

if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == [WALK]:
        print(json.dumps(walked()))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1)
