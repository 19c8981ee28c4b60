from __future__ import annotations

from dataclasses import replace

import pytest
from tests.told.casework import Team, noon
from tests.web.workplace.case.told import see, send

from gehoord.casework import contacts
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.workplace.case import searching


def test_words_are_found_and_marked_in_the_own_cases(team: Team, sam):
    contacts.write_note(sam, "De <b>cavia</b> is weg", by=team.counsellor, at=noon())
    _, told = send(searching.search, team.counsellor, woorden="cavia")
    assert "<mark>cavia</mark>" in told
    assert "&lt;b&gt;" in told
    assert "1 keer gevonden." in told
    assert "0 keer gevonden." in send(searching.search, team.colleague, woorden="cavia")[1]


def test_too_short_is_said_and_stays_in_the_field(team: Team):
    answer, told = send(searching.search, team.counsellor, woorden="ca")
    assert (answer.status_code, 'value="ca"' in told, "minstens drie letters" in told) == (422, True, True)


def test_who_has_no_clients_finds_no_search(team: Team):
    assert "staat in het logboek" in see(searching.search, team.counsellor)
    with pytest.raises(NotFound):
        see(searching.search, replace(team.counsellor, role=Role.AUDITOR))
