"""`kill -9` at every step of the road of a year, in the database and from a folder: it ends with the bytes of an undisturbed one.

`killed [folder] [commands] [database]`: all three where none is named. Each step is come to for real and stopped with the signal
itself: the process that is at it, one of its helpers, or the database. A line tells what was stopped where; the last of each part
whether all came out the same. Whatever differs ends the benchmark with an error.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psycopg
from benchmarks.crash import migrated
from tests.told.mortal import DATABASE, OWNER, PROCESS, Players, Stage, serving
from tests.told.saying import HERE

from gehoord.config import env

REGISTER = env.CHECKOUT / "src/gehoord/invented/haarlem-2016"
STEPS_OF_CODE = env.CHECKOUT / "tests/told/steps.py"
YEAR = "2016"
FORMATS = "csv,json,html,xlsx,pdf"
WRITTEN_BY = {"pdf": "typst"}


class Step(NamedTuple):
    """A step of the road by name, the act or command it is in, and where it is in the code."""

    name: str
    place: str
    nth: int = 1
    when: str = "before"
    act: Sequence[str] = ()


_FOLDER = "gehoord.reporting.whole_year"
_ROAD = "gehoord.reporting.road"

COUNTING: tuple[Step, ...] = (
    Step("reading the register", "gehoord.figures.exchange:read"),
    Step("drawing the secret", "os:fsync", when="after"),
    Step("counting", f"{_FOLDER}.year_folder:publish"),
    Step("rounding", "gehoord.figures.disclosure.protection:round_all"),
    Step("rounding what follows", "gehoord.figures.disclosure.protection:round_all", 2),
)
SEALING: tuple[Step, ...] = (
    Step("hashing", f"{_FOLDER}.year_folder:_hashed", when="after"),
    Step("auditing", f"{_FOLDER}.year_folder:audit"),
    Step("audited", f"{_FOLDER}.year_folder:audit", when="after"),
    Step("certificate half there", "pathlib:Path.replace"),
    Step("certificate there", f"{_FOLDER}.year_folder:write_whole", when="after"),
    Step("putting in place", f"{_FOLDER}.year_folder:put_in_place"),
)
PRINTING: tuple[Step, ...] = (
    *(Step(f"printing {fmt}", f"gehoord.reporting.formats.{WRITTEN_BY.get(fmt, fmt)}:render", 6) for fmt in FORMATS.split(",")),
    Step("a file half there", "pathlib:Path.replace", 7),
    Step("between two reports", f"{_FOLDER}.year_printing:document_of", 20),
)
ROAD: tuple[Step, ...] = (
    Step("collecting facts", f"{_ROAD}.freezing:register_of", act=("fix",)),
    Step("keeping facts", f"{_ROAD}.freezing:registers.keep", act=("fix",)),
    Step("fixing facts", f"{_ROAD}.closing:loose_ends.counted", act=("fix",)),
    Step("beginning", f"{_ROAD}.making:out_before", when="after", act=("begin",)),
    Step("drawing the secret", "os:fsync", when="after", act=("make",)),
    Step("counting", "gehoord.reporting.registers:publish", act=("make",)),
    Step("rounding", "gehoord.figures.disclosure.protection:round_all", 2, act=("make",)),
    Step("writing reports", f"{_ROAD}.making:_edition", 30, act=("make",)),
    Step("reports written", f"{_ROAD}.making:_is_being_made", 4, act=("make",)),
    Step("auditing", f"{_ROAD}.making:audit", act=("make",)),
    Step("certifying", f"{_ROAD}.making:certificate_of", act=("make",)),
    Step("sealing", f"{_ROAD}.making:integrity_of", act=("make",)),
    Step("looking through", f"{_ROAD}.looking:Look.objects.get_or_create", 2, act=("look",)),
    Step("signing", f"{_ROAD}.signing:seal_of", act=("sign", "schrijver")),
    Step("signing second", f"{_ROAD}.signing:_fix_texts", when="after", act=("sign", "tweede")),
    Step("handing over", "gehoord.reporting.production:promise_files", 2, act=("hand over",)),
    Step("telling", "gehoord.outreach.telling:promise", act=("hand over",)),
    Step("translating", f"{_ROAD}.making:_edition", when="after", act=("translate",)),
    Step("promising what was translated", "gehoord.reporting.production:promise_files", act=("translate",)),
    Step("keeping what lies beside a file", "gehoord.reporting.production:Enclosure.objects.get_or_create", act=("print", "csv")),
    *(Step(f"printing {fmt}", "gehoord.reporting.production:render", 2, "after", ("print", fmt)) for fmt in FORMATS.split(",")),
    Step("a note of correction", "gehoord.reporting.handing.corrections:recipients", act=("correct",)),
)
STANDS = """
select (select string_agg(stage, ' ') from reporting_volume), (select count(*) from reporting_keptregister),
    (select count(*) from reporting_edition), (select count(*) from reporting_printout where state = 'ready'),
    (select count(*) from reporting_signature), (select count(*) from reporting_correction)
