"""May, the filter of lists and the policies of the database are one answer, in thousands of invented worlds."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import psycopg
import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection
from tests.ground import OWNER
from tests.people.worlds import COLUMNS, MODELS, World, invent, statements

from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.guards import Guard
from gehoord.people.permissions import HOUSE, Actor, NotFound, is_met, may, require, visible
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import COMMANDS, acting

WORLDS = 2_000
TRIED_IN_ORDER = ("select", "update", "delete", "insert")


@pytest.fixture(scope="module")
def worlds(postgres, django_db_setup, django_db_blocker):
    """All worlds at once, in tables beside those of the house."""
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
    invented = list(invent(WORLDS, seed=20_160_101))
    with psycopg.connect(postgres.url(name, role=OWNER), autocommit=True) as owner:
        for statement in statements():
            owner.execute(statement)
    # Only who may pass the policies by can fill tables whose rows belong to nobody yet.
    with psycopg.connect(postgres.url(name, role="postgres")) as filling:
        filling.execute("set search_path = worlds, public")
        for table, lines in tables(invented).items():
            with filling.cursor().copy(f"copy {table} from stdin") as copy:
                for line in lines:
                    copy.write_row(line)
    yield invented
    with psycopg.connect(postgres.url(name, role="postgres"), autocommit=True) as owner:
        owner.execute("drop schema worlds cascade")


def tables(invented: list[World]) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {"casework_access": [], "people_seat": []}
    for world in invented:
        found.setdefault(f"w_{world.resource.value}", []).extend(world.rows)
        found.setdefault(f"d_{world.resource.value}", []).extend(world.drafts)
        found["casework_access"].extend((uuid4(), *link) for link in world.links)
        found["people_seat"].extend(world.seats)
    return found


@pytest.fixture
def bypassing(postgres, worlds):
    """A connection that policies do not hold back, to see what the filter of lists leaves by itself."""
    with psycopg.connect(postgres.url(connection.settings_dict["NAME"], role="gehoord_backup"), autocommit=True) as backup:
        backup.execute("set search_path = worlds, public")
        yield backup


def allowed(world: World, row: tuple[object, ...]) -> frozenset[Act]:
    """What `may` says about one row, with each ground asked once."""
    thing = MODELS[world.resource](**dict(zip(COLUMNS[:-1], row[:-1], strict=True)))
    asked = {ground for act in Act for ground in grounds(world.actor.role, world.resource, act)}
    met = {ground for ground in asked if is_met(ground, world.actor, thing)}
    given = frozenset(act for act in Act if met & grounds(world.actor.role, world.resource, act))
    one = list(Act)[world.number % len(Act)]
    assert may(world.actor, one, thing) == (one in given)
    return given


def listed(world: World, backup: psycopg.Connection) -> set[tuple[object, str]]:
    rows = MODELS[world.resource].objects.filter(world=world.number)
    asked = [act for act in Act if grounds(world.actor.role, world.resource, act)]
    for act in [act for act in Act if act not in asked][:1]:
        with pytest.raises(EmptyResultSet):
            visible(world.actor, act, rows).query.sql_with_params()
    # Acts on the same grounds leave the same rows; each is asked once.
    found = set()
    for where in {grounds(world.actor.role, world.resource, act) for act in asked}:
        alike = [act for act in asked if grounds(world.actor.role, world.resource, act) == where]
        try:
            sql, params = visible(world.actor, alike[0], rows).values_list("pk").query.sql_with_params()
        except EmptyResultSet:
            continue
        found |= {(row, act.value) for (row,) in backup.execute(sql, params) for act in alike}
    return found


def given_by_policies(world: World) -> dict[str, set[object]]:
    """What each command of the database does for the asker, who is no more than who serves people."""
    with connection.cursor() as cursor:
        cursor.execute("select * from tried(%s, %s)", [world.resource.value, world.number])
        return {command: set(found or ()) for command, found in zip(TRIED_IN_ORDER, cursor.fetchone(), strict=True)}


@pytest.mark.timeout(400)
@pytest.mark.django_db
def test_three_answers_are_one_in_thousands_of_worlds(worlds, bypassing):
    granted = 0
    with connection.cursor() as cursor:
        cursor.execute("set local search_path = worlds, public")
    for world in worlds:
        with acting(world.actor):
            said = {row[0]: allowed(world, row) for row in world.rows}
            drafts = {row[0] for row in world.drafts if Act.CREATE in allowed(world, row)}
            laid = given_by_policies(world)
        assert listed(world, bypassing) == {(row, act.value) for row, acts in said.items() for act in acts}, world
        seen = {row for row, acts in said.items() if acts & set(COMMANDS["select"])}
        assert laid["select"] == seen, world
        for command in ("update", "delete"):
            # The database lets nobody change a row they cannot see.
            assert laid[command] == {row for row, acts in said.items() if acts & set(COMMANDS[command])} & seen, (command, world)
        assert laid["insert"] == drafts, world
        granted += sum(map(len, said.values()))
    assert granted > WORLDS


NOTE = SimpleNamespace(guard=Guard(Resource.NOTE, office="office_id", client="client_id"), office_id=uuid4(), client_id=uuid4())


def test_requiring_what_is_forbidden_says_it_is_not_there():
    with pytest.raises(NotFound, match="of het is niet voor u"):
        require(Actor(uuid4(), Role.ADMINISTRATOR), Act.SEE, NOTE)
    assert require(HOUSE, Act.SEE, NOTE) is None


def test_a_kind_of_thing_is_allowed_when_any_ground_is():
    assert may(Actor(uuid4(), Role.COUNSELLOR), Act.SEE, Resource.NOTE)
    assert not may(Actor(uuid4(), Role.AUDITOR), Act.SEE, Resource.NOTE)


def test_a_ground_without_a_column_is_never_met():
    bare = SimpleNamespace(guard=Guard(Resource.NOTE))
    asker = Actor(uuid4(), Role.COUNSELLOR, uuid4())
    assert [ground for ground in Condition if is_met(ground, asker, bare)] == [Condition.EVERYWHERE]


def test_nobody_in_particular_owns_nothing():
    unowned = SimpleNamespace(guard=Guard(Resource.NOTE, office="o", person="p"), o=None, p=None)
    assert not is_met(Condition.OWN_OFFICE, Actor(None, Role.COUNSELLOR), unowned)
    assert not is_met(Condition.OWN_RECORD, Actor(None, Role.COUNSELLOR), unowned)
