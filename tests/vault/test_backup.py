"""The restore drill: a copy is made, cases are erased, the house burns down, and the copy is put back elsewhere."""

from __future__ import annotations

import subprocess
import sys
import tarfile

import psycopg
import pytest

from gehoord.config import env

ACTS = str(env.CHECKOUT / "tests/vault/acts.py")


@pytest.fixture
def house(new_database, tmp_path):
    def house(name):
        address, data = new_database(), tmp_path / name
        data.mkdir()
        surroundings = env.passed_on(
            PYTHONPATH=str(env.CHECKOUT / "src"),
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            DATABASE_URL=address,
            GEHOORD_DATA=str(data),
            LC_ALL="nl_NL.UTF-8",
        )

        def do(*words, code=0):
            ended = subprocess.run([sys.executable, "-P", *words], env=surroundings, capture_output=True, text=True, check=False)
            assert ended.returncode == code, ended.stdout + ended.stderr
            return ended.stdout + ended.stderr

        return do, address.replace("gehoord_app@", "gehoord_backup@"), data

    return house


def rows(address):
    """Everything in every table, as text."""
    with psycopg.connect(address) as connection:
        names = [name for (name,) in connection.execute("select tablename from pg_tables where schemaname = 'public' order by 1")]
        return {name: sorted(str(row) for row in connection.execute(f"select t::text from {name} t")) for name in names}  # noqa: S608 - names of ours


def test_a_copy_comes_back_as_it_was_and_what_was_erased_since_stays_erased(house, tmp_path):
    do, address, data = house("first")
    do(ACTS, "make", "20")
    do("-m", "gehoord.cli", "journal", "export")
    copy, keys = tmp_path / "copy.gehoord", tmp_path / "keys.tar.gz"
    said = do("-m", "gehoord.cli", "backup", "--out", str(copy), "--keys", str(keys))
    assert "opent alles" in said
    before = rows(address)
    do(ACTS, "erase")
    register = data / "destructions.jsonl"

    again, elsewhere, other = house("second")
    (other / register.name).write_bytes(register.read_bytes())
    assert "(20)" in again("-m", "gehoord.cli", "restore", str(copy), "--keys", str(keys))
    after = rows(elsewhere)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"vault_casekey", "vault_destruction", "vault_journalentry"}
    assert set(before["vault_journalentry"]) < set(after["vault_journalentry"])
    assert len(after["vault_casekey"]) == len(after["vault_destruction"]) == 20
    with psycopg.connect(elsewhere) as connection:
        assert connection.execute("select count(wrapped) from vault_casekey").fetchone() == (0,)
    assert "zoals het is geschreven" in again("-m", "gehoord.cli", "journal", "verify")
    assert "al mensen of dossiers" in again("-m", "gehoord.cli", "restore", str(copy), code=3)


def test_without_a_later_register_everything_opens_again_and_walls_stand(house, tmp_path):
    do, _, _ = house("first")
    do(ACTS, "make", "20")
    copy, keys = tmp_path / "copy.gehoord", tmp_path / "keys.tar.gz"
    do("-m", "gehoord.cli", "backup", "--out", str(copy), "--keys", str(keys))
    again, elsewhere, other = house("second")
    again("-m", "gehoord.cli", "restore", str(copy), "--keys", str(keys))
    assert again(ACTS, "open").strip() == "open"
    assert not (other / "restoring").exists()
    owner = elsewhere.replace("gehoord_backup@", "gehoord_owner@")
    with psycopg.connect(owner) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("delete from vault_journalentry")
    with psycopg.connect(elsewhere.replace("gehoord_backup@", "gehoord_app@")) as connection:
        connection.execute("select * from vault_casekey")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("delete from vault_casekey")


def test_a_damaged_copy_is_refused_before_anything_is_touched(house, tmp_path):
    do, address, _ = house("first")
    copy = tmp_path / "copy.gehoord"
    assert "sleutels zitten er niet in" in do("-m", "gehoord.cli", "backup", "--out", str(copy))
    assert "bestaat al" in do("-m", "gehoord.cli", "backup", "--out", str(copy), code=3)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    before = rows(address)
    assert "beschadigd" in do("-m", "gehoord.cli", "restore", str(copy), code=3)
    assert rows(address) == before


def test_other_keys_that_are_there_already_are_left_and_the_same_are_no_trouble(house, tmp_path):
    do, _, _ = house("first")
    do(ACTS, "make", "2")
    copy, keys = tmp_path / "copy.gehoord", tmp_path / "keys.tar.gz"
    do("-m", "gehoord.cli", "backup", "--out", str(copy), "--keys", str(keys))
    again, _, other = house("second")
    again("-m", "gehoord.cli", "journal", "export")
    there = sorted(file.read_bytes() for file in (other / "keys").rglob("*") if file.is_file())
    said = again("-m", "gehoord.cli", "restore", str(copy), "--keys", str(keys), code=3)
    assert f"In {other / 'keys'} staan al andere sleutels" in said
    assert there == sorted(file.read_bytes() for file in (other / "keys").rglob("*") if file.is_file())
    (other / "keys").rename(other / "keys-of-before")
    with tarfile.open(keys) as archive:
        archive.extractall(other, filter="data")
    for path in (other / "keys", *(other / "keys").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert "Teruggezet" in again("-m", "gehoord.cli", "restore", str(copy), "--keys", str(keys))
