from __future__ import annotations

import pytest
from tests.told.reports import desk

from gehoord.people.models import Person
from gehoord.reporting import demo
from gehoord.reporting.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_house")]


@pytest.fixture(autouse=True)
def worker():
    with desk() as opened:
        yield opened


def test_the_account_of_the_demo_can_sign_in_and_belongs_to_haarlem(tmp_path):
    account = demo.load(tmp_path)
    person = Person.objects.get(email=account.email)
    assert person.check_password(account.password)
    assert [(one.role, one.place) for one in person.seats.all()] == [("municipality_contact", "GM0392")]


def test_the_demo_shows_haarlem_in_both_languages(tmp_path):
    demo.load(tmp_path)
    assert list(Edition.objects.values_list("place", "year", "language")) == [("Haarlem", 2016, "en"), ("Haarlem", 2016, "nl")]


def test_loading_twice_changes_nothing(tmp_path, worker):
    first = demo.load(tmp_path)
    editions = set(Edition.objects.values_list("id", flat=True))
    promised = len(worker.promised)
    assert demo.load(tmp_path) == first
    assert set(Edition.objects.values_list("id", flat=True)) == editions
    assert len(worker.promised) == promised


def test_a_new_password_in_the_folder_becomes_the_password_of_the_account(tmp_path):
    demo.load(tmp_path)
    (tmp_path / "demo-password.txt").write_text("een-heel-ander-woord\n", encoding="ascii")
    account = demo.load(tmp_path)
    assert account.password == "een-heel-ander-woord"
    assert Person.objects.get(email=account.email).check_password("een-heel-ander-woord")
