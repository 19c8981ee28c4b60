from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.test import Client
from tests.told.people import colleague, enter
from tests.web.office.conftest import Shown

from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.vault import journal as kept
from gehoord.web.office.watching import journal


def test_lines_are_found_by_client_code_and_read_in_words(here, auditor):
    client = here.client()
    page = Shown(journal.journal, auditor, get={"code": client.called.lower()}).page
    assert "schreef een cliënt in" in page
    assert client.called in page
    assert "registered a client" in Shown(journal.journal, auditor, get={"code": client.called}, language="en").page


def test_a_code_that_nobody_has_is_said(here, auditor):
    answer = Shown(journal.journal, auditor, get={"code": "AAAA-AAAA"}).answer
    assert (answer.status_code, "Geen cliënt heeft de code" in answer.text) == (422, True)
    assert Shown(journal.journal, auditor, get={"van": "gisteren"}).answer.status_code == 422


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
def test_a_page_that_is_none_is_the_first_or_empty(here, auditor, page):
    assert Shown(journal.journal, auditor, get={"bladzijde": page}).answer.status_code == 200


def test_the_journal_goes_back_page_by_page(here, auditor):
    kept.record_many([kept.Said("read")] * 60, by=here.counsellor)
    asked = {"wie": str(here.counsellor.person_id), "wat": "read"}
    first, second = (Shown(journal.journal, auditor, get={**asked, "bladzijde": number}).page for number in ("1", "2"))
    assert first.count("<time") == 50
    assert "Ouder" in first
    assert second.count("<time") == 10
    assert "Nieuwer" in second


def test_the_journal_is_not_there_for_anybody_else(here, administrator, officer):
    for actor in (administrator, officer, here.coordinator, here.counsellor):
        with pytest.raises(NotFound):
            Shown(journal.journal, actor)


def test_a_selection_is_taken_along_by_who_showed_again_that_it_is_them(here):
    auditor = colleague(Role.AUDITOR, name="=cmd")
    browser = enter(Client(), auditor)
    kept.record(by=auditor.actor, did="read")
    answer = browser.post("/kantoor/logboek/meenemen/", {"wie": str(auditor.person.pk)})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["moment", "wie", "rol", "wat"]
    assert {row[1] for row in rows[1:]} == {"'=cmd"}
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()
    assert browser.post("/kantoor/logboek/meenemen/")["Location"].startswith("/opnieuw/code/")
    coordinator = enter(Client(), colleague(Role.COORDINATOR, office=here.here))
    assert coordinator.post("/kantoor/logboek/meenemen/").status_code == 404
