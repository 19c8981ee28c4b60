"""The addresses for programs, asked as each recipient whatever their own description allows, and more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from tests.told.reports import desk, haarlem
from tests.told.year import NOW, author_of, handed, made, report_on

from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.reporting import production
from gehoord.reporting.formats import Format
from gehoord.reporting.handing.corrections import correct
from gehoord.reporting.models import AccessKey, Fetch, State
from gehoord.reporting.portal import keys, released
from gehoord.reporting.road.written import figures_in
from gehoord.vault import keys as vault_keys
from gehoord.web.portal.api import limits

RECIPIENTS = {
    "gemeente": (Role.MUNICIPALITY_CONTACT, {"GM0392"}),
    "regio": (Role.REGION_CONTACT, {"JZ11"}),
    "ministerie": (Role.MINISTRY_CONTACT, {"NL"}),
    "instelling": (Role.AGENCY_QUALITY_OFFICER, None),
}
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def handed_out(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The year of Haarlem, handed over, with a key for each recipient."""
    folder = tmp_path_factory.mktemp("api")
    with django_db_blocker.unblock(), override_settings(GEHOORD_DATA=folder), desk(), transaction.atomic():
        cache.clear()
        vault_keys.forget_open_keys()
        haarlem(folder)
        author = author_of("rapporten", Role.REPORT_AUTHOR)
        volume = handed(made(author), author, author_of("coordinator", Role.COORDINATOR))
        who = {local: author_of(local, role) for local, (role, _) in RECIPIENTS.items()}
        said = {local: keys.make_key(local, by=by, at=NOW).said for local, by in who.items()}
        yield {"volume": volume, "author": author, "who": who, "keys": said}
        transaction.set_rollback(True)
        vault_keys.forget_open_keys()


@pytest.fixture
def asked(handed_out: Any) -> Iterator[Any]:
    def ask(address: str, key: str = "", **headers: str) -> Any:
        sent = {"Authorization": f"Bearer {key}"} if key else {}
        return Client().get(f"/api/v1{address}", headers={**sent, **headers})

    cache.clear()
    with transaction.atomic():
        yield ask
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def described(handed_out: Any) -> Iterator[Any]:
    """The description as it is served; a request ends nothing that the test still holds open."""
    told = (request_started, request_finished)
    for signal in told:
        signal.disconnect(close_old_connections)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    yield schema
    for signal in told:
        signal.connect(close_old_connections)


OPERATIONS = ("listReports", "getReport", "getTables", "getTable", "getFile")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as described", "otherwise"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_whatever_is_asked_each_recipient_gets_what_the_description_says(described, handed_out, operation, mode):
    own = {local: str(released.released(by=by)[0].id) for local, by in handed_out["who"].items()}
    turns = cycle(RECIPIENTS)

    @given(case=described.find_operation_by_id(operation).as_strategy(generation_mode=mode))
    @settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        local = next(turns)
        cache.clear()
        if mode is GenerationMode.POSITIVE and "report_id" in case.path_parameters:
            case.path_parameters["report_id"] = own[local]
        case.call_and_validate(headers={"Authorization": f"Bearer {handed_out['keys'][local]}"})

    ask()


@pytest.mark.parametrize("local", RECIPIENTS)
def test_each_recipient_lists_what_was_handed_to_them_and_nothing_else(handed_out, asked, local):
    units = RECIPIENTS[local][1]
    answer = asked("/reports", handed_out["keys"][local])
    assert answer.headers["API-Version"] == "1.0.0"
    told = answer.json()
    found = {one["unit"] for one in told["items"]}
    assert told["total"] == len(found) == 1
    assert units is None or found == units
    other = report_on(handed_out["volume"], "GM0473")
    for rest in ("", "/tables", "/tables/1a", "/files/pdf"):
        refused = asked(f"/reports/{other.pk}{rest}", handed_out["keys"][local])
        assert (refused.status_code, refused.headers["Content-Type"]) == (404, PROBLEM)


