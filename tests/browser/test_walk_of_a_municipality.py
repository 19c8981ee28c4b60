from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def report(browse, printed, inside):
    page = browse(printed, storage_state=inside)
    page.goto("/rapporten/")
    page.get_by_role("link", name="Jaarrapport Haarlem").click()
    return page


def tab_to(page, name):
    """Press Tab until the control with this name has the focus, as somebody without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || document.activeElement.name || ''").startswith(name):
            return
    pytest.fail(f"Tab never comes to {name}")


def fetched(page, name):
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    path = Path(download.value.path())
    return download.value.suggested_filename, path.read_bytes()


def test_without_a_mouse_from_the_first_page_to_the_report_in_hand(browse, printed):
    page = browse(printed)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Snel weg"
    tab_to(page, "Voor medewerkers")
    page.keyboard.press("Enter")
    page.wait_for_url("**/inloggen/")
    tab_to(page, "login")
    page.keyboard.type(printed.account.email)
    page.keyboard.press("Tab")
    page.keyboard.type(printed.account.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/rapporten/")
    tab_to(page, "Jaarrapport Haarlem")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gemeente Haarlem")).to_be_visible()
    tab_to(page, "Rapport (pdf)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "haarlem-2016-vertrouwelijk.pdf"


def test_the_report_shows_the_figures_as_printed(report):
    total = report.get_by_role("row", name="Totaal aantal cliënten").first
    expect(total.get_by_role("cell")).to_have_text(["86", "73"])
    expect(report.get_by_text("niet beveiligd").first).to_be_visible()


def test_the_contents_bring_somebody_to_a_chapter(report):
    report.get_by_role("navigation", name="In dit rapport").get_by_role("link", name="3.2 Deel 1").click()
    expect(report.get_by_role("heading", name=re.compile("inwoners van de gemeente"))).to_be_in_viewport()


def test_every_download_holds_the_figures_of_the_page(report, tmp_path):
    name, content = fetched(report, "Rapport (pdf)")
    assert (name, content[:5]) == ("haarlem-2016-vertrouwelijk.pdf", b"%PDF-")
    (tmp_path / name).write_bytes(content)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / name).pages)
    assert re.search(r"Totaal aantal cliënten\s+86\s+73", text)

    name, content = fetched(report, "Webpagina (html)")
    assert name == "haarlem-2016-vertrouwelijk.html"
    assert re.search(r"Totaal aantal cliënten</th><td[^>]*>86</td><td[^>]*>73</td>", content.decode())

    name, content = fetched(report, "Gegevens (json)")
    assert name == "haarlem-2016-vertrouwelijk.json"
    table = next(one for one in json.loads(content)["tables"] if one["table"] == "1a")
    assert [86, 73] in [row[1:] if isinstance(row, list) else list(row.values())[-1] for row in table["rows"]]

    name, content = fetched(report, "Tabellen (xlsx)")
    assert name == "haarlem-2016-vertrouwelijk.xlsx"
    (tmp_path / name).write_bytes(content)
    book = openpyxl.load_workbook(tmp_path / name)
    rows = [[cell for cell in row if cell is not None] for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert ["Totaal aantal cliënten", 86, 73] in rows

    name, content = fetched(report, "Gegevens (csv)")
    assert name == "haarlem-2016-vertrouwelijk.csv"
    assert "Totaal aantal cliënten" in content.decode("utf-8-sig")

    name, content = fetched(report, "Uitleg bij deze gegevens")
    assert name == "haarlem-2016-vertrouwelijk.csv-metadata.json"
    assert "http://www.w3.org/ns/csvw" in json.dumps(json.loads(content))


def test_the_site_and_the_report_turn_to_english_together(report):
    report.get_by_role("button", name="English").click()
    expect(report.get_by_role("heading", name="Municipality of Haarlem")).to_be_visible()
    expect(report.get_by_role("link", name="Reports")).to_be_visible()
    expect(report.locator("html")).to_have_attribute("lang", "en")
    report.get_by_role("button", name="Nederlands").click()
    expect(report.get_by_role("heading", name="Gemeente Haarlem")).to_be_visible()


def test_files_appear_by_themselves_when_they_are_ready(browse, our_server, print_everything):
    page = browse(our_server)
    page.goto("/inloggen/")
    page.get_by_role("button", name="Log in met dit account").click()
    page.get_by_role("link", name="Jaarrapport Haarlem").click()
    files = page.locator("#ophalen")
    expect(files.get_by_text("wordt gemaakt").first).to_be_visible()
    print_everything(our_server)
    expect(files.get_by_role("link", name="Rapport (pdf)")).to_be_visible()
    expect(files.get_by_text("dezelfde getallen")).to_be_visible()
    assert "hx-get" not in files.evaluate("one => one.outerHTML")


def test_without_script_loading_again_is_enough(browse, printed):
    page = browse(printed, java_script_enabled=False)
    page.goto("/inloggen/")
    page.get_by_role("button", name="Log in met dit account").click()
    page.get_by_role("link", name="Jaarrapport Haarlem").click()
    assert fetched(page, "Rapport (pdf)")[0] == "haarlem-2016-vertrouwelijk.pdf"
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("button", name="Log in met dit account")).to_be_visible()


def test_signing_out_leaves_nothing_to_go_back_to(browse, our_server):
    page = browse(our_server)
    page.goto("/inloggen/")
    page.get_by_role("button", name="Log in met dit account").click()
    page.get_by_role("link", name="Jaarrapport Haarlem").click()
    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_role("button", name="Log in met dit account").wait_for()
    page.go_back()
    expect(page.get_by_role("heading", name="Welkom terug")).to_be_visible()
