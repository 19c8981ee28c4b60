from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.casework import colleague
from tests.web.office.conftest import Shown

from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.clients import AgeGroup
from gehoord.survey.invitations import give_mark, invite
from gehoord.web.office.watching import opinions


@pytest.fixture
def author(here):
    return colleague(here.here, Role.REPORT_AUTHOR)


def test_a_page_without_marks_says_what_it_waits_for(here, author):
    page = Shown(opinions.what_clients_think, author).page
    assert "Daarvoor zijn minstens 5 cijfers nodig" in page
    assert "Er is nog niets om te lezen." in page


def test_averages_and_sentences_are_told_without_a_day_or_a_place(here, author):
    before = timezone.localdate() - timedelta(days=14)
    for grade in (6, 7, 8, 9, 10):
        code = invite(AgeGroup.YOUNG_PERSON, by=here.counsellor, on=before).code
        give_mark(code, grade, on=before, remark="Zij <b>luisterde</b>." if grade == 10 else "")
    page = Shown(opinions.what_clients_think, author).page
    assert "Zij &lt;b&gt;luisterde&lt;/b&gt;." in page
    assert '<td class="n">8,0</td>' in page
    assert f"{before:%Y-%m-%d}" not in page


def test_who_helps_clients_reads_none_of_it(here):
    for actor in (here.counsellor, here.coordinator):
        with pytest.raises(NotFound):
            Shown(opinions.what_clients_think, actor)
