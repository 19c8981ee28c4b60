from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.urls import get_resolver

from gehoord.config import env


def test_django_has_nothing_to_object_to():
    assert [objection for objection in run_checks() if not objection.is_silenced()] == []


def test_nothing_shows_its_insides():
    assert settings.DEBUG is False
    assert not any(app.startswith(("django.contrib.admin", "debug")) for app in settings.INSTALLED_APPS)


def test_cookies_are_closed_to_scripts_and_to_other_sites():
    for cookie in ("SESSION", "CSRF", "LANGUAGE"):
        assert getattr(settings, f"{cookie}_COOKIE_HTTPONLY") is True
        assert getattr(settings, f"{cookie}_COOKIE_SAMESITE") == "Lax"


def test_a_visit_ends_after_a_quarter_of_an_hour_of_silence():
    assert settings.SESSION_COOKIE_AGE == 900
    assert settings.SESSION_SAVE_EVERY_REQUEST
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


@pytest.mark.django_db
def test_a_page_is_closed_unless_it_says_otherwise(client):
    """Every address that takes no argument: open by its own word, or the way to the sign-in page."""
    closed = [pattern for pattern in get_resolver().reverse_dict.getlist("reports") if pattern]
    assert closed
    response = client.get("/rapporten/")
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/")


def test_only_one_file_reads_the_environment():
    readers = [
        path.name
        for path in (env.CHECKOUT / "src/gehoord").rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)\b", path.read_text(encoding="utf-8"))
    ]
    assert readers == ["env.py"]


def test_the_pure_rooms_are_proved_without_a_database():
    leaning = {"postgres", "new_database", "server", "own_server", "page", "browse", "db", "django_db"}
    found = [
        f"{path.name}: {word}"
        for room in ("practice", "figures")
        for path in (env.CHECKOUT / "tests" / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for word in (
            [argument.arg for argument in node.args.args]
            if isinstance(node, ast.FunctionDef)
            else [node.attr]
            if isinstance(node, ast.Attribute)
            else []
        )
        if word in leaning
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("DATABASE_URL", "geheim", "De instelling DATABASE_URL is"),
        ("GEHOORD_DATA", "/etc/passwd", "Gehoord draait niet."),
        ("GEHOORD_DATA", "/var/" + "a" * 300, "Gehoord draait niet."),
    ],
)
def test_a_command_with_odd_settings_ends_in_one_sentence(name, value, part):
    chosen = {"DATABASE_URL": None, "GEHOORD_DATA": None, name: value}
    usual = env.passed_on(
        **chosen, LC_ALL="nl_NL", DJANGO_SETTINGS_MODULE="gehoord.config.settings", PYTHONPATH=str(env.CHECKOUT / "src")
    )
    command = [sys.executable, "-m", "gehoord.cli", "keys", "status"]
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=usual)
    assert (said.returncode, said.stderr.count("\n")) == (3, 1), said.stderr
    assert said.stderr.startswith(part)
    assert "geheim" not in said.stderr
