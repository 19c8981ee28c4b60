from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from gehoord.vault import journal
from gehoord.vault.reading.lines import Sought, lines_of

pytestmark = pytest.mark.django_db


def test_lines_are_found_by_who_what_case_and_day(counsellor):
    case, today = uuid4(), timezone.localdate()
    journal.record(by=counsellor, did="opened a client", case=case)
    journal.record(by=counsellor, did="wrote a note", case=case)
    journal.record(by=counsellor, did="wrote a note", case=uuid4())

    def found(**sought):
        return [line.did for line in lines_of(Sought(**sought), first=0, how_many=9)]

    assert found(case=case) == ["wrote a note", "opened a client"]
    assert found(person=counsellor.person_id, did="wrote a note") == ["wrote a note"] * 2
    assert found(person=uuid4()) == []
    assert len(found(since=today, until=today)) == 3
    assert found(until=today - timedelta(days=1)) == found(since=today + timedelta(days=1)) == []


def test_lines_come_page_by_page(counsellor):
    for _line in range(5):
        journal.record(by=counsellor, did="read")
    pages = [lines_of(Sought(), first=first, how_many=2) for first in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({line for page in pages for line in page}) == 5 or len({line.at for page in pages for line in page}) == 5
