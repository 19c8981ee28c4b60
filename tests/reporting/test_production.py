from __future__ import annotations

import hashlib
import io
import shutil
import zipfile

import pypdf
import pytest
from tests.told.reports import desk

from gehoord.figures.exchange import RegisterRefused
from gehoord.figures.publication import Rule
from gehoord.practice.errors import Refused
from gehoord.reporting import demo, production
from gehoord.reporting.document import Printed
from gehoord.reporting.formats import Format, render
from gehoord.reporting.models import Edition, KeptRegister, Printout, State
from gehoord.reporting.theme_in_use import theme_in_use

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_house")]
HAARLEM = {"municipality": "GM0392", "year": 2016, "rule": Rule.AS_PRINTED_2016}


@pytest.fixture
def worker():
    with desk() as opened:
        yield opened


@pytest.fixture
def edition(worker):
    return production.produce(demo.REGISTER, **HAARLEM, language="nl")


@pytest.fixture
def press(monkeypatch):
    """A press that prints plain text, or jams when it is told to."""
    printed = []

    def press_one(document, fmt, *, theme):
        printed.append(fmt)
        if press_one.jams:
            raise OSError("no paper")
        return Printed(
            f"{document.place} {fmt}".encode(), "text/plain", (("-metadata.json", b"{}"),) if fmt is Format.CSV else ()
        )

    press_one.jams = False
    press_one.printed = printed
    monkeypatch.setattr(production, "render", press_one)
    return press_one


def test_an_edition_can_be_read_at_once(edition):
    assert edition.place == "Haarlem"
    assert 'id="table-1a"' in edition.body
    assert ">86<" in edition.body
    assert ">73<" in edition.body


def test_an_edition_promises_every_format(edition, worker):
    assert {printout.format for printout in edition.printouts.all()} == {fmt.value for fmt in Format}
    assert {printout.state for printout in edition.printouts.all()} == {State.WAITING.value}
    assert sorted(job["args"]["fmt"] for job in worker.promised) == sorted(fmt.value for fmt in Format)


def test_issuing_twice_gives_the_edition_that_stands(edition, worker):
    promised = len(worker.promised)
    assert production.produce(demo.REGISTER, **HAARLEM, language="nl") == edition
    assert Edition.objects.count() == 1
    assert len(worker.promised) == promised


def test_a_register_is_kept_once_for_both_languages(edition):
    english = production.produce(demo.REGISTER, **HAARLEM, language="en")
    assert english.register == edition.register
    assert KeptRegister.objects.count() == 1
    assert "Table 1a" in english.body.replace("</b>", "")


def test_another_register_gives_another_edition(edition, tmp_path):
    other = shutil.copytree(demo.REGISTER, tmp_path / "other")
    marks = other / "marks.csv"
    marks.write_text("\n".join(marks.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    assert production.produce(other, **HAARLEM, language="nl") != edition


def test_a_register_that_does_not_fit_leaves_nothing_behind(worker, tmp_path):
    broken = shutil.copytree(demo.REGISTER, tmp_path / "broken")
    (broken / "clients.csv").write_text("id\n1\n", encoding="utf-8")
    with pytest.raises(RegisterRefused):
        production.produce(broken, **HAARLEM, language="nl")
    assert not KeptRegister.objects.exists()
    assert worker.promised == []


def test_a_place_that_did_not_exist_is_refused_kindly(worker):
    with pytest.raises(production.NoSuchPlace, match="GM9999 bestond niet") as refusal:
        production.produce(demo.REGISTER, **{**HAARLEM, "municipality": "GM9999"}, language="nl")
    assert isinstance(refusal.value, Refused)
    assert not Edition.objects.exists()


def test_the_worker_prints_what_was_promised(edition, worker, press):
    worker.work()
    pdf = edition.printouts.get(format="pdf")
    assert (pdf.state, pdf.name, pdf.size) == (State.READY.value, "haarlem-2016-vertrouwelijk.pdf", len(b"Haarlem pdf"))
    assert bytes(pdf.content) == b"Haarlem pdf"
    assert pdf.sha256 == hashlib.sha256(b"Haarlem pdf").hexdigest()


def test_what_belongs_beside_a_file_is_kept_with_it(edition, worker, press):
    worker.work()
    kept = {printout.format: [one.follows for one in printout.enclosures.all()] for printout in edition.printouts.all()}
    assert kept["csv"] == ["-metadata.json"]
    assert kept["pdf"] == []


def test_what_stands_is_not_printed_again(edition, worker, press):
    worker.work()
    production.print_format(edition.id, Format.PDF)
    assert press.printed.count(Format.PDF) == 1


def test_a_printout_that_fails_says_so_and_raises(edition, press):
    press.jams = True
    with pytest.raises(OSError, match="no paper"):
        production.print_format(edition.id, Format.PDF)
    assert Printout.objects.get(edition=edition, format="pdf").state == State.FAILED


def test_a_failed_printout_can_be_promised_again(edition, worker, press):
    press.jams = True
    with pytest.raises(OSError, match="no paper"):
        production.print_format(edition.id, Format.PDF)
    worker.connector.jobs.clear()
    production.print_again(edition.id, Format.PDF)
    production.print_again(edition.id, Format.PDF)
    assert [job["args"]["fmt"] for job in worker.promised] == ["pdf"]
    press.jams = False
    worker.work()
    assert Printout.objects.get(edition=edition, format="pdf").state == State.READY


def test_what_is_invented_says_so_in_every_format(edition):
    Edition.objects.filter(pk=edition.pk).update(invented=True)
    document = production._document(Edition.objects.get(pk=edition.pk))
    for fmt in (Format.HTML, Format.JSON, Format.XLSX, Format.CSV, Format.PDF):
        printed = render(document, fmt, theme=theme_in_use())
        told = printed.content + b"".join(content for _, content in printed.beside)
        if fmt is Format.XLSX:
            told = zipfile.ZipFile(io.BytesIO(printed.content)).read("xl/sharedStrings.xml")
        if fmt is Format.PDF:
            sheets = pypdf.PdfReader(io.BytesIO(printed.content)).pages
            told = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split()).encode()
        assert b"alle mensen in dit rapport zijn verzonnen" in told, fmt
    assert b"verzonnen" not in render(production._document(edition), Format.HTML, theme=theme_in_use()).content
