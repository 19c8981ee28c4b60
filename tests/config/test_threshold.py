from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db
WORDS = "Gehoord begrijpt niet wat uw browser vraagt"


def is_a_page_of_the_house(answer, status):
    assert answer.status_code == status
    assert WORDS in answer.text
    assert "<html lang" in answer.text
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    return True


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "BREW"])
@pytest.mark.parametrize("path", ["/", "/nergens"])
def test_only_what_a_browser_does_is_answered(client, method, path):
    answer = client.generic(method, path)
    assert is_a_page_of_the_house(answer, 405)
    assert answer["Allow"] == "GET, HEAD, POST"


def test_a_file_of_the_house_is_only_read(client):
    answer = client.options("/static/gehoord.css")
    assert (answer.status_code, answer["Cache-Control"], dict(answer.cookies)) == (405, "no-store", {})


@pytest.mark.parametrize("letters", ["utf-7", "utf-16", "idna", "nonsense", "iso-8859-1"])
def test_a_form_in_other_letters_is_turned_away(client, letters):
    form = f"application/x-www-form-urlencoded; charset={letters}"
    answer = client.generic("POST", "/inloggen/", b"login=+AGE-&x=%ff", content_type=form)
    assert is_a_page_of_the_house(answer, 415)


def test_a_form_in_the_letters_of_the_house_comes_in(client):
    form = "application/x-www-form-urlencoded; charset=UTF-8"
    assert client.post("/inloggen/", "login=&password=x", content_type=form).status_code == 200


@pytest.mark.parametrize("host", ["", "elders.example", "a b", "[", "x" * 300])
def test_another_host_is_answered_with_a_page_of_the_house(client, host):
    assert is_a_page_of_the_house(client.get("/", headers={"Host": host}), 400)


def test_too_many_fields_are_answered_with_a_page_of_the_house(client):
    form = "&".join(f"f{number}=1" for number in range(2000))
    answer = client.post("/inloggen/", form, content_type="application/x-www-form-urlencoded")
    assert is_a_page_of_the_house(answer, 400)
