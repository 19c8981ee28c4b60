"""The rows of keys follow who acts, and the journal is for its own role: tried as each role of the database."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

HERE, THERE, ME = uuid4(), uuid4(), uuid4()
OURS, THEIRS, MOVED, REFERRED = uuid4(), uuid4(), uuid4(), uuid4()
KEYS = {OURS: (HERE, HERE), THEIRS: (THERE, THERE), MOVED: (THERE, HERE), REFERRED: (THERE, THERE)}
ENTER = (
    "select set_config('gehoord.person', %s, false), set_config('gehoord.office', %s, false),"
    " set_config('gehoord.role', %s, false)"
)
DESTROY = "update vault_casekey set wrapped = null, destroyed_at = now() where case_id = %s"
MAKE = (
    "insert into vault_casekey (case_id, office_id, origin_id, wrapped, key_version, made_at)"
    " values (%s, %s, %s, '\\x00', 1, now())"
)
LINK = (
    "insert into casework_access (id, office_id, client_id, person_id, kind, since)"
    " values (%s, %s, %s, %s, 'referral', now() - interval '1 day')"
)
LINE = (
    "insert into vault_journalentry"
    " (id, shard, number, at, role, session, did, kind, thing, reason, outcome, part, previous, digest)"
    " values (gen_random_uuid(), 0, 1, now(), 'house', '', 'read', '', '', '', 'given', 'register', '', '')"
)


@pytest.fixture(scope="module")
def at(new_database, postgres):
    name = urlsplit(new_database()).path.lstrip("/")
    with psycopg.connect(postgres.url(name, role="postgres")) as filling:
        for case, (office, origin) in KEYS.items():
            filling.execute(MAKE, [case, office, origin])
        filling.execute("set session_replication_role = replica")
        filling.execute(LINK, [uuid4(), HERE, REFERRED, ME])

    def connect(role: str, context: tuple[object, object, str] | None = None) -> psycopg.Connection:
        link = psycopg.connect(postgres.url(name, role=role))
        if context:
            link.execute(ENTER, [str(word) for word in context])
        return link

    return connect


def keys(link: psycopg.Connection) -> set[UUID]:
    return {case for (case,) in link.execute("select case_id from vault_casekey")}


@pytest.mark.parametrize(
    ("context", "seen"),
    [
        (None, set()),
        ((ME, HERE, ""), set()),
        (("", "", "administrator"), set()),
        (("", HERE, "counsellor"), {OURS, MOVED}),
        ((ME, HERE, "counsellor"), {OURS, MOVED, REFERRED}),
        ((uuid4(), THERE, "counsellor"), {THEIRS, MOVED, REFERRED}),
        (("", "", "house"), set(KEYS)),
    ],
)
def test_keys_are_seen_by_their_office_by_who_belongs_to_the_case_and_by_the_house(at, context, seen):
    with at("gehoord_app", context) as link:
        assert keys(link) == seen


def test_nobody_destroys_or_makes_a_key_of_another_office(at):
    with at("gehoord_app", (ME, HERE, "counsellor")) as link:
        assert link.execute(DESTROY, [THEIRS]).rowcount == 0
        assert link.execute(DESTROY, [OURS]).rowcount == 1
        with pytest.raises(InsufficientPrivilege, match="row-level security"):
            link.execute(MAKE, [uuid4(), THERE, THERE])
        link.rollback()


def test_the_owner_of_the_tables_reads_no_key_and_no_line(at):
    with at("gehoord_journal") as journal:
        journal.execute(LINE)
    with at("gehoord_owner") as owner:
        assert keys(owner) == set()
        assert owner.execute("select count(*) from vault_journalentry").fetchone() == (0,)
        with pytest.raises(InsufficientPrivilege, match="row-level security"):
            owner.execute(LINE)
        owner.rollback()
    with at("gehoord_journal") as journal:
        assert journal.execute("select count(*) from vault_journalentry").fetchone() == (1,)
