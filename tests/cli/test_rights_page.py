from __future__ import annotations

from gehoord.cli.manual.rights_page import rights
from gehoord.people.roles import Role
from gehoord.people.shown.rights import by_resource


def test_every_right_of_every_role_stands_on_the_page():
    page = rights()
    for role in Role:
        part = page.split(f"## {role.label.en.capitalize()} · {role.label.nl}\n")[1].split("\n## ")[0]
        for clause in by_resource(role):
            assert f"{clause.resource.label.en}: {clause.told.en} |" in part
        if not by_resource(role):
            assert "Nothing yet" in part


def test_the_page_says_who_needs_a_second_key_and_who_gives_roles():
    page = rights()
    assert "Gives to others: advice-line worker, counsellor, alerts officer." in page
    assert page.count("Signs in with a passkey or a code") == 6
