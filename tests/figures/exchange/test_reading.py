from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.figures.exchange.small import SMALL, put_down

from gehoord.figures.exchange import RegisterRefused, read
from gehoord.invented.known import HAARLEM
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.outcomes import Outcome


def test_haarlem_reads_without_a_fault():
    register = read(HAARLEM)
    sizes = [
        len(rows) for rows in (register.clients, register.residences, register.contacts, register.concerns, register.actions)
    ]
    assert sizes == [162, 162, 611, 585, 108]


def test_haarlem_holds_the_nine_files_and_nothing_else():
    assert [path.name for path in sorted(HAARLEM.iterdir())] == sorted(SMALL)


def test_rows_hold_what_the_cells_mean(folder):
    register = read(folder)
    assert register.locations[0].agency == "De Brug, jeugdhulp"
    assert register.locations[0].location == 'Huis "De Linde"\nachter'
    assert register.locations[2].municipality is None
    parent = register.clients[1]
    assert (parent.relation, parent.parental_authority, parent.sex, parent.first_contact_on) == (
        Relation.PARENT,
        ParentalAuthority.WITH_AUTHORITY,
        Sex.MALE,
        date(2016, 2, 29),
    )
    assert [(action.kind, action.outcome) for action in register.actions] == [
        (ActionKind.TALK_EMPLOYEE, None),
        (ActionKind.COMPLAINTS_COMMITTEE, Outcome.INADMISSIBLE),
    ]


def test_columns_may_stand_in_any_order(folder, tmp_path):
    turned = put_down(
        tmp_path / "turned",
        marks="on,grade,age_group,mark_id\r\n2016-07-01,10,adult,M1\r\n",
        visits="\ufeffvisit_id,location_id,on,kind\nV1,L1,2016-06-01,group_visit\n\n",
    )
    assert read(turned) == read(folder)


def test_other_files_in_the_folder_are_left_alone(folder):
    folder.joinpath("notes.txt").write_text("x")
    assert len(read(folder).clients) == 3


def test_files_may_be_links(folder, tmp_path):
    folder.joinpath("marks.csv").rename(tmp_path / "elsewhere.csv")
    folder.joinpath("marks.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert len(read(folder).marks) == 1


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.with_name("other").mkdir(), "Deze map bestaat niet"),
        (lambda path: path.write_text("x"), "Dit is geen map"),
        (lambda path: path.symlink_to(path), "kan niet worden geopend"),
    ],
)
def test_what_is_no_folder_is_said_at_once(tmp_path, make, told):
    path = tmp_path / "register"
    make(path)
    with pytest.raises(RegisterRefused, match=told) as refusal:
        read(path)
    assert [(fault.file, fault.line) for fault in refusal.value.faults] == [(str(path), None)]


def test_a_name_that_cannot_be_a_folder_is_refused():
    with pytest.raises(RegisterRefused, match="kan niet worden geopend"):
        read(Path("a\0b"))


def test_an_empty_folder_misses_nine_files(tmp_path, faults_in):
    faults = faults_in(tmp_path)
    assert [fault.file for fault in faults] == list(SMALL)
    assert {fault.expected.nl for fault in faults} == {"Dit bestand ontbreekt."}


def test_a_code_that_never_was_is_recognised_where_the_codes_are_given(folder):
    with pytest.raises(RegisterRefused, match=r"residences.csv, regel 4, kolom municipality: “GM0473”. .* niet bestaan"):
        read(folder, municipalities={"GM0392", "GM0361"})
    assert read(folder, municipalities={"GM0392", "GM0361", "GM0473"}) == read(folder)


def test_all_faults_of_all_files_are_named_at_once_in_order(tmp_path, faults_in):
    broken = put_down(
        tmp_path / "register",
        locations=SMALL["locations.csv"].replace("GM0361", "0361"),
        clients=SMALL["clients.csv"].replace("male,2016-02-29", "man,29-02-2016"),
        actions=SMALL["actions.csv"].replace("A2,", "A1,"),
        marks=SMALL["marks.csv"].replace("10", "11"),
    )
    assert [(fault.file, fault.line, fault.column, fault.value) for fault in faults_in(broken)] == [
        ("locations.csv", 4, "municipality", "0361"),
        ("clients.csv", 3, "sex", "man"),
        ("clients.csv", 3, "first_contact_on", "29-02-2016"),
        ("actions.csv", 3, "action_id", "A1"),
        ("marks.csv", 2, "grade", "11"),
    ]
