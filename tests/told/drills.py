"""The drills: an act is cut short again and again, and each time what was acknowledged stands and nothing is half.

A drill asserts, and gives what it saw. The suite does a few rounds, a benchmark a hundred.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from .mortal import Stage

REGISTER = Path(__file__).resolve().parents[2] / "src" / "gehoord" / "invented" / "haarlem-2016"
TABLES = (
    "directory_agencylocation",
    "casework_client",
    "casework_contact",
    "casework_concernstanding",
    "casework_action",
    "outreach_visit",
    "survey_mark",
    "vault_casekey",
    "registers_taking",
)
STEPS = 8
"""How many lines a taking over says until the database checks everything."""

STANDS = """
select key.wrapped is null,
    not exists (select from casework_identity where client_id = client.client_id),
    not exists (select from casework_note where client_id = client.client_id),
    exists (select from vault_destruction where case_id = client.client_id)
from casework_client client join vault_casekey key on key.case_id = client.client_id
"""
WHOLE, GONE = (False,) * 4, (True,) * 4
STOPPED_AT = ("run", "replay", "_put_back_register", "_put_back_heads", "sign_heads", "_put_back_keys", "_unpack")
"""Steps of a restore in which it is stopped."""

Seen = Mapping[str, int]


def counted(stage: Stage) -> tuple[int, ...]:
    return tuple(number for table in TABLES for (number,) in stage.look(f"select count(*) from {table}"))  # noqa: S608 - our own


def taking_over(stage: Stage, *, killing: str, rounds: int) -> Seen:
    """A register is there whole or not at all; said to be done it is there; in the end it comes out as it went in."""
    seen = {"nothing": 0, "whole": 0}
    stage.do("settle")
    empty, whole = counted(stage), set()
    for _ in range(rounds):
        said = stage.cut_short("take", str(REGISTER), killing=killing, after=random.randint(1, STEPS), within=0.25)  # noqa: S311 - any
        stands = counted(stage)
        seen["nothing" if stands == empty else "whole"] += 1
        if stands != empty:
            whole.add(stands)
            stage = stage.anew()
            stage.do("settle")
        else:
            assert not any(line.startswith("done") for line in said)
    assert "done" in stage.do("take", str(REGISTER))
    assert whole <= {counted(stage)}
    out = stage.data / "out"
    stage.do("give", str(out))
    assert all(file.read_bytes() == (out / file.name).read_bytes() for file in REGISTER.glob("*.csv"))
    return seen


def writing(stage: Stage, *, killing: str, rounds: int) -> Seen:
    """A line that was acknowledged stands, and the chains hold up to what was signed."""
    told: set[str] = set()
    for _ in range(rounds):
        told |= {line for line in stage.cut_short("write", killing=killing, after=20) if " " not in line}
        assert told <= {thing for (thing,) in stage.look("select thing from vault_journalentry")}
        assert "zoals het is geschreven" in stage.gehoord("journal", "verify")
    stage.gehoord("journal", "export")
    assert "zoals het is geschreven" in stage.gehoord("journal", "verify")
    assert told
    return {"acknowledged": len(told)}


def rotating(stage: Stage, *, killing: str, rounds: int) -> Seen:
    """Every case opens after every stop, and the last rotation brings all to one key."""
    stage.do("make", "150")
    batches = 0
    for _ in range(rounds):
        batches += len(stage.cut_short("rotate", killing=killing))
        # A key that was left half would stay so: no later rotation could open it.
        assert stage.do("open") == "open\n"
    stage.gehoord("keys", "rotate")
    assert len(stage.look("select distinct key_version from vault_casekey")) == 1
    stage.do("open")
    assert batches
    return {"batches": batches}


def erasing(stage: Stage, *, killing: str, rounds: int) -> Seen:
    """An erasure that was acknowledged is done, and stands in both registers."""
    told: set[str] = set()
    for _ in range(rounds):
        stage.do("make", "40")
        told |= {line for line in stage.cut_short("erase", killing=killing) if " " not in line}
        ((gone, noted),) = stage.look(
            "select (select array_agg(case_id::text) from vault_casekey where wrapped is null),"
            " (select array_agg(thing::text) from vault_destruction)"
        )
        register = (stage.data / "destructions.jsonl").read_text()
        assert told <= set(gone) == set(noted)
        assert all(case in register for case in gone)
    stage.do("open")
    return {"acknowledged": len(told)}


def sweeping(stage: Stage, *, killing: str, rounds: int) -> Seen:
    """A client past the term is whole or gone, never in between; as many are gone as the sweep said."""
    each, between = 12, 0
    # The first time it rests on its way, so that it is stopped halfway on every machine; then anywhere.
    for rest in ("0.5", *("0" for _ in range(rounds - 1))):
        stage.do("tell past term", str(each))
        before = stage.look(STANDS).count(GONE)
        said = stage.cut_short("sweep", rest, killing=killing, within=0.05)
        stands = stage.look(STANDS)
        assert set(stands) <= {WHOLE, GONE}
        done = [int(line) for line in said if line.isdigit()]
        assert stands.count(GONE) >= before + max(done, default=0)
        between += before < stands.count(GONE) and WHOLE in stands
    stage.do("sweep")
    assert set(stage.look(STANDS)) == {GONE}
    assert between, "no sweep was stopped halfway"
    return {"stopped_halfway": between}


def putting_back(stage: Stage, *, killing: str, rounds: int, copy: Path, keys: Path) -> Seen:
    """A restore that was stopped goes on when it is asked again, and leaves nothing lying about."""
    for moment in range(rounds):
        step = STOPPED_AT[moment % len(STOPPED_AT)]
        said = stage.cut_short("put back", str(copy), str(keys), step, killing=killing, after=step, within=0.2)
        assert not any(line.startswith("done") for line in said), said
        # There are always whole tables: those that were there, or those of the copy.
        assert stage.look("select count(*) > 0 from django_migrations") == [(True,)]
    assert "done" in stage.do("put back", str(copy), str(keys))
    assert not [file.name for file in stage.data.iterdir() if file.name == "restoring" or "draft" in file.name]
    return {"stopped": rounds}


DRILLS: Mapping[str, Callable[..., Seen]] = {
    drill.__name__: drill for drill in (taking_over, writing, rotating, erasing, sweeping)
}
