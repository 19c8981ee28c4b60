from __future__ import annotations

import pytest
from click.testing import CliRunner
from tests.told.people import OFFICE, colleague

from gehoord.cli.people import people
from gehoord.people import accounts
from gehoord.people.demo_account import make_demo_account
from gehoord.people.models import Person
from gehoord.people.roles import Role
from gehoord.people.seats import PlaceMissing

pytestmark = pytest.mark.django_db


def asked(*words):
    return CliRunner().invoke(people, list(words))


def test_the_first_administrator_is_made_by_command():
    outcome = asked("invite", "--email", "beheer@kantoor.example", "--name", "Ada Bedacht", "--role", "administrator")
    assert outcome.exit_code == 0, outcome.output
    email, password = outcome.output.split()
    person = Person.objects.get(email=email)
    assert person.check_password(password)
    assert "administrator" in asked("list").output


def test_a_role_without_its_office_is_refused_and_makes_no_account():
    outcome = asked("invite", "--email", "x@kantoor.example", "--name", "X", "--role", "counsellor")
    assert (outcome.exit_code, Person.objects.count()) == (3, 0)
    assert "hoort bij een gemeente" in outcome.output


def test_a_role_with_its_office_is_given():
    outcome = asked("invite", "--email", "x@kantoor.example", "--name", "X", "--role", "counsellor", "--office", str(OFFICE))
    assert outcome.exit_code == 0
    assert f"counsellor {OFFICE}" in asked("list", "--language", "en").output


@pytest.mark.parametrize(
    ("place", "code", "told"),
    [("Haarlem", 0, ""), ("provincie Groningen", 0, ""), ("Groningen", 3, "provincie Groningen"), ("Atlantis", 3, "Atlantis")],
)
def test_a_contact_is_seated_by_the_name_of_one_place(place, code, told):
    role = "municipality_contact" if place == "Haarlem" else "region_contact"
    outcome = asked("invite", "--email", "x@elders.example", "--name", "X", "--role", role, "--place", place, "--language", "nl")
    assert (outcome.exit_code, told in outcome.output) == (code, True), outcome.output
    assert Person.objects.count() == (code == 0)


@pytest.mark.parametrize("words", [["--role", "king"], ["--office", "x"]])
def test_a_word_that_does_not_fit_is_said(words):
    outcome = asked("invite", "--email", "x@kantoor.example", "--name", "X", *words)
    assert outcome.exit_code == 2
    assert words[1] in outcome.output


def test_a_new_password_replaces_the_old_one():
    somebody = colleague()
    fresh = asked("password", "--email", somebody.person.email).output.split()[1]
    somebody.person.refresh_from_db()
    assert somebody.person.check_password(fresh)
    assert asked("password", "--email", "niemand@kantoor.example").exit_code == 3


def test_a_code_is_shown_of_an_invented_person_in_a_demo_only(tmp_path, settings):
    settings.GEHOORD_DATA = tmp_path
    assert asked("code", "--email", "vertrouwenspersoon@demo.gehoord.example").exit_code == 2
    make_demo_account(tmp_path)
    assert asked("code", "--email", "vertrouwenspersoon@demo.gehoord.example").output.strip().isdigit()
    assert asked("code", "--email", "iemand@kantoor.example").exit_code == 2


def test_what_a_role_may_is_said_in_both_languages():
    assert "aantekening: in een lijst zien, inzien" in asked("rights", "--role", "counsellor").output
    assert "note: list, see" in asked("rights", "--role", "counsellor", "--language", "en").output


def test_inviting_is_all_or_nothing():
    with pytest.raises(PlaceMissing):
        accounts.invite(email="y@kantoor.example", name="Y", password="een lang wachtwoord", role=Role.COUNSELLOR)
    assert not Person.objects.exists()
