"""Before anything is out; what is out is proved where a bundle is handed over."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "said"), [("nl", "Er zijn nog geen cijfers"), ("en", "No figures have been issued")])
def test_anybody_may_look_and_hears_that_nothing_is_out(client, language, said):
    client.post("/taal/", {"language": language, "next": "/cijfers/"})
    page = client.get("/cijfers/")
    assert page.status_code == 200
    assert said in page.text


@pytest.mark.parametrize("address", ["/cijfers/2016/", "/cijfers/catalogus.jsonld", "/cijfers/2016/nederland-2016.csv"])
def test_what_is_not_out_is_not_there(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code in {404, 405}
