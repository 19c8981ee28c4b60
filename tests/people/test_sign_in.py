from __future__ import annotations

import pytest

from gehoord.people.sign_in import Doorkeeper, login_name


def test_nobody_makes_an_account_for_themselves(rf):
    assert Doorkeeper().is_open_for_signup(rf.get("/")) is False


@pytest.mark.parametrize(
    ("form", "credentials", "counted"),
    [
        ({"login": " Mila@Gemeente.example"}, None, "mila@gemeente.example"),
        ({"login": "iemand@anders.example"}, {"email": "MILA@gemeente.example"}, "mila@gemeente.example"),
        ({}, {"email": "mila@gemeente.example", "password": "x"}, "mila@gemeente.example"),
        ({}, None, None),
        ({"login": ""}, {}, None),
    ],
)
def test_guesses_are_counted_for_one_address_however_it_is_typed(rf, form, credentials, counted):
    assert login_name(rf.post("/inloggen/", form), credentials) == counted


def test_without_a_request_the_credentials_are_enough():
    assert login_name(None, {"email": "mila@gemeente.example"}) == "mila@gemeente.example"
