from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.utils import timezone

from gehoord.cli import retention
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault import keys
from gehoord.vault.house import as_house
from gehoord.vault.models import JournalEntry
from gehoord.vault.retention import Swept
from gehoord.vault.terms import RulesUnreadable, rules


def sweep(monkeypatch, *words):
    asked = []

    def swept(**told):
        asked.append(told)
        return (Swept(rules()["case"], "tests.drawer", 3, 1, 0),)

    monkeypatch.setattr(retention.terms, "sweep", swept)
    return CliRunner().invoke(retention.retention, ["sweep", *words]), asked


def test_a_dry_run_may_look_ahead_and_says_that_nothing_went(monkeypatch):
    ended, asked = sweep(monkeypatch, "--dry-run", "--on", "2030-01-01", "--language", "en")
    assert (asked[0]["dry_run"], asked[0]["on"]) == (True, date(2030, 1, 1))
    assert "3 past the term, 1 under a hold, 2 would be destroyed" in ended.stdout
    assert "rows destroyed" not in ended.stdout
    assert "nothing was destroyed" in ended.stdout


def test_whoever_names_a_day_meant_to_look_and_nothing_is_destroyed(monkeypatch):
    ended, asked = sweep(monkeypatch, "--on", "2030-01-01")
    assert (ended.exit_code, asked) == (2, [])
    assert "alleen samen met --dry-run" in ended.stderr


def test_a_real_sweep_is_of_today_and_counts_the_rows_that_went(monkeypatch):
    ended, asked = sweep(monkeypatch)
    assert (ended.exit_code, asked[0]["dry_run"], asked[0]["on"]) == (0, False, timezone.localdate())
    assert "0 rijen vernietigd" in ended.stdout


def test_help_shows_a_flag_as_a_flag():
    help_text = CliRunner().invoke(retention.retention, ["sweep", "--help"]).stdout
    assert "--dry-run  " in help_text
    assert "BOOLEAN" not in help_text


def test_a_refusal_is_a_sentence_and_a_3(monkeypatch):
    def refuse(**_):
        raise RulesUnreadable(why="x")

    monkeypatch.setattr(retention.terms, "sweep", refuse)
    ended = CliRunner().invoke(retention.retention, ["sweep"])
    assert (ended.exit_code, "niets vernietigd" in ended.stderr) == (3, True)


def test_the_rules_are_told_with_their_reason():
    ended = CliRunner().invoke(retention.retention, ["rules"])
    assert "case: 24 maanden na het afsluiten van het dossier." in ended.stdout


@pytest.fixture
def colleagues(db):
    with acting(HOUSE):
        for name in ("anna", "bram"):
            Person.objects.create(email=f"{name}@kantoor.example", name=name)


@pytest.fixture
def case(db, settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    keys.forget_open_keys()
    made = uuid4()
    with as_house():
        keys.make_case_keys([(made, uuid4())])
    yield made
    keys.forget_open_keys()


def asked(*words, by="anna"):
    named = ["--by", f"{by}@kantoor.example", "--language", "nl"]
    return CliRunner().invoke(retention.retention, [*map(str, words), *named])


@pytest.mark.usefixtures("colleagues")
def test_a_hold_is_placed_and_lifted_by_command_and_nothing_goes_meanwhile(case):
    held = asked("hold", case, "--reason", "complaint")
    assert (held.exit_code, "een klacht of een rechtszaak" in held.stdout) == (0, True)
    refused = asked("erase", case, "--asked-by", "client")
    assert (refused.exit_code, "Hef eerst de bewaarplicht op" in refused.stderr) == (3, True)
    assert "1 bewaarplichten opgeheven" in asked("lift", case, by="bram").stdout
    placed, lifted = (JournalEntry.objects.get(did=did) for did in ("placed a hold", "lifted holds"))
    assert (placed.reason, placed.case_id, placed.person_id != lifted.person_id) == ("complaint", case, True)


@pytest.mark.usefixtures("colleagues")
def test_what_somebody_else_asked_is_erased_by_two(case):
    first = asked("erase", case, "--asked-by", "other")
    assert (first.exit_code, "tweede collega" in first.stdout) == (0, True)
    again = asked("erase", case, "--asked-by", "other")
    assert (again.exit_code, "tweede collega" in again.stderr) == (3, True)
    assert asked("erase", case, "--asked-by", "other", by="bram").stdout == f"Dossier {case} is gewist.\n"
    gone = asked("hold", case, "--reason", "request")
    assert (gone.exit_code, "geen dossier" in gone.stderr) == (3, True)


@pytest.mark.parametrize(
    "words",
    [("erase", uuid4(), "--asked-by", "nobody"), ("hold", uuid4(), "--reason", "erasure"), ("lift", "x"), ("hold", uuid4())],
)
def test_a_command_that_does_not_fit_touches_nothing(words):
    assert asked(*words).exit_code == 2
