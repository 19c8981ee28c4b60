from __future__ import annotations

import pytest

from gehoord.reporting.theme_in_use import theme_in_use


@pytest.fixture(autouse=True)
def read_afresh():
    theme_in_use.cache_clear()
    yield
    theme_in_use.cache_clear()


def test_the_sheet_holds_the_colours_of_the_house(client):
    sheet = client.get("/theme.css")
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "--petrol: #0B5C6B;" in sheet.text
    assert "prefers-color-scheme: dark" in sheet.text


@pytest.mark.django_db
def test_one_file_changes_name_and_colours_everywhere(client, settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    (tmp_path / "theme.toml").write_text('product = "luister"\n[light]\npetrol = "#5B2A86"\n', encoding="utf-8")
    assert "--petrol: #5B2A86;" in client.get("/theme.css").text
    page = client.get("/")
    assert "<span>luister</span>" in page.text
    assert "gehoord</span>" not in page.text
