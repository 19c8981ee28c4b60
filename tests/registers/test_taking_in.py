"""Taking a register over: twice is once, a change has its day, and what cannot be is refused whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from tests.registers.at_random import folders
from tests.registers.conftest import HAARLEM, silent
from tests.told.casework import colleague
from tests.told.register import Told

from gehoord.casework import referrals
from gehoord.casework.access import give
from gehoord.casework.exchange import DoesNotFit
from gehoord.casework.exchange import concerns as concerns_taken
from gehoord.casework.exchange.trajectories import phases
from gehoord.casework.models import AccessKind, Client, Concern, ConcernStanding, RelationChange, TrajectoryPhase
from gehoord.figures.exchange import Register, RegisterRefused, read, write
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.handling import Handling
from gehoord.practice.trajectories import Phase
from gehoord.practice.words import Text
from gehoord.registers.giving_out import register_of
from gehoord.registers.models import Taking
from gehoord.registers.reaching import DatabaseAway
from gehoord.registers.taking_in import Outcome, take_in
from gehoord.vault.keys import case_key
from gehoord.vault.models import CaseKey, JournalEntry

LATER = date(2017, 2, 1)


@pytest.fixture
def house(db):
    with acting(HOUSE):
        yield HOUSE


@pytest.fixture
def told() -> Register:
    """A client who lives in Haarlem and raised three things: one advised, one in a trajectory, one still running."""
    story = Told()
    place = story.location("De Haven", at="GM0392")
    client = story.client("parent").lives("GM0392").meets("2016-03-01", at=place)
    client.raises("treatment", handling="advised", closed="2016-04-01", about=place)
    client.raises("treatment", handling="trajectory").acts("talk_manager", "2016-05-01")
    client.raises("treatment", handling=None)
    return story.register()


def other(register: Register, number: int, **changed: object) -> Register:
    """The same register with another concern at this place."""
    concerns = list(register.concerns)
    concerns[number] = replace(concerns[number], **changed)
    return replace(register, concerns=tuple(concerns))


def history(code: str) -> list[tuple[object, ...]]:
    rows = ConcernStanding.objects.filter(concern__exchange_id=code).order_by("number")
    return [(str(row.since), row.until and str(row.until), row.handling, row.closed_on and str(row.closed_on)) for row in rows]


def everything(house) -> list[object]:
    """All rows of the rooms that a register is spread over, with their own ids, but for the list of what was taken over."""
    tables = [name for name in connection.introspection.table_names() if name.startswith(("casework_", "outreach_", "survey_"))]
    rows: list[object] = []
    with connection.cursor() as cursor:
        for table in [*tables, "directory_agency", "directory_agencylocation", "vault_casekey"]:
            cursor.execute(f"select t::text from {table} t order by 1")  # noqa: S608 - names of our own tables
            rows.append((table, cursor.fetchall()))
    return rows


def test_the_same_folder_twice_changes_nothing(taken, house):
    assert taken(HAARLEM) == Outcome(1712, 0)
    before = everything(house)
    assert taken(HAARLEM) == Outcome(0, 0, known=True)
    assert everything(house) == before
    assert Taking.objects.count() == 1


def test_rows_that_are_known_change_nothing_also_when_the_folder_is_another(taken, house):
    taken(HAARLEM)
    before = everything(house)
    shuffled = read(HAARLEM)
    shuffled = replace(shuffled, marks=shuffled.marks[:-1])
    assert taken(shuffled) == Outcome(0, 0)
    assert everything(house) == before


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=folders(2016), second=folders(2016))
def test_any_folder_after_any_other_is_taken_over_whole_or_refused_whole(offices, first, second):
    with TemporaryDirectory() as place, transaction.atomic(), acting(HOUSE):
        for number, register in enumerate((first, second)):
            write(register, Path(place) / str(number))
        take_in(Path(place) / "0", office=offices[0], by=HOUSE, tell=silent)
        before = everything(HOUSE)
        try:
            take_in(Path(place) / "1", office=offices[0], by=HOUSE, tell=silent)
        except DoesNotFit:
            assert everything(HOUSE) == before
        else:
            after = everything(HOUSE)
            Taking.objects.all().delete()  # so that every row is compared again
            assert take_in(Path(place) / "1", office=offices[0], by=HOUSE, tell=silent) == Outcome(0, 0)
            assert everything(HOUSE) == after
        transaction.set_rollback(True)


def test_each_client_has_a_key_of_their_own(taken, house):
    taken(HAARLEM)
    assert set(CaseKey.objects.values_list("case_id", flat=True)) == set(Client.objects.values_list("id", flat=True))
    assert case_key(Client.objects.first().id)


def test_a_folder_with_more_adds_what_is_more(taken, told, house, stands):
    taken(replace(told, concerns=told.concerns[:1], actions=()))
    assert taken(told) == Outcome(3, 0)
    assert sorted(stands().concerns, key=lambda row: row.concern_id) == list(told.concerns)


def test_a_new_concern_has_its_past(taken, told, house):
    taken(told)
    assert history("I0") == [("2016-03-01", "2016-04-01", "advised", None), ("2016-04-01", None, "advised", "2016-04-01")]
    assert history("I1") == [("2016-03-01", None, "trajectory", None)]
    assert history("I2") == [("2016-03-01", None, "running", None)]
    steps = TrajectoryPhase.objects.order_by("number").values_list("phase", "since", "until")
    assert list(steps) == [("preparing", date(2016, 3, 1), date(2016, 5, 1)), ("acting", date(2016, 5, 1), None)]


def test_a_closing_holds_from_its_own_day(taken, told, house, stands):
    taken(told)
    assert taken(other(told, 1, closed_on=date(2016, 12, 1)), on=LATER) == Outcome(0, 1)
    assert history("I1")[1:] == [("2016-12-01", None, "trajectory", "2016-12-01")]
    assert TrajectoryPhase.objects.get(until=None).phase == Phase.CONCLUDED
    assert {row.closed_on for row in stands(2016).concerns} == {None, date(2016, 4, 1), date(2016, 12, 1)}


def test_another_handling_holds_from_the_day_of_the_taking_over(taken, told, house, stands):
    taken(told)
    taken(other(told, 2, handling=Handling.ADVISED), on=LATER)
    assert history("I2") == [("2016-03-01", "2017-02-01", "running", None), ("2017-02-01", None, "advised", None)]
    assert [row.handling for row in stands(2016).concerns if row.concern_id == "I2"] == [None]
    assert [row.handling for row in stands().concerns if row.concern_id == "I2"] == [Handling.ADVISED]


def test_a_trajectory_holds_from_its_first_action_on(taken, told, house):
    taken(told)
    after = other(told, 2, handling=Handling.TRAJECTORY, closed_on=date(2016, 11, 1))
    action = replace(told.actions[0], action_id="A9", concern_id="I2", taken_on=date(2016, 10, 1))
    assert taken(replace(after, actions=(*told.actions, action)), on=LATER) == Outcome(1, 1)
    assert [since for since, *_ in history("I2")] == ["2016-03-01", "2016-10-01", "2016-11-01"]


def test_what_was_closed_can_be_open_again(taken, told, house, stands):
    taken(other(told, 1, closed_on=date(2016, 12, 1)))
    taken(told, on=LATER)
    assert history("I1")[-1] == ("2017-02-01", None, "trajectory", None)
    assert list(TrajectoryPhase.objects.order_by("number").values_list("phase", flat=True))[-2:] == ["concluded", "preparing"]


def test_a_relation_that_changed_is_a_dated_row(taken, told, house, stands):
    taken(told)
    (client,) = told.clients
    turned = replace(client, relation=Relation.PARENT, parental_authority=ParentalAuthority.STEP_PARENT)
    assert taken(replace(told, clients=(turned,)), on=LATER) == Outcome(0, 1)
    rows = RelationChange.objects.order_by("since").values_list("parental_authority", "since", "until")
    assert list(rows) == [("", date(2015, 6, 1), LATER), ("step_parent", LATER, None)]
    assert (stands(2016).clients[0], stands().clients[0]) == (client, turned)


def test_what_is_corrected_on_its_own_day_replaces_what_was_there(taken, told, house, stands):
    taken(told)
    moved = replace(told.residences[0], municipality=None)
    contact = replace(told.contacts[0], channel=None, location_id=None)
    action = replace(told.actions[0], taken_on=date(2016, 5, 2))
    corrected = replace(told, residences=(moved,), contacts=(contact,), actions=(action,))
    assert taken(other(corrected, 0, raised_on=date(2016, 2, 1)), on=LATER) == Outcome(0, 4)
    after = stands()
    assert (after.residences, after.contacts, after.actions) == ((moved,), (contact,), (action,))
    assert history("I0")[0][0] == "2016-02-01"


def test_what_a_folder_does_not_name_stays(taken, told, house, stands):
    taken(told)
    assert taken(Register(locations=told.locations)) == Outcome(0, 0)
    assert len(stands().concerns) == 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda told: other(told, 1, handling=Handling.ADVISED), "I1 is hier een traject"),
        (lambda told: replace(other(told, 1, handling=Handling.BROKEN_OFF)), "I1 heeft hier acties"),
        (lambda told: replace(told, contacts=(replace(told.contacts[0], client_id="C9"),)), "T0 hoort al bij een andere cliënt"),
        (lambda told: other(replace(told, actions=()), 0, client_id="C9"), "I0 hoort al bij een andere cliënt"),
        (
            lambda told: replace(
                other(told, 2, handling=Handling.TRAJECTORY), actions=(replace(told.actions[0], concern_id="I2"),)
            ),
            "A0 hoort al bij een ander traject",
        ),
    ],
)
def test_what_cannot_follow_on_what_is_there_is_refused_whole(
    taken, told, house, change: Callable[[Register], Register], sentence
):
    taken(told)
    before = everything(house)
    after = change(told)
    gone = () if "BROKEN" in sentence or "heeft hier" in sentence or "is hier" in sentence else after.actions
    after = replace(after, actions=gone, clients=(*told.clients, replace(told.clients[0], client_id="C9")))
    with pytest.raises(DoesNotFit, match=sentence):
        taken(after)
    assert everything(house) == before


def test_a_first_contact_after_contacts_that_are_there_is_refused_by_the_database(taken, told, house):
    taken(told)
    later = (replace(told.clients[0], first_contact_on=date(2016, 9, 1)),)
    with pytest.raises(DoesNotFit, match="contact_not_before_first"):
        taken(replace(told, clients=later, contacts=(), concerns=(), actions=()))
    assert Client.objects.get().first_contact_on == date(2016, 3, 1)


def test_all_faults_of_a_folder_are_told_and_nothing_of_it_is_taken_over(taken, told, tmp_path, house):
    folder = tmp_path / "folder"
    write(told, folder)
    for file in ("clients.csv", "marks.csv"):
        (folder / file).write_text((folder / file).read_text() + "x,y\n")
    with pytest.raises(RegisterRefused) as refused:
        taken(folder)
    assert {fault.file for fault in refused.value.faults} == {"clients.csv", "marks.csv"}
    assert not Client.objects.exists()


@pytest.mark.parametrize("step", ["Contact", "Concern", "TrajectoryPhase", "Action", "Mark"])
def test_a_full_disk_leaves_nothing_and_is_said_in_one_sentence(taken, house, monkeypatch, step):
    def add(model, *_rows):
        if model.__name__ == step:
            raise OperationalError("could not extend file: a secret of a row") from psycopg.errors.DiskFull()
        return real(model, *_rows)

    real = concerns_taken.add
    for module in (
        "casework.exchange.contacts",
        "casework.exchange.concerns",
        "casework.exchange.trajectories",
        "survey.exchange",
    ):
        monkeypatch.setattr(f"gehoord.{module}.add", add)
    with pytest.raises(DatabaseAway, match="DiskFull") as refused:
        taken(HAARLEM)
    assert "secret" not in str(refused.value)
    assert not Client.objects.exists()
    with acting(HOUSE):
        assert not CaseKey.objects.exists()
    assert not Taking.objects.exists()
    monkeypatch.undo()
    assert taken(HAARLEM).added == 1712


def test_who_takes_a_register_over_stands_in_the_journal(taken, office, told):
    taken(told)
    lines = list(JournalEntry.objects.order_by("number", "at").values_list("did", "thing", "role"))
    assert lines == [(did, str(office), "house") for did in ("began to take over a register", "took over a register")] or set(
        lines
    ) == {("began to take over a register", str(office), "house"), ("took over a register", str(office), "house")}


def test_the_walls_stand_while_a_register_is_taken_over(taken, told):
    seen = []

    def looking(_text: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "select current_user, current_setting('gehoord.role'), rolbypassrls from pg_roles where rolname = current_user"
            )
            seen.append(cursor.fetchone())

    taken(told, tell=looking)
    assert set(seen[1:]) == {("gehoord_app", "house", False)}
    with connection.cursor() as cursor:
        cursor.execute("select set_config('gehoord.role', '', true)")
    assert (Client.objects.count(), Concern.objects.count(), Taking.objects.count()) == (0, 0, 0)


def test_phases_follow_each_other_and_none_lasts_no_day():
    opened, acted, closed = date(2016, 1, 1), date(2016, 2, 1), date(2016, 3, 1)
    assert phases(opened, None, None) == [(Phase.PREPARING, opened)]
    assert phases(opened, acted, closed) == [(Phase.PREPARING, opened), (Phase.ACTING, acted), (Phase.CONCLUDED, closed)]
    assert phases(opened, opened, opened) == [(Phase.CONCLUDED, opened)]
    assert phases(opened, closed, acted) == [(Phase.PREPARING, opened), (Phase.CONCLUDED, acted)]


def handed_over(code: str, offices) -> None:
    """A client goes to the counsellor of another office."""
    here, there = colleague(offices[0]), colleague(offices[1])
    with acting(HOUSE):
        client = Client.objects.get(exchange_id=code)
        give([client], here.person_id, AccessKind.OWNER, by=HOUSE, since=timezone.now())
    asked = referrals.transfer(client.pk, to=there.person_id, to_office=offices[1], by=here, at=timezone.now(), no_other_way=True)
    referrals.accept(asked.pk, by=there, at=timezone.now())


def test_who_was_handed_over_does_not_come_back_with_a_corrected_folder(taken, told, offices, house):
    taken(told)
    handed_over("C0", offices)
    hurt: list[Text] = []
    corrected = other(told, 0, closed_on=date(2016, 4, 2))
    assert taken(corrected, tell=hurt.append) == Outcome(0, 0)
    assert [one.nl for one in hurt if "overgedragen" in one.nl] == [
        "Niet overgenomen, want overgedragen aan een ander kantoor (1): C0."
    ]
    assert Client.objects.count() == 1
    assert len(register_of(by=HOUSE, year=2016).concerns) == 3


def test_what_a_folder_says_of_others_is_taken_over_as_before(taken, offices, house):
    story = Told()
    for _ in range(2):
        story.client("parent").lives("GM0392").meets("2016-03-01").raises("treatment", handling="trajectory").acts(
            "talk_manager", "2016-05-01"
        )
    taken(story.register())
    handed_over("C0", offices)
    story.client("parent").meets("2016-03-02")
    assert taken(story.register()) == Outcome(2, 0)
    assert Client.objects.filter(office=offices[0]).count() == 2
