"""The commands for whole registers: what they do, what they refuse, what they say."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gehoord.cli import main
from gehoord.directory.offices import settle
from gehoord.figures.exchange import read
from gehoord.figures.exchange.layout import FILES
from gehoord.invented.known import HAARLEM
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.models import JournalEntry

ASKED = ("--municipality", "GM0392", "--year", "2016", "--rule", "as_printed_2016", "--format", "json", "--out", "-")


@pytest.fixture
def office(db):
    with acting(HOUSE):
        return settle()[0]


def run(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="gehoord")


def test_a_register_goes_in_comes_out_and_is_reported_on(office, tmp_path):
    done = run("register", "import", HAARLEM, "--office", office.name)
    assert (done.exit_code, done.stdout) == (0, "Overgenomen: 1712 nieuwe regels, 0 veranderd.\n")
    again = run("register", "import", HAARLEM, "--office", office.id, "--language", "en")
    assert (again.exit_code, again.stdout) == (0, "This folder was taken over already; nothing changed.\n")
    out = tmp_path / "out"
    done = run("register", "export", out)
    assert (done.exit_code, done.stdout) == (0, f"{out}: 162 cliënten, 585 vragen, problemen en klachten.\n")
    assert all((out / name).read_bytes() == (HAARLEM / name).read_bytes() for name in FILES)
    with_folder, without = run("report", "--register", HAARLEM, *ASKED), run("report", *ASKED)
    assert without.stdout_bytes == with_folder.stdout_bytes
    assert json.loads(without.stdout_bytes)["municipality"] == "GM0392"


def test_a_year_can_be_given_out(office, tmp_path):
    run("register", "import", HAARLEM, "--office", office.name)
    assert run("register", "export", tmp_path / "out", "--year", "2015", "--office", office.name).exit_code == 0
    assert "2016-" not in (tmp_path / "out" / "contacts.csv").read_text()


def test_who_asks_for_it_stands_in_the_journal(office, tmp_path):
    with acting(HOUSE):
        person = Person.objects.create(email="anna@kantoor.example", name="Anna Verzonnen")
    assert run("register", "export", tmp_path / "out", "--by", "anna@kantoor.example").exit_code == 0
    assert JournalEntry.objects.get(did="gave out a register").person_id == person.pk


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import", HAARLEM, "--office", "Nergens"), 3, "Er is geen kantoor “Nergens”."),
        (("import", "/nowhere", "--office", "{office}"), 3, "Deze map bestaat niet."),
        (("import", HAARLEM, "--office", "{office}", "--by", "x@y.example"), 3, "Er is geen medewerker"),
        (("import", HAARLEM, "--office", "{office}", "--as-of", "gisteren"), 2, "“gisteren” is geen datum."),
        (("import", HAARLEM), 2, "--office"),
        (("import", "--office", "{office}"), 2, "Er ontbreekt iets: DIR."),
        (("export", HAARLEM / "clients.csv"), 3, "clients.csv"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(office, words, code, said):
    done = run("register", *(str(word).replace("{office}", office.name) for word in words))
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_help_speaks_two_languages():
    assert "Neemt het register in DIR over" in run("register", "import", "--help").stdout
    assert "Writes the register to DIR" in run("register", "export", "--language", "en", "--help").stdout


def test_a_nation_is_invented_into_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("gehoord.cli.register.invented", lambda **_: read(HAARLEM))
    done = run("register", "generate", "--out", tmp_path / "nation")
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "nation").iterdir()) == sorted(FILES)
