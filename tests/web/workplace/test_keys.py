from __future__ import annotations

from django.test import RequestFactory

from gehoord.web.workplace.keys import keys_of


def test_single_keys_are_on_until_somebody_turns_them_off():
    request = RequestFactory().get("/")
    assert keys_of(request) == {"keys_on": True}
    request.COOKIES["keys"] = "off"
    assert keys_of(request) == {"keys_on": False}
