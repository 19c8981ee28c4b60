from __future__ import annotations

import uuid

import pytest

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting.formats import Format
from gehoord.reporting.models import State


def test_a_reader_finds_the_report_of_their_municipality(reader, dutch):
    page = reader.get("/rapporten/")
    assert "Jaarrapport Haarlem" in page.text
    assert f"/rapporten/{dutch.id}/" in page.text
    assert "vertrouwelijk: niet openbaar maken" in page.text
    assert "Getallen:" not in page.text


def test_a_report_is_listed_once_and_in_the_language_of_the_reader(reader, english):
    page = reader.get("/rapporten/", headers={"accept-language": "en"})
    assert page.text.count("Yearly report on Haarlem") == 1
    assert f"/rapporten/{english.id}/" in page.text


def test_somebody_without_reports_reads_what_to_expect(neighbour):
    assert "Er is nog geen rapport voor u" in neighbour.get("/rapporten/").text


def test_a_report_shows_the_printed_figures_and_its_warning(reader, dutch):
    page = reader.get(f"/rapporten/{dutch.id}/")
    assert "Gemeente Haarlem" in page.text
    assert ">86<" in page.text
    assert ">73<" in page.text
    assert "niet beveiligd" in page.text


def test_a_report_passes_the_strictest_policy(reader, dutch):
    page = reader.get(f"/rapporten/{dutch.id}/")
    for inline in ("<script>", " style=", "<style", "onclick", "http://", "https://"):
        assert inline not in page.text
    assert page["Cache-Control"] == "no-store"


def test_the_contents_lead_to_every_heading(reader, dutch):
    page = reader.get(f"/rapporten/{dutch.id}/")
    for heading in dutch.contents:
        assert f'href="#{heading["anchor"]}"' in page.text
        assert f'id="{heading["anchor"]}"' in page.text


def test_turning_the_site_to_english_turns_to_the_english_report(reader, dutch, english):
    page = reader.get(f"/rapporten/{dutch.id}/")
    assert f'name="next" value="/rapporten/{english.id}/"' in page.text


def test_a_report_in_the_other_language_says_so_and_offers_this_one(reader, dutch, english):
    page = reader.get(f"/rapporten/{english.id}/")
    assert '<article lang="en">' in page.text
    assert "Lees dit rapport in het Nederlands" in page.text
    assert f'href="/rapporten/{dutch.id}/"' in page.text


def test_files_are_awaited_until_they_are_all_there(reader, dutch, worker):
    waiting = reader.get(f"/rapporten/{dutch.id}/")
    assert f'hx-get="/rapporten/{dutch.id}/bestanden/"' in waiting.text
    assert "wordt gemaakt" in waiting.text
    worker.work()
    there = reader.get(f"/rapporten/{dutch.id}/bestanden/")
    assert "hx-get" not in there.text
    assert there.text.strip().startswith("<section")
    for fmt in Format:
        assert f'href="/rapporten/{dutch.id}/{fmt}"' in there.text


@pytest.mark.parametrize("fmt", list(Format))
def test_a_file_comes_as_something_to_keep(reader, dutch, worker, fmt):
    worker.work()
    answer = reader.get(f"/rapporten/{dutch.id}/{fmt}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="haarlem-2016-vertrouwelijk.{fmt}"'
    assert answer.content == f"Haarlem nl {fmt}".encode()
    assert int(answer["Content-Length"]) == len(answer.content)


def test_the_demo_says_at_the_top_that_nobody_exists(reader, dutch, english):
    assert '<p class="invented"><span class="wrap">Voorbeeld: alle mensen' in reader.get(f"/rapporten/{dutch.id}/").text
    assert "Example: all people in this report are invented." in reader.get(f"/rapporten/{english.id}/").text


def test_a_download_says_what_it_is_for(reader, dutch, worker):
    worker.work()
    page = reader.get(f"/rapporten/{dutch.id}/").text
    for purpose in ("om te lezen en te printen", "om mee te rekenen"):
        assert purpose in page


def test_data_come_with_what_they_mean(reader, dutch, worker):
    worker.work()
    assert f'href="/rapporten/{dutch.id}/csv-metadata.json"' in reader.get(f"/rapporten/{dutch.id}/").text
    answer = reader.get(f"/rapporten/{dutch.id}/csv-metadata.json")
    assert answer["Content-Disposition"] == 'attachment; filename="haarlem-2016-vertrouwelijk.csv-metadata.json"'
    assert answer.content == b"{}"


def test_a_file_asked_for_too_early_is_promised(reader, dutch):
    page = reader.get(f"/rapporten/{dutch.id}/pdf")
    assert page.status_code == 409
    assert "Probeer het over een minuut opnieuw" in page.text


def test_a_file_that_failed_can_be_made_again(reader, dutch, worker):
    with acting(HOUSE):
        dutch.printouts.filter(format="pdf").update(state=State.FAILED)
    worker.connector.jobs.clear()
    page = reader.get(f"/rapporten/{dutch.id}/")
    assert f'action="/rapporten/{dutch.id}/pdf/opnieuw"' in page.text
    asked = reader.get(f"/rapporten/{dutch.id}/pdf")
    assert (asked.status_code, "kwam er niet" in asked.text) == (404, True)
    answer = reader.post(f"/rapporten/{dutch.id}/pdf/opnieuw")
    assert answer["Location"] == f"/rapporten/{dutch.id}/"
    worker.work()
    assert reader.get(f"/rapporten/{dutch.id}/pdf").status_code == 200


ADDRESSES = ["", "bestanden/", "pdf", "csv-metadata.json"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_not_yours_and_what_is_not_there_look_the_same(neighbour, dutch, worker, address):
    worker.work()
    hidden = neighbour.get(f"/rapporten/{dutch.id}/{address}")
    number = uuid.uuid4()
    absent = neighbour.get(f"/rapporten/{number}/{address}")
    assert hidden.status_code == absent.status_code == 404
    assert plain(hidden, dutch.id) == plain(absent, number)
    assert "Dit is er niet, of het is niet voor u" in hidden.text
    assert "Haarlem" not in hidden.text


def test_nobody_has_the_file_of_another_made_again(neighbour, dutch, worker):
    with acting(HOUSE):
        dutch.printouts.filter(format="pdf").update(state=State.FAILED)
    assert neighbour.post(f"/rapporten/{dutch.id}/pdf/opnieuw").status_code == 404
    with acting(HOUSE):
        assert dutch.printouts.get(format="pdf").state == State.FAILED


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_is_asked_to_sign_in_whether_or_not_it_is_there(client, dutch, address):
    for number in (dutch.id, uuid.uuid4()):
        answer = client.get(f"/rapporten/{number}/{address}")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/inloggen/?next=")


@pytest.mark.parametrize("fmt", ["exe", "docx", "pdf.html", "PDF"])
def test_a_format_that_does_not_exist_is_not_there(reader, dutch, fmt):
    assert reader.get(f"/rapporten/{dutch.id}/{fmt}").status_code == 404


def plain(answer, number):
    """A page without what differs at every visit: the address asked for and the token against forgery."""
    text = answer.text.replace(str(number), "")
    token = answer.context["csrf_token"]
    return text.replace(str(token), "")
