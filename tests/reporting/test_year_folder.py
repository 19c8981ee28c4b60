import json
import os
import signal
from dataclasses import replace
from datetime import date
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told

from gehoord.figures import exchange
from gehoord.figures.disclosure.attacker import small
from gehoord.figures.publication import Rule
from gehoord.reporting.formats import Format
from gehoord.reporting.road.secrets import SecretNotRead
from gehoord.reporting.theme import read_theme
from gehoord.reporting.whole_year import placing, year_folder, year_printing
from gehoord.reporting.whole_year.placing import FolderTaken, SomebodyElseIsAtIt, alone_at
from gehoord.reporting.whole_year.year_folder import (
    FileChanged,
    NoSecretThere,
    NotCertified,
    YearRequest,
    publish_year,
    readable,
)
from gehoord.reporting.writing import NotWritten


class SmallAtlas:
    """A map of a few places, so that there are few reports."""

    def geography_on(self, day):
        return replace(small_map(), on=day)


@pytest.fixture(autouse=True)
def a_small_map(monkeypatch):
    """A small map; and the attack that comes before a small register goes out left to the tests that are about it."""
    monkeypatch.setattr(year_folder, "packaged_atlas", SmallAtlas)
    monkeypatch.setattr(year_folder, "attacked_if_small", lambda *_reports, **_more: None)


@pytest.fixture
def register(tmp_path):
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    for number in range(12):
        told.client(sex="male" if number % 2 else "female").lives(HAARLEM).meets("2016-03-01", at=location).raises(
            on=f"{date(2016, 3, 1 + number)}", about=location
        )
    folder = tmp_path / "register"
    exchange.write(told.register(), folder)
    return folder


def request(register, out, **asked):
    return YearRequest(register=register, year=2016, out=out, **{"processes": 0, "seed": 1, **asked})


def issue(register, out, **asked):
    return publish_year(request(register, out, **asked), theme=read_theme(None), tell=lambda _text: None)


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_all_reports_lie_in_one_folder_with_a_certificate(register, tmp_path):
    issued = issue(register, tmp_path / "out")
    files = content(issued.folder)
    assert {"nation.json", "certificate.json", f"municipalities/{HAARLEM}.json", "agencies/kenter.json"} <= set(files)
    assert issued.reports == len(files) - 1
    assert issued.quiet == sum(json.loads(text)["text_only"] for name, text in files.items() if name != "certificate.json") > 0
    certificate = json.loads(files["certificate.json"])
    told = certificate["publication"]["files"]
    assert told == {name: sha256(text).hexdigest() for name, text in files.items() if name != "certificate.json"}
    assert certificate["audit"]["passed"]
    assert certificate["publication"]["seed"] == "given"
    assert certificate["attack"] is None


def test_of_hardly_any_actions_no_report_tells_and_then_the_attack_finds_nothing(register, tmp_path, monkeypatch):
    monkeypatch.setattr(year_folder, "attacked_if_small", small.attacked_if_small)
    files = content(issue(register, tmp_path / "out").folder)
    told = json.loads(files.pop("certificate.json"))["attack"]
    assert told["shown"] == told["figures"] > 100
    codes = {table["table"].partition(".")[0] for text in files.values() for table in json.loads(text)["tables"]}
    assert {"4", "8b"} <= codes
    assert not {"5", "6"} & codes


