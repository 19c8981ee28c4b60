"""Invented worlds: offices, people, clients and who belongs to whom, in tables that the product's own compiler guards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import models

from gehoord.people.deeds import Act, Resource
from gehoord.people.guards import Guard
from gehoord.people.permissions import Actor
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import APP, BACKUP, compiled, functions

COLUMNS = ("id", "world", "office_id", "client_id", "person_id", "place", "handed_at", "touched")
NOW = datetime.now(UTC)
KINDS = ("owner", "stand_in", "break_glass", "break_glass")
SPANS = ((-9, None), (-9, 9), (-9, -1), (1, None), (0, 0))
"""Days from now: holds, holds for a while, is over, is yet to come, never held."""


def guard_of(resource: Resource) -> Guard:
    return Guard(resource, office="office_id", client="client_id", person="person_id", place="place", handed="handed_at")


def model_of(resource: Resource) -> type[Any]:
    """A model for the rows of one resource, in the schema of the worlds."""
    fields: dict[str, Any] = {
        "__module__": __name__,
        "guard": guard_of(resource),
        "id": models.UUIDField(primary_key=True),
        "world": models.IntegerField(),
        "office_id": models.UUIDField(null=True),
        "client_id": models.UUIDField(),
        "person_id": models.UUIDField(null=True),
        "place": models.CharField(max_length=40),
        "handed_at": models.DateTimeField(null=True),
        "Meta": type("Meta", (), {"app_label": "worlds", "managed": False, "db_table": f"w_{resource.value}"}),
        "__str__": lambda self: str(self.pk),
    }
    return type(f"World{resource.name.title().replace('_', '')}", (models.Model,), fields)


MODELS = {resource: model_of(resource) for resource in Resource}


def statements() -> Iterator[str]:
    """The tables of the worlds, guarded as the product guards its own."""
    yield "create schema worlds"
    yield f"grant usage on schema worlds to {APP}, {BACKUP}"
    yield "set search_path = worlds, public"
    yield (
        "create table casework_access (id uuid default gen_random_uuid(), client_id uuid, person_id uuid, kind text,"
        " since timestamptz, until timestamptz)"
    )
    yield "create table people_seat (person_id uuid, role text, place text, until timestamptz)"
    yield "create index on casework_access (person_id, client_id)"
    yield "create index on people_seat (person_id)"
    yield f"grant select on casework_access, people_seat to {APP}, {BACKUP}"
    yield from functions("worlds")
    for resource in Resource:
        table = f"w_{resource.value}"
        yield (
            f"create table {table} (id uuid, world int, office_id uuid, client_id uuid, person_id uuid, place text,"
            " handed_at timestamptz, touched bool)"
        )
        yield f"create index on {table} (world)"
        yield from compiled(table, guard_of(resource), {name: name for name in COLUMNS})
        yield f"create table d_{resource.value} (like {table} including indexes)"
        yield f"grant select on d_{resource.value} to {APP}"
    yield TRIED


TRIED = """
    create function tried(kind text, number int, out seen uuid[], out changed uuid[], out erased uuid[], out taken uuid[])
    language plpgsql as $$
    declare draft uuid;
    begin
        begin
            execute format('select array(select id from w_%s where world = $1)', kind) into seen using number;
        exception when insufficient_privilege then null;
        end;
        begin
            execute format('with done as (update w_%s set touched = true where world = $1 returning id) '
                'select array(select id from done)', kind) into changed using number;
        exception when insufficient_privilege then null;
        end;
        begin
            execute format('with gone as (delete from w_%s where world = $1 returning id) '
                'select array(select id from gone)', kind) into erased using number;
            raise sqlstate 'UNDO1';
        exception when insufficient_privilege or sqlstate 'UNDO1' then null;
        end;
        for draft in execute format('select id from d_%s where world = $1', kind) using number loop
            begin
                execute format('insert into w_%s select * from d_%s where id = $1', kind, kind) using draft;
                taken := taken || draft;
            exception when insufficient_privilege then null;
            end;
        end loop;
    end $$"""
"""Tries every command on the rows of a world as whoever asks, each by itself; null or empty is nothing (all four)."""


@dataclass(frozen=True, slots=True)
class World:
    """One asker and some rows of one resource, of which some are theirs."""

    number: int
    actor: Actor
    resource: Resource
    rows: tuple[tuple[Any, ...], ...]
    drafts: tuple[tuple[Any, ...], ...]
    links: tuple[tuple[Any, ...], ...]
    seats: tuple[tuple[Any, ...], ...]


def invent(how_many: int, seed: int) -> Iterator[World]:
    chance = Random(seed)  # noqa: S311 - the same worlds each time
    used = [(role, resource) for role in Role for resource in Resource if any(grounds(role, resource, act) for act in Act)]
    every = [(role, resource) for role in Role for resource in Resource]
    for number in range(how_many):
        role, resource = chance.choice(used if chance.random() < 0.8 else every)
        yield _world(chance, number, role, resource)


def _span(chance: Random) -> tuple[Any, Any]:
    since, until = chance.choice(SPANS)
    return NOW + timedelta(days=since), None if until is None else NOW + timedelta(days=until)


def _world(chance: Random, number: int, role: Role, resource: Resource) -> World:
    def uuid() -> UUID:
        return UUID(int=chance.getrandbits(128), version=4)

    offices, people, clients = [uuid(), uuid()], [uuid(), uuid(), uuid()], [uuid() for _ in range(4)]
    places = ["GM0392", "GM0453", str(uuid()), ""]
    me = None if role is Role.HOUSE else people[0]
    actor = Actor(me, role, chance.choice([offices[0], offices[0], None]), "a visit")

    def row() -> tuple[Any, ...]:
        office = chance.choice([*offices, None])
        handed = chance.choice([NOW, None])
        return (
            uuid(),
            number,
            office,
            chance.choice(clients),
            chance.choice([*people, None]),
            chance.choice(places),
            handed,
            False,
        )

    links = [
        (chance.choice(clients[:3]), chance.choice(people), chance.choice(KINDS), *_span(chance))
        for _ in range(chance.randrange(4))
    ]
    seats = [
        (
            chance.choice(people),
            chance.choice([role.value, Role.AUDITOR.value]),
            chance.choice(places),
            chance.choice([None, NOW]),
        )
        for _ in range(chance.randrange(4))
    ]
    rows, drafts = tuple(row() for _ in range(5)), tuple(row() for _ in range(4))
    return World(number, actor, resource, rows, drafts, tuple(links), tuple(seats))
