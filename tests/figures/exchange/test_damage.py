"""Folders hurt in one to five ways, until a thousand were refused, each with faults that point at something real."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.figures.exchange.small import SMALL

from gehoord.figures.exchange import Fault, RegisterRefused, read, write
from gehoord.figures.exchange.layout import FILES, LAYOUTS
from gehoord.practice.words import Text

Contents = dict[str, bytes]
Blow = Callable[[Contents], None]

HEADERS = {layout.file: layout.header for layout in LAYOUTS}
COLUMNS = sorted({column for header in HEADERS.values() for column in header})
CELLS = sorted({cell for text in SMALL.values() for cell in re.split("[,\n]", text)})
files = st.sampled_from(FILES)
rates = st.floats(0, 1, exclude_max=True)
REFUSED = 1000


def on_bytes(change: Callable[[bytes], bytes]) -> Callable[[str], Blow]:
    def aim(file: str) -> Blow:
        def blow(contents: Contents) -> None:
            if file in contents:
                contents[file] = change(contents[file])

        return blow

    return aim


def on_lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[str], Blow]:
    return on_bytes(lambda raw: b"\n".join(change(raw.split(b"\n"))))


@st.composite
def flipped(draw) -> Blow:
    rate, byte = draw(rates), draw(st.binary(min_size=1, max_size=3))

    def change(raw: bytes) -> bytes:
        place = int(rate * len(raw))
        return raw[:place] + byte + raw[place + 1 :]

    return on_bytes(change)(draw(files))


@st.composite
def cut_off(draw) -> Blow:
    rate = draw(rates)
    return on_bytes(lambda raw: raw[: int(rate * len(raw))])(draw(files))


@st.composite
def line_lost_or_doubled(draw) -> Blow:
    rate, times = draw(rates), draw(st.sampled_from([0, 2, 3]))

    def change(lines: list[bytes]) -> list[bytes]:
        place = int(rate * len(lines))
        return lines[:place] + lines[place : place + 1] * times + lines[place + 1 :]

    return on_lines(change)(draw(files))


@st.composite
def cell_replaced(draw) -> Blow:
    rate, other = draw(rates), draw(st.sampled_from(CELLS) | st.text(max_size=20) | st.just("x" * 140_000))

    def change(raw: bytes) -> bytes:
        cells = raw.split(b",")
        cells[int(rate * len(cells))] = other.encode("utf-8", "surrogatepass")
        return b",".join(cells)

    return on_bytes(change)(draw(files))


@st.composite
def column_renamed(draw) -> Blow:
    file = draw(files)
    old, new = draw(st.sampled_from(HEADERS[file])), draw(st.sampled_from(COLUMNS) | st.text(max_size=12))
    return on_lines(lambda lines: [lines[0].replace(old.encode(), new.encode("utf-8", "surrogatepass")), *lines[1:]])(file)


@st.composite
def written_otherwise(draw) -> Blow:
    encoding = draw(st.sampled_from(["utf-16", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "cp037"]))
    return on_bytes(lambda raw: raw.decode(errors="ignore").replace("Brug", "Brüg").encode(encoding, "ignore"))(draw(files))


@st.composite
def other_signs_between(draw) -> Blow:
    old, new = draw(st.sampled_from([(",", ";"), (",", "\t"), ("\n", "\r"), ("\n", "\r\n"), ("\n", ""), ('"', ""), ("-", "/")]))
    return on_bytes(lambda raw: raw.replace(old.encode(), new.encode()))(draw(files))


@st.composite
def swapped(draw) -> Blow:
    one, other = draw(files), draw(files)

    def blow(contents: Contents) -> None:
        if one in contents and other in contents:
            contents[one], contents[other] = contents[other], contents[one]

    return blow


@st.composite
def lost(draw) -> Blow:
    file = draw(files)
    return lambda contents: contents.pop(file, None) and None


@st.composite
def anything(draw) -> Blow:
    noise = draw(st.binary(max_size=200))
    return on_bytes(lambda raw: noise + raw[:0])(draw(files))


blows = st.one_of(
    flipped(),
    cut_off(),
    line_lost_or_doubled(),
    cell_replaced(),
    column_renamed(),
    written_otherwise(),
    other_signs_between(),
    swapped(),
    lost(),
    anything(),
)


def points_at_something_real(fault: Fault, contents: Contents) -> bool:
    if fault.file not in contents:
        return fault.file in FILES and fault.line is None
    text = contents[fault.file].decode(errors="replace")
    lines = re.split("\r\n|\r|\n", text)
    in_reach = fault.line is None or 1 <= fault.line <= len(lines)
    known_column = fault.column is None or fault.column in HEADERS[fault.file]
    quoted = fault.column is None or not fault.value or '"' in fault.value or fault.value in text
    return in_reach and known_column and quoted


def check_strike(struck: list[Blow]) -> bool:
    """Strike the small register and read it; gives whether it was refused, and every refusal is a clear one."""
    contents = {file: text.encode() for file, text in SMALL.items()}
    for blow in struck:
        blow(contents)
    with TemporaryDirectory() as name:
        folder = Path(name, "register")
        folder.mkdir()
        for file, raw in contents.items():
            folder.joinpath(file).write_bytes(raw)
        try:
            register = read(folder)
        except RegisterRefused as refusal:
            faults, told = refusal.faults, (refusal.told_in("nl"), refusal.told_in("en"))
        else:
            write(register, folder)
            assert len(read(folder).contacts) == len(register.contacts)
            return False
    assert faults
    assert all(told)
    assert [fault for fault in faults if not points_at_something_real(fault, contents)] == []
    return True


def test_a_thousand_hurt_folders_are_refused_with_what_is_wrong_and_the_others_read():
    refused = []

    @settings(max_examples=REFUSED, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(st.lists(blows, min_size=1, max_size=5))
    def strike(struck: list[Blow]) -> None:
        # What reads all the same does not count: another is drawn in its place.
        assume(check_strike(struck))
        refused.append(struck)

    strike()
    assert len(refused) >= REFUSED


def test_a_fault_beside_the_truth_is_seen():
    contents = {file: text.encode() for file, text in SMALL.items()}
    right = Fault("marks.csv", 2, "grade", "10", Text("x", "x"))
    assert points_at_something_real(right, contents)
    for wrong in ({"line": 4}, {"line": 0}, {"column": "mark"}, {"value": "11"}, {"file": "mark.csv"}):
        assert not points_at_something_real(replace(right, **wrong), contents)