def test_tables_are_the_bytes_that_were_audited(handed_out, asked):
    edition = report_on(handed_out["volume"], "GM0392")
    told = asked(f"/reports/{edition.pk}/tables", handed_out["keys"]["gemeente"]).json()
    audited = json.loads(figures_in(edition))
    assert [table["rows"] for table in told["tables"]] == [table.get("rows", []) for table in audited["tables"]]
    assert told["protected"] is True
    (one,) = asked(f"/reports/{edition.pk}/tables/1a", handed_out["keys"]["gemeente"]).json()
    assert one["rows"] == next(table["rows"] for table in audited["tables"] if table["table"] == "1a")


def test_the_tables_with_places_side_by_side_can_be_asked_one_by_one(handed_out, asked):
    edition = report_on(handed_out["volume"], "JZ11")
    (one,) = asked(f"/reports/{edition.pk}/tables/R1", handed_out["keys"]["regio"]).json()
    assert [row[0] for row in one["rows"]] == ["Haarlem", "Zandvoort", "Totaal"]


def test_a_note_of_correction_is_told_to_programs_too(handed_out, asked):
    edition = report_on(handed_out["volume"], "GM0392")
    correct(edition.pk, "In tabel 2c is een soort te vaak geteld.", by=handed_out["author"], at=NOW)
    told = asked(f"/reports/{edition.pk}", handed_out["keys"]["gemeente"]).json()
    assert [note["text"] for note in told["corrections"]] == ["In tabel 2c is een soort te vaak geteld."]


def test_a_file_that_is_not_there_yet_is_a_conflict_and_a_fetched_one_is_written_down(handed_out, asked):
    edition = report_on(handed_out["volume"], "GM0392")
    address, key = f"/reports/{edition.pk}/files/json", handed_out["keys"]["gemeente"]
    assert asked(address, key).status_code == 409
    with acting(HOUSE):
        edition.printouts.update(state=State.FAILED)
    failed = asked(address, key)
    assert (failed.status_code, "kwam er niet" in failed.json()["detail"]) == (404, True)
    production.print_format(edition.pk, Format.JSON)
    answer = asked(address, key)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    with acting(HOUSE):
        assert [(row.format, row.by_key) for row in Fetch.objects.all()] == [("json", True)]


@pytest.mark.parametrize("key", ["", "niets", "a" * 52])
def test_without_a_key_that_opens_there_is_a_problem(asked, key):
    answer = asked("/reports", key)
    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["WWW-Authenticate"]) == (401, PROBLEM, "Bearer")
    assert ("opent niets" if key else "Bearer") in answer.json()["detail"]


def test_what_does_not_fit_is_named(handed_out, asked):
    answer = asked("/reports?page=0&year=soon", handed_out["keys"]["gemeente"], **{"Accept-Language": "en"})
    assert answer.status_code == 400
    assert {one["name"] for one in answer.json()["invalidParams"]} == {"page", "year"}
    assert answer.json()["detail"] == "The request does not fit the description."


def test_a_key_that_asks_too_often_waits(handed_out, asked, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 3)
    answers = [asked("/reports", handed_out["keys"]["regio"]) for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200, 429}
    assert answers[-1].headers["Content-Type"] == PROBLEM
    assert asked("/reports", handed_out["keys"]["ministerie"]).status_code == 200


def test_a_revoked_key_opens_nothing_at_once(handed_out, asked):
    with acting(HOUSE):
        AccessKey.objects.update(revoked_at=timezone.now())
    refused = asked("/reports", handed_out["keys"]["gemeente"])
    assert (refused.status_code, "opent niets" in refused.json()["detail"]) == (401, True)
    assert "Geef een sleutel mee" in Client().get("/api/v1/reports").json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_written_here(handed_out, asked, method):
    answer = getattr(Client(), method)("/api/v1/reports", headers={"Authorization": f"Bearer {handed_out['keys']['gemeente']}"})
    assert (answer.status_code, answer.headers["Content-Type"], "GET" in answer.headers["Allow"]) == (405, PROBLEM, True)
    assert answer.json()["detail"] == "Hier kan alleen worden gelezen."
