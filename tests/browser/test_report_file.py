"""The report as a file of its own, opened from disk: readable by everybody, on every screen and on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser

from gehoord.figures.publication import Rule
from gehoord.invented.known import HAARLEM
from gehoord.reporting.formats import Format, render
from gehoord.reporting.one_report import Request, document_for
from gehoord.reporting.theme import read_theme

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["nl", "en"])
def file(request, tmp_path_factory) -> Path:
    theme = read_theme(None)
    asked = Request(
        register=HAARLEM,
        municipality="Haarlem",
        year=2016,
        rule=Rule.AS_PRINTED_2016,
        nation=True,
        language=request.param,
    )
    document = document_for(asked, theme=theme, tell=lambda _: None)
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(render(document, Format.HTML, theme=theme).content)
    return path


def test_everybody_can_read_it_and_nothing_runs_off_the_side(chromium: Browser, axe, file):
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        axe(page, scheme)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_every_printed_page_says_that_it_is_not_protected(chromium: Browser, file):
    page = chromium.new_page()
    page.goto(file.as_uri())
    line = page.text_content(".protection") or ""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    assert line
    assert [number for number, sheet in enumerate(sheets) if line[:20] not in sheet.extract_text()] == []


def test_on_a_phone_a_table_fits_or_says_that_there_is_more(chromium: Browser, file):
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    wide = page.locator(".sheet__scroll").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 2).map(one => one.getAttribute('aria-labelledby'))"
    )
    said = page.locator(".sheet__scroll:has(.slide)").evaluate_all(
        "all => all.filter(one => one.querySelector('.slide').offsetHeight > 9).map(one => one.getAttribute('aria-labelledby'))"
    )
    page.close()
    assert {"table-8b", "table-9a", "table-9b"}.isdisjoint(wide)
    assert wide == said
    assert "table-6" in wide
