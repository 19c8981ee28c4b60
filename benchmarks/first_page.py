"""The start page on a slow phone, first visit, nothing kept: `first_page [TIMES]`, else 5 visits each, in turn.

The aim: less than 60 kB, and less than a second until all that is seen stands there (`largest_paint`). It is judged in `aim`.
What goes over the wire is counted by the browser itself, with the heads. The phone is emulated by Chromium: 1.6 Mbit/s down
and 0.75 up with 150 ms of delay on every request, a processor four times as slow as this machine, 390 pixels wide. It is
driven from the environment of the tests. Beside it, in the same run: the same page sent as most servers send it by default,
uncompressed and with whole fonts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from typing import Any

from benchmarks._database import bench_database

from gehoord.config import env
from gehoord.config.launch import children
from gehoord.config.launch.ports import answers, listen

BROWSER = "/usr/bin/chromium"
INSIDE = "inside"
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
AIM = {"bytes": 60_000, "largest_paint_ms": 1000}
"""What the first page may cost, and when what is seen has to stand there."""
PHONE = {"width": 390, "height": 844}
PAINTS = """async () => {
  const largest = await new Promise((done) => {
    const told = new PerformanceObserver((seen) => done(seen.getEntries().at(-1).startTime));
    told.observe({ type: "largest-contentful-paint", buffered: true });
  });
  const [page] = performance.getEntriesByType("navigation");
  const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  return { first_paint: first, largest_paint: largest, loaded: page.loadEventEnd };
}"""


def main(times: int) -> None:
    with bench_database() as fresh:
        _, surroundings = fresh()
        python = env.CHECKOUT / ".venv/bin/python"
        asked = [python, "-P", __file__, INSIDE, str(times)]
        ran = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env={**surroundings, "GEHOORD_DEMO": "1"}, text=True)
    print(ran.stdout.strip())


def inside(times: int) -> None:
    """Measure on a server with the demo in it."""
    surroundings = env.passed_on(DJANGO_SETTINGS_MODULE="gehoord.config.settings", PYTHONPATH=f"{env.CHECKOUT / 'src'}")
    data = env.read().data
    (data / env.SECRET_KEY_FILE).write_text("the key of one measurement\n", encoding="ascii")
    subprocess.run(
        [sys.executable, "-P", "-m", "gehoord.cli", "demo", "load"], check=True, env=surroundings, stdout=subprocess.PIPE
    )
    load = round(os.getloadavg()[0], 1)
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
            with served(unsqueezed(address)) as plain:
                told = compared({"gehoord": address, "unsqueezed": plain}, times)
        finally:
            children.stop([serving])
    phone = {"down_kbit": 1600, "up_kbit": 750, "delay_ms": 150, "cpu": f"1/{SLOWER}", "width": PHONE["width"]}
    ours = told[0]
    judged = {"less_than": AIM, "held": all(ours[what] < most for what, most in AIM.items())}
    about = {"benchmark": "first_page", "times": times, "slow_phone": phone, "aim": judged, "load_before": load}
    print(json.dumps({**about, "candidates": told}, indent=1))


def compared(candidates: dict[str, str], times: int) -> list[dict[str, Any]]:
    """Visit each in turn, so that a busy moment of the machine hits all alike."""
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in candidates}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(times):
            for name, address in candidates.items():
                seen[name].append(visited(browser, address))
        browser.close()
    return [
        {
            "candidate": name,
            "bytes": int(statistics.median(one["bytes"] for one in visits)),
            "requests": int(statistics.median(one["requests"] for one in visits)),
            **{
                f"{what}_ms": round(statistics.median(one[what] for one in visits))
                for what in ("first_paint", "largest_paint", "loaded")
            },
        }
        for name, visits in seen.items()
    ]


def visited(browser: Any, address: str) -> dict[str, float]:
    """One first visit with nothing kept: bytes over the wire with their heads, requests, and when what was seen."""
    context = browser.new_context(locale="nl-NL", viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    for domain in ("Network.enable", "Performance.enable"):
        line.send(domain)
    line.send("Network.emulateNetworkConditions", SLOW)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    line.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.goto(address + "/", wait_until="load")
    page.evaluate("document.fonts.ready")
    found: dict[str, float] = page.evaluate(PAINTS)
    context.close()
    return {**found, "bytes": sum(sizes), "requests": len(sizes)}


if sys.argv[1:2] == [INSIDE]:
    from benchmarks._first_page import served, unsqueezed
    from playwright.sync_api import sync_playwright

if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
