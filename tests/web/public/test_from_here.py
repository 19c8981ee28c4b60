from __future__ import annotations

import pytest


@pytest.mark.parametrize("address", ["/schrijven/", "/terug/"])
@pytest.mark.parametrize(("site", "status"), [("same-origin", 422), ("none", 422), ("cross-site", 404), ("same-site", 404)])
def test_a_form_is_taken_from_a_page_of_ours_only(client, db, address, site, status):
    assert client.post(address, {"sum": "x"}, headers={"Sec-Fetch-Site": site}).status_code == status


@pytest.mark.parametrize("address", ["/schrijven/", "/terug/"])
def test_the_language_travels_with_the_form(client, db, address):
    assert 'lang="en"' in client.post(address, {"tongue": "en"}).text
    page = client.get(address)
    assert '<html lang="nl">' in page.text
    assert not page.cookies
