"""The restore drill: a copy is made, cases are erased, the house burns down, and the copy is put back elsewhere."""

from __future__ import annotations

import tarfile

import psycopg
import pytest
from tests.told import drills
from tests.told.mortal import VICTIMS

ROUNDS = 3


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "copy.gehoord"


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "keys.tar.gz"


def rows(stage):
    """Everything in every table, as text."""
    names = [name for (name,) in stage.look("select tablename from pg_tables where schemaname = 'public' order by 1")]
    return {name: sorted(row for (row,) in stage.look(f"select t::text from {name} t")) for name in names}  # noqa: S608 - names of ours


RIGHTS = """
select distinct class.oid::regclass::text, grantee::regrole::text, privilege_type from pg_class as class, aclexplode(relacl)
where relnamespace = 'public'::regnamespace and grantee <> 0
union all select 'new ' || defaclobjtype::text, grantee::regrole::text, privilege_type from pg_default_acl, aclexplode(defaclacl)
union all select polrelid::regclass::text, polname::text, pg_get_expr(polqual, polrelid) from pg_policy
"""


def as_role(stage, role):
    return psycopg.connect(stage.address.replace("gehoord_app@", f"{role}@"))


def test_a_copy_comes_back_as_it_was_and_what_was_erased_since_stays_erased(staged, copy, keys):
    first = staged("first")
    first.do("make", "20")
    first.gehoord("journal", "export")
    assert "opent alles" in first.gehoord("backup", "--out", copy, "--keys", keys)
    before = rows(first)
    first.do("erase")

    second = staged("second")
    (second.data / "destructions.jsonl").write_bytes((first.data / "destructions.jsonl").read_bytes())
    assert "(20)" in second.gehoord("restore", copy, "--keys", keys)
    after = rows(second)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"vault_casekey", "vault_destruction", "vault_journalentry"}
    assert set(before["vault_journalentry"]) < set(after["vault_journalentry"])
    assert len(after["vault_casekey"]) == len(after["vault_destruction"]) == 20
    assert second.look("select count(wrapped) from vault_casekey") == [(0,)]
    assert "zoals het is geschreven" in second.gehoord("journal", "verify")
    assert "al mensen of dossiers" in second.gehoord("restore", copy, code=3)


def test_without_a_later_register_everything_opens_again_and_walls_stand(staged, copy, keys):
    first, second = staged("first"), staged("second")
    first.do("make", "20")
    for stage, drawn in ((first, "ab" * 32), (second, "cd" * 32)):
        (stage.data / "years").mkdir()
        (stage.data / "years" / "a-year.secret").write_text(drawn)
    first.gehoord("backup", "--out", copy, "--keys", keys)
    rights = set(second.look(RIGHTS))
    second.gehoord("restore", copy, "--keys", keys)
    assert second.do("open") == "open\n"
    assert set(second.look(RIGHTS)) == rights
    assert ("vault_casekey", "gehoord_app", "UPDATE") in rights
    assert ("vault_casekey", "gehoord_app", "DELETE") not in rights
    assert not (second.data / "restoring").exists()
    drawn = second.data / "years" / "a-year.secret"
    assert (drawn.read_text(), drawn.stat().st_mode & 0o777) == ("ab" * 32, 0o600)
    assert [one.read_text() for one in drawn.parent.glob("a-year-before-*")] == ["cd" * 32]
    with as_role(second, "gehoord_owner") as connection:
        assert connection.execute("select count(*) from vault_journalentry").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("truncate vault_journalentry")
    with as_role(second, "gehoord_app") as connection:
        connection.execute("select * from vault_casekey")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("delete from vault_casekey")


@pytest.mark.parametrize("killing", VICTIMS)
def test_a_restore_that_is_killed_goes_on_and_leaves_nothing_half(staged, mortal, copy, keys, killing):
    first, second = staged("first", mortal), staged("second", mortal)
    first.do("make", "20")
    first.gehoord("journal", "export")
    first.gehoord("backup", "--out", copy, "--keys", keys)
    before = rows(first)
    first.do("erase")
    (second.data / "destructions.jsonl").write_bytes((first.data / "destructions.jsonl").read_bytes())

    drills.putting_back(second, killing=killing, rounds=ROUNDS, copy=copy, keys=keys)
    after = rows(second)
    assert {name for name in before if before[name] != after[name]} == {
        "vault_casekey",
        "vault_destruction",
        "vault_journalentry",
    }
    assert second.look("select count(*), count(wrapped) from vault_casekey") == [(20, 0)]
    assert "zoals het is geschreven" in second.gehoord("journal", "verify")
    assert "al mensen of dossiers" in second.gehoord("restore", copy, code=3)


def test_what_was_left_by_a_backup_that_was_killed_goes_with_the_next(staged, copy, tmp_path):
    stage = staged("only")
    left = tmp_path / ".gehoord-draft-folder"
    left.mkdir()
    (left / "database.dump").write_text("codes in the clear")
    (tmp_path / ".gehoord-draft-file").write_text("keys in the clear")
    stage.gehoord("backup", "--out", copy)
    assert sorted(file.name for file in tmp_path.iterdir()) == [copy.name, "only"]


def test_a_damaged_copy_is_refused_before_anything_is_touched(staged, copy):
    stage = staged("only")
    assert "sleutels zitten er niet in" in stage.gehoord("backup", "--out", copy)
    assert "bestaat al" in stage.gehoord("backup", "--out", copy, code=3)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    before = rows(stage)
    assert "beschadigd" in stage.gehoord("restore", copy, code=3)
    assert rows(stage) == before


def test_other_keys_that_are_there_already_are_left_and_the_same_are_no_trouble(staged, copy, keys):
    first, second = staged("first"), staged("second")
    first.do("make", "2")
    first.gehoord("backup", "--out", copy, "--keys", keys)
    second.gehoord("journal", "export")
    other = second.data
    there = sorted(file.read_bytes() for file in (other / "keys").rglob("*") if file.is_file())
    said = second.gehoord("restore", copy, "--keys", keys, code=3)
    assert f"In {other / 'keys'} staan al andere sleutels" in said
    assert there == sorted(file.read_bytes() for file in (other / "keys").rglob("*") if file.is_file())
    (other / "keys").rename(other / "keys-of-before")
    with tarfile.open(keys) as archive:
        archive.extractall(other, filter="data")
    for path in (other / "keys", *(other / "keys").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert "Teruggezet" in second.gehoord("restore", copy, "--keys", keys)