"""


class DiffersError(AssertionError):
    """What came of a road on which somebody was killed is not what it would have been."""


def main(parts: Sequence[str]) -> None:
    place = Path(tempfile.mkdtemp(prefix="gehoord-bench-"))
    place.chmod(0o711)
    try:
        for part in parts or PARTS:
            begun = time.perf_counter()
            number = PARTS[part](place)
            told = {"benchmark": "killed", "road": part, "killed": number, "same_bytes": True}
            print(json.dumps({**told, "seconds": round(time.perf_counter() - begun)}), flush=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)


# from a folder


@dataclass(frozen=True)
class Command:
    """`gehoord year publish` into a folder, with one process or two."""

    out: Path
    formats: str
    workers: int = 1

    def begin(self, step: Step | None = None) -> subprocess.Popen[str]:
        words = ["year", "publish", "--register", str(REGISTER), "--year", YEAR, "--out", str(self.out)]
        return gehoord(*words, "--formats", self.formats, "--workers", str(self.workers), step=step)

    def finish(self) -> dict[str, bytes]:
        ended(self.begin())
        return content(self.out)

    def cut(self, step: Step) -> None:
        kill_at(self.begin(step))
        left = content(self.out.with_name(f".{self.out.name}.busy"))
        told(step.name, "itself", files=len(left), in_place=self.out.exists())


def of_a_folder(place: Path) -> int:
    calm = Command(place / "calm", FORMATS, 2).finish()
    secret = (place / "calm.secret").read_bytes()
    (place / "alone.secret").write_bytes(secret)
    alone = Command(place / "alone", "json", 2).finish()
    busy, both = Command(place / "busy", "json"), Command(place / "both", FORMATS)
    busy.cut(COUNTING[0])
    busy.cut(COUNTING[1])
    # Chance is drawn from it, so that both have the same.
    for command in (busy, both):
        command.out.with_name(f"{command.out.name}.secret").write_bytes(secret)
    for step in (*COUNTING[2:], *SEALING):
        busy.cut(step)
    helpers = replace(busy, workers=2)
    without_a_helper(helpers)
    same(content(helpers.out), alone)
    for step in PRINTING:
        both.cut(step)
    printing_with_helpers(replace(both, workers=2))
    same(both.finish(), calm)
    return len(COUNTING) + len(SEALING) + len(PRINTING) + 3


def without_a_helper(command: Command) -> None:
    """A helper that rounds is killed while it waits, and another while it works; the command itself goes on to its end."""
    shutil.rmtree(command.out, ignore_errors=True)
    running = command.begin(Step("", "gehoord.figures.disclosure.protection:round_all"))
    line_of(running)
    told("rounding", "a helper that waits", helpers=kill_helpers(running.pid, 1))
    ended(running)
    first = content(command.out)
    shutil.rmtree(command.out)
    running = command.begin(Step("", "gehoord.figures.disclosure.protection:round_all"))
    line_of(running)
    time.sleep(1.1)
    told("rounding", "all helpers", helpers=kill_helpers(running.pid, 9))
    ended(running)
    same(content(command.out), first)


def printing_with_helpers(command: Command) -> None:
    """Whoever prints with two processes is killed in the middle of it, and those two end by themselves."""
    before = len(content(command.out.with_name(f".{command.out.name}.busy")))
    running = command.begin()
    while len(content(command.out.with_name(f".{command.out.name}.busy"))) < before + 40:
        time.sleep(0.05)
    helpers = list(helpers_of(running.pid))
    running.kill()
    running.wait()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in helpers) and time.monotonic() < until:
        time.sleep(0.02)
    told("printing", "itself, with two helpers", helpers_left=sum(Path(f"/proc/{pid}").exists() for pid in helpers))


# the audit and the attack, which write nothing


def of_commands(place: Path) -> int:
    out = place / "looked-at"
    Command(out, "json").finish()
    before = content(out)
    ways = {
        "audit": (("year", "audit", str(out)), Step("auditing", "gehoord.cli.published.audit:audit_figures")),
        "attack": (("year", "attack", str(out), "--sample", "20"), Step("attacking", "gehoord.cli.published.attack:attacked")),
    }
    for words, step in ways.values():
        calm = said(gehoord(*words))
        kill_at(gehoord(*words, step=step))
        told(step.name, "itself", files=len(content(out)))
        same(content(out), before)
        if said(gehoord(*words)) != calm:
            raise DiffersError(step.name)
    return len(ways)


# in the database


def of_the_database(place: Path) -> int:
    players = Players()
    try:
        return sum(_walked(players, place, killing) for killing in (PROCESS, DATABASE))
    finally:
        players.leave()


def _walked(players: Players, place: Path, killing: str) -> int:
    folder = place / f"cluster-{killing}"
    folder.mkdir(mode=0o711)
    data = place / f"data-{killing}"
    data.mkdir(mode=0o700)
    with serving(folder, migrated) as server:
        stage = Stage(players, server.new_database(), data, server)
        stage.do("walk", "prepare", str(REGISTER))
        _cut(stage, Step("asking to close", f"{_ROAD}.closing:jobs.configure_task", act=("ask",)), killing)
        stage.do("walk", "ask")
        calm = replace(stage, address=_copied(stage))
        walked = ("ask",)
        for step in ROAD:
            if walked not in {tuple(step.act), ("ask",)}:
                stage.do("walk", *walked)
            _cut(stage, step, killing)
            walked = tuple(step.act)
        stage.do("walk", *walked)
        for act in dict.fromkeys(tuple(step.act) for step in ROAD):
            calm.do("walk", *act)
        theirs, ours = (one.do("walk", "tell").splitlines() for one in (calm, stage))
        if theirs != ours:
            raise DiffersError([pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]])
    return len(ROAD) + 1


def _cut(stage: Stage, step: Step, killing: str) -> None:
    heard = stage.cut_short("walk until", step.place, str(step.nth), step.when, *step.act, killing=killing, after=HERE)
    if HERE not in heard:
        raise DiffersError(f"{step.name} was never come to: {heard}")
    ((stands, facts, reports, files, signatures, notes),) = stage.look(STANDS)
    left = {"stage": stands, "facts": facts, "reports": reports, "files": files, "signatures": signatures, "notes": notes}
    told(step.name, killing, **left)


def _copied(stage: Stage) -> str:
    """The same database once more, as it stands now."""
    if stage.server is None:
        raise LookupError(stage)
    name = urlsplit(stage.address).path.removeprefix("/")
    with psycopg.connect(stage.server.home.url("postgres", role="postgres"), autocommit=True) as connection:
        connection.execute(f'create database "{name}_calm" template "{name}" owner {OWNER}')
    return stage.address.replace(f"/{name}", f"/{name}_calm", 1)


# what they have in common


def gehoord(*words: str, step: Step | None = None) -> subprocess.Popen[str]:
    place = [step.place, str(step.nth), step.when] if step else ["", "1", "before"]
    return subprocess.Popen(
        [sys.executable, "-P", str(STEPS_OF_CODE), *place, *words],
        env=env.passed_on(PYTHONPATH=f"{env.CHECKOUT / 'src'}:{env.CHECKOUT / 'tests'}", LC_ALL="nl_NL.UTF-8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_at(running: subprocess.Popen[str]) -> None:
    """Wait until it says that it is there, and kill it."""
    line = line_of(running)
    running.kill()
    _, errors = running.communicate()
    if line != HERE or running.returncode != -signal.SIGKILL:
        raise DiffersError(errors or running.returncode)


def line_of(running: subprocess.Popen[str]) -> str:
    """The next line that it says; empty where it says nothing more."""
    return running.stdout.readline().strip() if running.stdout else ""


def ended(running: subprocess.Popen[str]) -> str:
    out, errors = running.communicate()
    if running.returncode:
        raise DiffersError(errors)
    return out


def said(running: subprocess.Popen[str]) -> list[str]:
    """What a command tells, but for how long it took."""
    return [line for line in ended(running).splitlines() if not line.startswith("Lezen")]


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def same(ours: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    differing = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    if differing:
        raise DiffersError(differing[:9])


def helpers_of(pid: int) -> Iterator[int]:
    """The processes that it has work done by: those that its own helper of the interpreter began."""
    above: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                above[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    return (one for one, parent in above.items() if above.get(parent) == pid)


def kill_helpers(pid: int, most: int) -> int:
    found = sorted(helpers_of(pid))[:most]
    for one in found:
        os.kill(one, signal.SIGKILL)
    return len(found)


def told(step: str, killed: str, **left: object) -> None:
    print(json.dumps({"step": step, "killed": killed, "left": left}), flush=True)


PARTS = {"folder": of_a_folder, "commands": of_commands, "database": of_the_database}

if __name__ == "__main__":
    main(sys.argv[1:])
