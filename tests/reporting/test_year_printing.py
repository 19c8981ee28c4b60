import os
import signal
from multiprocessing import get_context

import pytest
from tests.reporting import tabular
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told

from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.formats import Format
from gehoord.reporting.road.contents import Wrapping, reports_of
from gehoord.reporting.theme import read_theme
from gehoord.reporting.whole_year import year_printing
from gehoord.reporting.whole_year.year_printing import Printing, print_all

FORMATS = (Format.HTML, Format.CSV, Format.JSON)


@pytest.fixture(scope="module")
def reports():
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    for _ in range(12):
        told.client().lives(HAARLEM).meets("2016-03-01", at=location).raises(on="2016-03-01", about=location)
    return dict(reports_of(publish(told.facts(), small_map(), Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k"))))


def printed(reports, folder, *, processes=0, formats=FORMATS):
    said = []
    asked = Printing(folder, formats, Wrapping("nl", read_theme(None)))
    print_all(reports, asked, processes=processes, tell=said.append, start="fork")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}, said


@pytest.fixture(scope="module")
def whole(reports, tmp_path_factory):
    return printed(reports, tmp_path_factory.mktemp("whole"))[0]


def test_every_report_lies_there_in_every_format_with_what_belongs_beside_it(reports, whole):
    endings = ("html", "csv", "csv-metadata.json", "json")
    assert sorted(whole) == sorted(f"{name}.{ending}" for name in reports for ending in endings)


def test_every_csv_file_is_what_the_description_beside_it_says(whole):
    assert tabular.faults(whole) == []


@pytest.mark.parametrize(
    "changed",
    [
        lambda content: content.replace(b"table,title,row", b"table,row,title", 1),
        lambda content: content.replace(b",client,", b",client,,", 1),
        lambda content: content.replace(b",Totaal,10,", b",Totaal,veel,", 1),
        lambda content: content.replace(b",Totaal,10,", b",Totaal,-10,", 1),
        lambda content: content + content.split(b"\r\n")[1] + b"\r\n",
        lambda content: content.removesuffix(b"\r\n"),
    ],
)
def test_a_csv_file_that_is_something_else_is_seen(whole, changed):
    name = f"municipalities/{HAARLEM}.csv"
    assert changed(whole[name]) != whole[name]
    assert tabular.faults({**whole, name: changed(whole[name])})


def test_the_files_do_not_depend_on_how_many_processes_print_them(reports, whole, tmp_path):
    assert printed(reports, tmp_path, processes=2)[0] == whole


def test_what_lies_there_is_left_alone(reports, whole, tmp_path):
    printed(reports, tmp_path)
    kept = tmp_path / "nation.html"
    stood = kept.stat().st_mtime_ns
    (tmp_path / f"municipalities/{HAARLEM}.csv").unlink()
    assert printed(reports, tmp_path)[0] == whole
    assert kept.stat().st_mtime_ns == stood


def test_killed_in_the_middle_it_goes_on_and_ends_with_the_same_bytes(reports, whole, tmp_path, monkeypatch):
    real, many = year_printing.write_whole, []

    def killed(file, content):
        many.append(file)
        if len(many) == 7:
            file.with_name(f".{file.name}.draft").write_bytes(content[:9])
            os.kill(os.getpid(), signal.SIGKILL)
        real(file, content)

    monkeypatch.setattr(year_printing, "write_whole", killed)
    process = get_context("fork").Process(target=printed, args=(reports, tmp_path))
    process.start()
    process.join(30)
    monkeypatch.setattr(year_printing, "write_whole", real)
    assert process.exitcode == -signal.SIGKILL
    assert 0 < len(list(tmp_path.rglob("*.*"))) < len(whole)
    assert printed(reports, tmp_path)[0] == whole


def test_it_is_told_how_far_the_work_is(reports, tmp_path):
    _, said = printed(reports, tmp_path, formats=(Format.JSON,))
    assert said[-1].nl == f"{len(reports)} van {len(reports)} rapporten"
