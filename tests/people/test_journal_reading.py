from __future__ import annotations

import pytest
from tests.told.people import colleague

from gehoord.people.journal_reading import PAGE, names_of, search_journal, take_along, writers
from gehoord.people.permissions import NotFound
from gehoord.people.roles import SEATED, Role
from gehoord.vault import journal
from gehoord.vault.reading.lines import Sought

pytestmark = pytest.mark.django_db


def test_a_page_holds_so_many_lines_and_says_whether_there_are_more():
    auditor = colleague(Role.AUDITOR)
    for _line in range(PAGE + 1):
        journal.record(by=auditor.actor, did="read")
    sought = Sought(person=auditor.person.pk, did="read")
    first, more = search_journal(sought, by=auditor.actor)
    last, none = search_journal(sought, by=auditor.actor, page=2)
    assert (len(first), more, len(last), none) == (PAGE, True, 1, False)
    assert len(take_along(sought, by=auditor.actor)) == PAGE + 1


def test_searching_and_taking_along_are_written_down():
    auditor = colleague(Role.AUDITOR)
    search_journal(Sought(), by=auditor.actor)
    take_along(Sought(), by=auditor.actor)
    found, _more = search_journal(Sought(person=auditor.person.pk), by=auditor.actor)
    assert [line.did for line in found][:2] == ["took lines of the journal along", "searched the journal"]


def test_who_writes_is_known_by_name():
    auditor = colleague(Role.AUDITOR, name="Ada Bedacht")
    assert names_of([auditor.person.pk, None], by=auditor.actor) == {auditor.person.pk: "Ada Bedacht"}
    assert (auditor.person.pk, "Ada Bedacht") in writers(by=auditor.actor)


@pytest.mark.parametrize("role", [role for role in SEATED if role is not Role.AUDITOR])
def test_the_journal_is_for_nobody_else(role):
    actor = colleague(role).actor
    for call in (
        lambda: search_journal(Sought(), by=actor),
        lambda: take_along(Sought(), by=actor),
        lambda: names_of([], by=actor),
        lambda: writers(by=actor),
    ):
        with pytest.raises(NotFound):
            call()
