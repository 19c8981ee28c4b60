from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections, transaction
from django.utils import timezone

from gehoord.people.models import Person
from gehoord.vault.chain import heads
from gehoord.vault.heads import sign_heads
from gehoord.vault.journal import Resource, Said, how_often, read_of, record, record_many, who_did
from gehoord.vault.models import JournalEntry
from gehoord.vault.verification import verify
from gehoord.vault.who import HOUSE, Who

pytestmark = pytest.mark.usefixtures("own_keys")
COMMITTED = pytest.mark.django_db(transaction=True, databases=["default", "journal"])


@pytest.fixture
def apart(settings):
    """The journal over a second connection, as it is outside tests."""
    settings.JOURNAL_CONNECTION = "journal"
    yield
    connections["journal"].close()


def test_a_line_holds_who_did_what_on_which_thing_why_and_from_where(db, counsellor):
    case, thing = uuid4(), Person(email="noor@example.org")
    record(by=counsellor, did="read", on=thing, case=case, reason="own_case", part="workplace")
    line = JournalEntry.objects.get()
    assert (line.person_id, line.role, line.office_id) == (counsellor.person_id, "counsellor", counsellor.office_id)
    assert (line.did, line.kind, line.thing, line.case_id) == ("read", "people.person", str(thing.pk), case)
    assert (line.reason, line.outcome, line.part) == ("own_case", "given", "workplace")


def test_anybody_who_has_the_right_names_can_act(db):
    actor = SimpleNamespace(person_id=uuid4(), office_id=None, role="auditor", session_id=uuid4())
    record(by=actor, did="read")
    assert JournalEntry.objects.get().person_id == actor.person_id


def test_the_session_cannot_be_taken_over_from_a_line(db, counsellor):
    record(by=counsellor, did="read")
    line = JournalEntry.objects.get()
    assert len(line.session) == 16
    assert counsellor.session_id not in line.session


def test_there_is_no_place_for_an_address():
    assert not {"ip", "address", "agent"} & {field.name for field in JournalEntry._meta.fields}


@pytest.mark.parametrize(
    "words",
    [
        {"reason": "Moeder van Noor belde"},
        {"reason": "free text"},
        {"did": "Read"},
        {"did": "x" * 61},
        {"part": "het kantoor"},
        {"on": Resource("casework.note", "Noor de Vries")},
        {"outcome": "Niet gelukt!"},
    ],
)
def test_free_text_is_not_taken_and_not_repeated(db, words):
    with pytest.raises(ValueError, match="shape") as refusal:
        record(**{"by": HOUSE, "did": "read", **words})
    assert "Noor" not in str(refusal.value)
    assert not JournalEntry.objects.exists()


def test_lines_of_one_batch_stand_together_and_in_order(db, counsellor):
    things = [str(uuid4()) for _ in range(50)]
    record_many([Said("read", Resource("casework.client", thing)) for thing in things], by=counsellor)
    lines = JournalEntry.objects.order_by("number")
    assert [line.thing for line in lines] == things
    assert len({line.shard for line in lines}) == 1
    assert [line.number for line in lines] == list(range(1, 51))


def test_nothing_to_say_is_no_line(db):
    record_many([], by=HOUSE)
    assert not JournalEntry.objects.exists()


def test_the_client_sees_who_did_what_with_the_case_and_nothing_of_others(db, counsellor):
    case = uuid4()
    record(by=counsellor, did="read", on=Resource("casework.note", str(uuid4())), case=case)
    record(by=counsellor, did="read", case=uuid4())
    record(by=HOUSE, did="destroyed", case=case, reason="case")
    assert [(line.did, line.person_id) for line in read_of(case)] == [("destroyed", None), ("read", counsellor.person_id)]


@COMMITTED
def test_a_line_stands_when_the_work_around_it_is_undone(apart):
    @transaction.atomic
    def fails() -> None:
        Person.objects.create(email="noor@example.org", name="Noor")
        record(by=HOUSE, did="read")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert not Person.objects.exists()
    assert JournalEntry.objects.count() == 1


