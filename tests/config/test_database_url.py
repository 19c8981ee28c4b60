from __future__ import annotations

import string
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from gehoord.config.database_url import PREPARED, as_django

written = st.text(string.printable, min_size=1, max_size=30)


@given(name=written, password=written, database=written)
def test_every_name_password_and_database_is_read_back(name, password, database):
    url = f"postgresql://{quote(name, safe='')}:{quote(password, safe='')}@db.example.nl:5433/{quote(database, safe='')}"
    entry = as_django(url)
    assert (entry["USER"], entry["PASSWORD"], entry["NAME"]) == (name, password, database)
    assert (entry["HOST"], entry["PORT"]) == ("db.example.nl", "5433")


def test_a_socket_folder_stands_after_the_question_mark():
    entry = as_django("postgresql://app@/gehoord?host=/run/here&sslmode=disable")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("/run/here", "", "gehoord")
    assert entry["OPTIONS"] == {**PREPARED, "sslmode": "disable"}


def test_without_a_database_it_is_ours():
    assert as_django("postgresql://app@here")["NAME"] == "gehoord"


def test_a_pool_is_kept_only_when_asked_for():
    assert "pool" not in as_django("postgresql://app@here/x")["OPTIONS"]
    assert as_django("postgresql://app@here/x", pool=8)["OPTIONS"]["pool"]["max_size"] == 8


def test_what_follows_the_question_mark_is_read_as_libpq_reads_it():
    entry = as_django("postgresql://app@/x?host=/run/a%20b%2Bc+d&options=-c%20a%3Db")
    assert (entry["HOST"], entry["OPTIONS"]) == ("/run/a b+c+d", {**PREPARED, "options": "-c a=b"})


def test_a_pooler_that_knows_of_no_prepared_statements_is_spared_them():
    assert as_django("postgresql://app@here/x?prepare_threshold=0")["OPTIONS"]["prepare_threshold"] is None
    assert as_django("postgresql://app@here/x?prepare_threshold=7")["OPTIONS"]["prepare_threshold"] == 7
    assert as_django("postgresql://app@here/x?prepare_threshold=soon")["OPTIONS"] == PREPARED
