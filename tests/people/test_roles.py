"""The truth about rights, written down a second time by hand: whoever changes the table changes this, and knows it."""

from __future__ import annotations

import pytest

from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.roles import GIVES, RIGHTS, SEATED, Role, cells, grounds, needs_factor, reaches_cases

FILE = "identity contact concern trajectory action note consent referral"
CASE, LEASE, OFFICE, SELF, ALL = "own_case", "on_lease", "own_office", "own_record", "everywhere"
EVERYBODY = {("directory", ALL), ("opening", ALL), ("person", SELF), ("seat", SELF)}
WITH_CLIENTS = {(one, CASE) for one in ("client", *FILE.split())} | {
    ("case_access", CASE),
    ("case_access", SELF),
    ("referral", SELF),
    ("absence", ALL),
    ("desk_item", SELF),
    ("conversation", SELF),
    ("saved_reply", OFFICE),
}
IN_AN_EMERGENCY = {(one, LEASE) for one in ("client", "case_access", *FILE.split())}

HANDED = {("report", "handed_over"), ("access_key", SELF), ("agreement", "assigned_place")}
SEES = {
    Role.ADVICE_LINE_WORKER: EVERYBODY | WITH_CLIENTS | {("desk_item", ALL), ("conversation", ALL)},
    Role.COUNSELLOR: EVERYBODY
    | WITH_CLIENTS
    | IN_AN_EMERGENCY
    | {
        ("desk_item", OFFICE),
        ("conversation", OFFICE),
        ("visit", OFFICE),
        ("alert", OFFICE),
        ("calendar", SELF),
        ("findings", OFFICE),
        ("break_glass", CASE),
        ("break_glass", SELF),
    },
    Role.COORDINATOR: EVERYBODY
    | WITH_CLIENTS
    | IN_AN_EMERGENCY
    | {(one, OFFICE) for one in ("desk_item", "conversation", "case_access", "break_glass", "visit", "alert", "seat")}
    | {
        ("public_page", OFFICE),
        ("recovery", ALL),
        ("report", ALL),
        ("calendar", SELF),
        ("findings", OFFICE),
        ("findings", ALL),
        ("fetch", ALL),
        ("recipient", OFFICE),
        ("agreement", ALL),
    },
    Role.ALERTS_OFFICER: EVERYBODY | {("alert", ALL), ("visit", ALL), ("absence", ALL), ("sighting", ALL)},
    Role.REPORT_AUTHOR: EVERYBODY | {("report", ALL), ("findings", ALL), ("fetch", ALL), ("agreement", ALL), ("mark", ALL)},
    Role.MUNICIPALITY_CONTACT: EVERYBODY | HANDED | {("alert", "handed_over")},
    Role.REGION_CONTACT: EVERYBODY | HANDED,
    Role.MINISTRY_CONTACT: EVERYBODY | HANDED,
    Role.AGENCY_QUALITY_OFFICER: EVERYBODY | HANDED | {("alert", "handed_over")},
    Role.AUDITOR: EVERYBODY | {("journal", ALL), ("person", ALL), ("seat", ALL)},
    Role.ADMINISTRATOR: EVERYBODY
    | {(one, ALL) for one in ("absence", "person", "seat", "recovery", "public_page", "recipient", "agreement")},
    Role.COMMITTEE_SECRETARY: set(),
    Role.HELP_LINE_VOLUNTEER: set(),
    Role.COUNCIL_MEMBER: set(),
    Role.NEWCOMER: {("person", SELF), ("seat", SELF)},
}
CONFIDED = [Resource.CLIENT, *(Resource(name) for name in FILE.split())]


@pytest.mark.parametrize("role", SEES)
def test_what_a_role_reads(role):
    read = {
        (thing.value, ground.value) for who, thing, act, where in cells() if (who, act) == (role, Act.SEE) for ground in where
    }
    assert read == SEES[role]


