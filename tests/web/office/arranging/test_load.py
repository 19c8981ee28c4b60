from __future__ import annotations

import pytest
from django.utils import timezone
from tests.told.intake import LETTER
from tests.web.office.conftest import Shown

from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.workload import workload
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.practice.contacts import Channel
from gehoord.web.office.arranging import load

INSIDE = "Alleen voor binnen het kantoor, niet voor publicatie."


@pytest.fixture
def waits(here, noon):
    arrived = Arrived(Channel.WEB_FORM, noon, LETTER, municipality="GM0392")
    return desk.receive(arrived, key="een", by=HOUSE, office_id=here.here)


@pytest.fixture
def noon():
    return timezone.now()


def test_each_count_opens_its_list_and_says_that_it_stays_inside(here, waits):
    page = Shown(load.office, here.coordinator).page
    assert INSIDE in page
    assert "Zuid Kennemerland" in page
    region = page.split("/kantoor/wacht/?regio=")[1].split('"')[0]
    listed = Shown(load.waiting, here.coordinator, get={"regio": region}).page
    assert str(waits) in listed
    assert INSIDE in listed
    assert "Hier wacht niemand." in Shown(load.waiting, here.coordinator, get={"regio": "JZ99"}).page
    assert INSIDE in Shown(load.due, here.coordinator).page


def test_nothing_that_was_said_is_on_these_pages(here, waits):
    for view in (load.office, load.waiting, load.due):
        page = Shown(view, here.coordinator).page
        assert "begeleider" not in page
        assert "Noor" not in page


def test_each_role_starts_where_its_work_is(here, auditor, administrator, officer):
    starts = {auditor: "/kantoor/logboek/", administrator: "/kantoor/adresboek/", officer: "/kantoor/adresboek/"}
    for actor, address in starts.items():
        assert Shown(load.office, actor).answer["Location"] == address


def test_counts_are_for_who_arranges_the_work(here, auditor, administrator, officer):
    for actor in (auditor, administrator, officer, here.counsellor):
        for view in (load.waiting, load.due):
            with pytest.raises(NotFound):
                Shown(view, actor)


def test_regions_where_nothing_is_to_do_stand_together(here, waits):
    page = Shown(load.office, here.coordinator).page
    assert "1 vraag wacht" in page
    assert "Vragen staan op de wachtlijst" in page
    found = workload(by=here.coordinator, at=timezone.now())
    assert {*found.busy, *found.quiet} == set(found.regions)
    assert all(one.is_quiet for one in found.quiet)
    assert "0 " not in page.partition('id="regions"')[2]
