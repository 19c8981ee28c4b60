from __future__ import annotations

import psycopg
import pytest

from gehoord.config.launch import elsewhere
from gehoord.config.launch.refusals import ServerRefuses, ServerTooOld, ServerUnreachable


def test_a_server_that_lets_us_in_is_fine(postgres):
    assert elsewhere.check(postgres.url("gehoord")) is None


def test_refuses_a_server_that_does_not_answer():
    with pytest.raises(ServerUnreachable, match=r"127\.0\.0\.1:9/gehoord.*antwoordt niet") as refusal:
        elsewhere.check("postgresql://app:geheim@127.0.0.1:9/gehoord")
    assert "geheim" not in str(refusal.value)


def test_refuses_a_computer_that_does_not_exist():
    with pytest.raises(ServerUnreachable):
        elsewhere.check("postgresql://app@no-such-host.invalid/gehoord")


def test_refuses_a_database_that_is_not_there(postgres):
    with pytest.raises(ServerRefuses, match='database "nergens" does not exist'):
        elsewhere.check(postgres.url("nergens"))


def test_refuses_a_name_that_may_not_come_in(postgres):
    with pytest.raises(ServerRefuses, match="laat ons niet binnen"):
        elsewhere.check(postgres.url("gehoord", role="stranger"))


@pytest.mark.parametrize("query", ["geheim=1", "sslmode=geheim", "port=geheim"])
def test_never_repeats_what_the_address_says(postgres, query):
    with pytest.raises((ServerRefuses, ServerUnreachable)) as refusal:
        elsewhere.check(f"{postgres.url('gehoord')}&{query}")
    assert "geheim" not in str(refusal.value)


def test_refuses_a_server_that_is_too_old(postgres, monkeypatch):
    monkeypatch.setattr(elsewhere, "OLDEST", 99)
    with pytest.raises(ServerTooOld, match="is PostgreSQL 18; nodig is versie 15"):
        elsewhere.check(postgres.url("gehoord"))


def test_a_database_is_empty_until_somebody_has_an_account(postgres, new_database, server):
    assert elsewhere.is_empty(postgres.url("gehoord"))
    assert elsewhere.is_empty(new_database())
    assert not elsewhere.is_empty(server.database)


def test_refuses_a_database_that_cannot_keep_every_letter(postgres):
    with psycopg.connect(postgres.url("postgres", role="postgres"), autocommit=True) as administrator:
        administrator.execute("create database letters encoding 'SQL_ASCII' locale 'C' template template0")
    with pytest.raises(ServerRefuses, match=r"server_encoding SQL_ASCII \(UTF8\)"):
        elsewhere.check(postgres.url("letters", role="postgres"))
