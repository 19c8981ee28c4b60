from __future__ import annotations

import pytest
from django.urls import get_resolver

from gehoord.reporting.models import State

OPEN = {"start", "account_login", "account_logout", "language", "theme", "healthy"}


def addresses(edition):
    """Every address of the house, with something in each of its blanks."""
    filled = {
        "start": "/",
        "account_login": "/inloggen/",
        "account_logout": "/uitloggen/",
        "language": "/taal/",
        "theme": "/theme.css",
        "healthy": "/healthz",
        "reports": "/rapporten/",
        "report": f"/rapporten/{edition.id}/",
        "report_files": f"/rapporten/{edition.id}/bestanden/",
        "report_file": f"/rapporten/{edition.id}/pdf",
        "report_again": f"/rapporten/{edition.id}/pdf/opnieuw",
    }
    assert {name for name in get_resolver().reverse_dict if isinstance(name, str)} == set(filled)
    return filled


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
def test_no_address_is_open_to_a_stranger_unless_it_says_so(client, dutch, method):
    for name, address in addresses(dutch).items():
        answer = getattr(client, method)(address)
        assert answer.status_code < 500, (name, method)
        if name not in OPEN:
            assert answer.status_code == 302, (name, method)
            assert answer["Location"].startswith("/inloggen/"), (name, method)


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head"])
def test_the_contact_of_another_municipality_gets_nothing_of_haarlem(neighbour, dutch, worker, method):
    worker.work()
    for name, address in addresses(dutch).items():
        if name in {"account_logout", "language"}:
            continue
        answer = getattr(neighbour, method)(address)
        assert answer.status_code < 500, (name, method)
        if name.startswith("report_") or name == "report":
            assert answer.status_code in {404, 405}, (name, method)
        if name != "start":
            assert b"Haarlem" not in answer.content, (name, method)
    assert set(dutch.printouts.values_list("state", flat=True)) == {State.READY.value}