def test_every_role_is_in_the_truth_but_the_house():
    assert set(SEES) == set(Role) - {Role.HOUSE} == set(RIGHTS) - {Role.HOUSE}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HOUSE])
@pytest.mark.parametrize("thing", CONFIDED)
def test_what_was_confided_is_read_in_an_own_case_alone(role, thing):
    own = {Condition.OWN_CASE, Condition.ON_LEASE} | ({Condition.OWN_RECORD} if thing is Resource.REFERRAL else set())
    assert grounds(role, thing, Act.SEE) <= own


def test_in_an_emergency_nothing_is_changed_handed_over_merged_or_agreed():
    given = {(role, thing, act) for role, thing, act, where in cells() if Condition.ON_LEASE in where}
    assert {(thing, act) for _, thing, act in given if act not in (Act.LIST, Act.SEE)} == {
        (Resource.NOTE, Act.CREATE),
        (Resource.CONTACT, Act.CREATE),
    }
    assert {role for role, _, _ in given} == {
        role for role, *_ in [*cells()] if grounds(role, Resource.BREAK_GLASS, Act.CREATE)
    } - {Role.HOUSE}


@pytest.mark.parametrize(
    "role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.REPORT_AUTHOR, Role.ALERTS_OFFICER, Role.MUNICIPALITY_CONTACT]
)
def test_who_does_not_speak_with_clients_reaches_no_case(role):
    assert not reaches_cases(role)
    assert not any(grounds(role, thing, act) for thing in CONFIDED for act in Act)


def test_a_coordinator_counts_the_own_office_without_reading():
    for thing in (Resource.CLIENT, Resource.CONCERN, Resource.CONTACT, Resource.TRAJECTORY, Resource.ACTION):
        assert Condition.OWN_OFFICE in grounds(Role.COORDINATOR, thing, Act.LIST)
        assert grounds(Role.COORDINATOR, thing, Act.SEE) == {Condition.OWN_CASE, Condition.ON_LEASE}
    assert Condition.OWN_OFFICE not in grounds(Role.COORDINATOR, Resource.NOTE, Act.LIST)


def test_nobody_who_signs_in_erases_or_takes_a_register_out():
    assert {role for role, _, act, _ in cells() if act is Act.ERASE} == {Role.HOUSE}
    assert {role for role, thing, _, _ in cells() if thing is Resource.REGISTER} == {Role.HOUSE}


def test_the_journal_is_read_by_the_auditor_and_changed_by_nobody():
    journal = {(role, act) for role, thing, act, _ in cells() if thing is Resource.JOURNAL and role is not Role.HOUSE}
    assert journal == {(Role.AUDITOR, Act.LIST), (Role.AUDITOR, Act.SEE), (Role.AUDITOR, Act.EXPORT)}


def test_an_invitation_is_made_and_read_by_nobody_who_signs_in():
    made = {act for role, thing, act, _ in cells() if thing is Resource.INVITATION and role is not Role.HOUSE}
    assert made == {Act.CREATE}


def test_nobody_gives_more_than_is_theirs_to_give():
    assert GIVES[Role.COORDINATOR] == {Role.ADVICE_LINE_WORKER, Role.COUNSELLOR, Role.ALERTS_OFFICER}
    assert set(GIVES) == {role for role, thing, act, _ in cells() if (thing, act) == (Resource.SEAT, Act.CREATE)}
    assert not {Role.HOUSE, Role.NEWCOMER} & set(SEATED)


def test_a_second_key_is_asked_of_who_comes_near_cases_roles_or_the_journal_or_signs_reports():
    asked = {role for role in SEATED if needs_factor(role)}
    signs = {Role.REPORT_AUTHOR, Role.COORDINATOR}
    assert asked == {Role.ADVICE_LINE_WORKER, Role.COUNSELLOR, Role.AUDITOR, Role.ADMINISTRATOR, *signs}


def test_the_house_may_everything():
    assert all(grounds(Role.HOUSE, thing, act) == {Condition.EVERYWHERE} for thing in Resource for act in Act)
