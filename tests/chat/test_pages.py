from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

from gehoord.chat.pages import Page, Room, Spoken
from gehoord.chat.speaking import Line
from gehoord.chat.words import From

OURS = uuid4()
AT = datetime(2026, 3, 10, 10, tzinfo=UTC)


def line(number: int, who: From = From.VISITOR, *, among_us: bool = False) -> Spoken:
    return Line(number, who, "", str(number), AT, among_us), OURS if who is From.COUNSELLOR else None


def page(reader: UUID | None = None) -> tuple[Page, list[dict[str, object]]]:
    heard: list[dict[str, object]] = []
    made = Page(uuid4(), lambda event: heard.append(json.loads(event)["line"]), lambda: None, reader)
    made.caught_up(made.fall_behind())
    return made, heard


def test_a_line_is_heard_once_in_order_and_says_whether_it_is_ones_own():
    visitor, heard = page()
    for number in (1, 2, 2, 1, 3):
        visitor.take(line(number, From.COUNSELLOR if number == 2 else From.VISITOR))
    assert [(one["id"], one["mine"]) for one in heard] == [(1, True), (2, False), (3, True)]


def test_what_is_among_colleagues_reaches_no_page_of_a_visitor_whatever_way_it_comes():
    visitor, heard = page()
    visitor.take(line(1, From.COUNSELLOR, among_us=True))
    visitor.tell(line(2, From.COUNSELLOR, among_us=True))
    ours, heard_by_us = page(OURS)
    ours.take(line(1, From.COUNSELLOR, among_us=True))
    assert (heard, [one["mine"] for one in heard_by_us]) == ([], [True])


def test_a_page_that_is_behind_hears_from_the_rows_alone_and_only_who_reads_last_says_it_caught_up():
    visitor, heard = page()
    first, last = visitor.fall_behind(), visitor.fall_behind()
    visitor.take(line(2))
    assert (heard, visitor.missed) == ([], True)
    assert not visitor.caught_up(last)
    visitor.missed = False
    assert visitor.caught_up(first)
    assert visitor.behind
    for number in (1, 2):
        visitor.tell(line(number))
    assert visitor.caught_up(last)
    visitor.take(line(3))
    assert [one["id"] for one in heard] == [1, 2, 3]


def test_a_line_that_overtook_another_waits_until_both_are_read():
    visitor, heard = page()
    assert [visitor.take(line(number)) for number in (1, 3)] == [False, True]
    visitor.take(line(2, From.COUNSELLOR, among_us=True))
    assert not visitor.take(line(3))
    assert [one["id"] for one in heard] == [1, 3]


def test_a_room_knows_whether_its_visitor_is_there():
    assert not Room([page(OURS)[0]]).has_visitor
    assert Room([page(OURS)[0], page()[0]]).has_visitor
