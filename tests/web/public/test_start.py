from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_this_is(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "één helder rapport per gemeente" in page.text
    assert "/inloggen/" in page.text


def test_the_first_page_is_complete_in_english(client):
    page = client.get("/", headers={"accept-language": "en"})
    assert '<html lang="en">' in page.text
    assert "one clear report a year for each municipality" in page.text


def test_a_demo_prints_its_account_and_says_that_everybody_is_invented(client, account):
    page = client.get("/")
    assert account.email in page.text
    assert account.password in page.text
    assert "alle mensen hier zijn verzonnen" in page.text


def test_without_a_demo_no_account_is_printed(client, account, settings):
    settings.GEHOORD_DEMO = False
    page = client.get("/")
    assert account.email not in page.text
    assert account.password not in page.text


def test_somebody_who_is_in_is_led_to_their_own_first_page(reader, account):
    page = reader.get("/")
    assert "/begin/" in page.text
    assert account.password not in page.text


def test_the_server_says_that_it_is_well(client):
    page = client.get("/healthz")
    assert (page.status_code, page.text) == (200, "ok\n")


def test_pages_ask_nothing_of_elsewhere_and_hold_nothing_inline(client):
    page = client.get("/")
    assert "default-src 'self'" in page["Content-Security-Policy"]
    for inline in ("<script>", " style=", "<style", "onclick", "http://", "https://"):
        assert inline not in page.text