def test_a_small_register_that_tells_too_much_leaves_nothing_behind(register, tmp_path, monkeypatch):
    def refuse(*_reports, **_more):
        raise small.TooFewClients(few=4)

    monkeypatch.setattr(year_folder, "attacked_if_small", refuse)
    with pytest.raises(small.TooFewClients):
        issue(register, tmp_path / "out", seed=None)
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_what_the_audit_does_not_pass_is_not_issued(register, tmp_path, monkeypatch):
    class Failed:
        passed = False

        def told(self):
            return {"passed": False}

    monkeypatch.setattr(year_folder, "audit", lambda _reports: Failed())
    for seed in (1, None):
        with pytest.raises(NotCertified):
            issue(register, tmp_path / "out", seed=seed)
        assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_cut_short_it_goes_on_where_it_was_and_ends_with_the_same_bytes(register, tmp_path, monkeypatch):
    whole = content(issue(register, tmp_path / "whole").folder)
    printed, real = [], year_printing.render

    def cut(document, fmt, *, theme):
        if len(printed) == 5:
            raise KeyboardInterrupt
        printed.append(document.place)
        return real(document, fmt, theme=theme)

    monkeypatch.setattr(year_printing, "render", cut)
    with pytest.raises(KeyboardInterrupt):
        issue(register, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr(
        year_printing, "render", lambda document, fmt, *, theme: printed.append("") or real(document, fmt, theme=theme)
    )
    issued = issue(register, tmp_path / "out")
    assert content(issued.folder) == whole
    assert len(printed) == issued.reports


def killed(place, name, *, after):
    """Lets whoever comes to this step be killed there, before or after it."""
    real = getattr(place, name)

    def step(*words, **named):
        if after:
            real(*words, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(place, name, step)


STEPS = [
    (year_folder, "kept_secret", True),
    (year_folder, "print_all", False),
    (year_printing, "document_of", False),
    (year_folder, "print_all", True),
    (year_folder, "certificate_of", False),
    (year_folder, "_audited", False),
    # the certificate lies there as a draft, and whole
    (Path, "replace", False),
    (year_folder, "write_whole", True),
    (year_folder, "put_in_place", False),
    (year_folder, "put_in_place", True),
]


def test_killed_at_one_step_after_the_other_it_ends_with_the_same_bytes(register, tmp_path, monkeypatch):
    counted = []
    publish = year_folder.publish

    def once(facts, geography, policy):
        if not counted:
            counted.append(publish(facts, geography, policy))
        return counted[0]

    monkeypatch.setattr(year_folder, "publish", once)
    whole = content(issue(register, tmp_path / "whole", seed=None).folder)
    out, process = tmp_path / "out", get_context("fork")

    def until(place, name, after):
        killed(place, name, after=after)
        issue(register, out, seed=None)

    for step in STEPS:
        one = process.Process(target=until, args=step)
        one.start()
        one.join(30)
        assert one.exitcode == -signal.SIGKILL, step
    assert content(out) == whole
    # who was killed right at the end leaves an empty lock, which goes with the next who looks there
    with pytest.raises(FolderTaken):
        issue(register, out, seed=None)
    made = {f"{name}{beside}" for name in ("whole", "out") for beside in ("", ".secret", ".inside.json")}
    assert {found.name for found in tmp_path.iterdir()} == {"register", *made}


def test_two_who_make_the_same_folder_do_not_meet(register, tmp_path):
    out = tmp_path / "out"
    with alone_at(out), pytest.raises(SomebodyElseIsAtIt):
        issue(register, out, seed=None)
    assert [found.name for found in tmp_path.iterdir()] == ["register"]


def test_a_lock_that_was_let_go_and_taken_away_is_not_held(tmp_path):
    file = tmp_path / ".out.lock"
    handle = os.open(file, os.O_RDWR | os.O_CREAT)
    file.unlink()
    assert not placing._is_held(handle, file)
    file.touch()
    assert not placing._is_held(handle, file)
    os.close(handle)


def test_an_issued_year_is_never_written_over(register, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "something").touch()
    with pytest.raises(FolderTaken):
        issue(register, tmp_path / "out")


def test_the_secret_is_kept_beside_the_folder_for_its_owner_alone(register, tmp_path):
    issued = issue(register, tmp_path / "out", seed=None)
    secret = tmp_path / "out.secret"
    assert secret.stat().st_mode & 0o777 == 0o600
    assert secret.read_bytes() not in b"".join(content(issued.folder).values())
    assert json.loads((issued.folder / "certificate.json").read_bytes())["publication"]["seed"] == "secret"
    inside = tmp_path / "out.inside.json"
    assert inside.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(inside.read_bytes())) == {"year", "few_clients"}
    assert not any(b"few_clients" in text or b"capped" in text for text in content(issued.folder).values())


def test_a_secret_that_cannot_be_read_is_refused(register, tmp_path):
    (tmp_path / "out.secret").write_text("kort")
    with pytest.raises(SecretNotRead):
        issue(register, tmp_path / "out", seed=None)


def test_the_secret_of_an_earlier_edition_is_never_drawn_anew(register, tmp_path):
    with pytest.raises(NoSecretThere, match="Is dit de eerste uitgave"):
        issue(register, tmp_path / "out", seed=None, secret=tmp_path / "mistyped.secret")
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_where_nothing_can_be_written_that_is_said_and_not_that_a_secret_is_wrong(register, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        issue(register, tmp_path / "file" / "out", seed=None)


def test_exact_figures_lie_there_without_a_certificate(register, tmp_path):
    issued = issue(register, tmp_path / "out", rule=Rule.AS_PRINTED_2016)
    assert not (issued.folder / "certificate.json").exists()


def test_json_is_always_among_the_formats():
    assert readable(["pdf"]) == (Format.PDF, Format.JSON)


def test_a_second_edition_with_the_same_secret_tells_nothing_more(register, tmp_path):
    once = issue(register, tmp_path / "once", seed=None)
    again = issue(register, tmp_path / "again", seed=None, secret=tmp_path / "once.secret")
    assert content(again.folder) == content(once.folder)
    assert not (tmp_path / "again.secret").exists()


def test_the_year_before_stands_beside_it(register, tmp_path):
    issue(register, tmp_path / "then")
    publish_year(
        YearRequest(register=register, year=2017, out=tmp_path / "now", processes=0, seed=1, before=tmp_path / "then"),
        theme=read_theme(None),
        tell=lambda _text: None,
    )
    nation = json.loads((tmp_path / "now" / "nation.json").read_bytes())
    assert next(table for table in nation["tables"] if table["table"] == "1a")["columns"][-1] == "Totaal 2016"


def test_a_year_before_that_was_changed_is_refused(register, tmp_path):
    issue(register, tmp_path / "then")
    file = tmp_path / "then" / "nation.json"
    file.write_bytes(file.read_bytes().replace(b'"Nederland"', b'"Elders"'))
    with pytest.raises(FileChanged):
        issue(register, tmp_path / "now", before=tmp_path / "then")