@COMMITTED
def test_writers_at_the_same_time_make_whole_chains(apart):
    def write(number: int) -> None:
        try:
            for _ in range(20):
                record(by=HOUSE, did="read", case=UUID(int=number))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    assert JournalEntry.objects.count() == 120
    assert sum(head.number for head in heads("default")) == 120
    sign_heads()
    assert verify() == ()


@pytest.mark.parametrize(
    "deed",
    [
        "update vault_journalentry set did = 'nothing'",
        "delete from vault_journalentry",
        "truncate vault_journalentry",
        "truncate vault_journalentry cascade",
    ],
)
def test_the_owner_of_the_table_cannot_change_or_empty_it(new_database, deed):
    with psycopg.connect(new_database(role="gehoord_owner")) as connection:
        # Also when it takes away the wall that it stands behind itself.
        connection.execute("alter table vault_journalentry no force row level security")
        connection.execute(INSERT, [1, "now"])
        connection.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(deed)


def test_only_lines_of_more_than_five_years_old_can_be_forgotten(new_database):
    with psycopg.connect(new_database(role="gehoord_journal")) as connection:
        for number, at in enumerate(("6 years", "5 years 1 day", "4 years 11 months", "0 days"), 1):
            connection.execute(INSERT.replace("'', %s)", "'', now() - %s::interval)"), [number, at])
        assert connection.execute("select vault_journal_forget(0::smallint, 4)").fetchone() == (2,)
        assert connection.execute("select min(number) from vault_journalentry").fetchone() == (3,)


@pytest.mark.django_db
def test_a_limit_counts_what_one_person_did_since_a_moment(counsellor):
    before = timezone.now()
    other = Who(uuid4(), "counsellor")
    for by, did in ((counsellor, "looked up a name"), (other, "looked up a name"), (counsellor, "opened a client")):
        record(by=by, did=did)
    assert how_often(by=counsellor, did="looked up a name", since=before) == 1
    assert how_often(by=counsellor, did="looked up a name", since=timezone.now()) == 0


@pytest.mark.parametrize(
    "deed", ["update vault_journalentry set did = ''", "delete from vault_journalentry", "select * from vault_casekey"]
)
def test_the_journal_role_adds_and_reads_and_does_nothing_else(new_database, deed):
    with psycopg.connect(new_database(role="gehoord_journal")) as connection:
        connection.execute(INSERT, [1, "now"])
        assert connection.execute("select count(*) from vault_journalentry").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(deed)


@pytest.mark.parametrize(
    "deed",
    [
        "select * from vault_journalentry",
        "insert into vault_journalentry default values",
        "select vault_journal_forget(0::smallint, 1)",
        "delete from vault_casekey",
        "delete from vault_hold",
        "delete from vault_destruction",
        "update vault_destruction set how_many = 0",
        "truncate vault_casekey",
        "alter table vault_journalentry disable trigger user",
    ],
)
def test_who_serves_people_reaches_no_line_and_removes_nothing(new_database, deed):
    with psycopg.connect(new_database()) as connection:
        connection.execute("select * from vault_casekey")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(deed)


@pytest.mark.django_db
def test_who_did_something_with_a_case_since_a_moment_is_counted():
    case, other, since = uuid4(), uuid4(), timezone.now()
    one = Who(person_id=uuid4(), role="counsellor")
    for did, where in (("opened a client", case), ("opened a client", case), ("read", case), ("opened a client", other)):
        record(by=one, did=did, case=where)
    record(by=HOUSE, did="opened a client", case=case)
    assert who_did("opened a client", cases=[case], since=since) == {one.person_id: 2}
    assert who_did("opened a client", cases=[case], since=timezone.now()) == {}


INSERT = """
insert into vault_journalentry
    (id, shard, number, role, session, did, kind, thing, reason, outcome, part, previous, digest, at)
values (gen_random_uuid(), 0, %s, 'house', '', 'read', '', '', '', 'given', 'x', '', '', %s)
"""
