from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from gehoord.config.headers import CONTENT_SECURITY_POLICY, Headers


def answered(path="/", status=200, **headers):
    return Headers(lambda _: HttpResponse("", status=status, headers=headers))(RequestFactory().get(path))


def test_every_answer_carries_the_safe_headers():
    response = answered()
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["Cache-Control"] == "no-store"
    assert "camera=()" in response["Permissions-Policy"]


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed():
    assert "default-src 'self'" in CONTENT_SECURITY_POLICY
    for way_round in ("unsafe", "http:", "https:", "*", "nonce"):
        assert way_round not in CONTENT_SECURITY_POLICY


def test_a_page_may_be_stricter_for_itself():
    assert answered(**{"Content-Security-Policy": "default-src 'none'"})["Content-Security-Policy"] == "default-src 'none'"


def test_files_of_the_house_may_be_kept_by_a_browser():
    assert "Cache-Control" not in answered("/static/gehoord.css")


def test_the_letters_are_asked_for_once():
    assert "immutable" in answered("/static/fonts/atkinson-front.woff2")["Cache-Control"]


def test_that_a_file_is_not_there_is_not_kept():
    assert answered("/static/nergens.css", status=404)["Cache-Control"] == "no-store"
    assert answered("/static/fonts/nergens.woff2", status=404)["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_page_without_a_form_leaves_nothing_behind(client):
    for path in ("/nergens", "/static/nergens.css", "/theme.css", "/healthz"):
        assert not client.get(path).cookies, path


@pytest.mark.django_db
def test_what_a_form_leaves_behind_ends_with_the_browser(client):
    cookie = client.get("/inloggen/").cookies["csrftoken"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


@pytest.mark.django_db
def test_the_first_page_and_a_page_that_is_not_there_carry_them_too(client):
    for path in ("/", "/nergens"):
        response = client.get(path)
        assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
