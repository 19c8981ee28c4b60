from __future__ import annotations

import pytest

from gehoord.config.env import SettingNotUnderstood
from gehoord.config.settings.issuer import issuers


def test_without_a_file_there_is_no_issuer(tmp_path):
    assert issuers(tmp_path / "sign-in.toml") == []


def test_the_secret_stands_in_a_file_of_its_own(tmp_path):
    (tmp_path / "secret").write_text("geheim\n")
    file = tmp_path / "sign-in.toml"
    file.write_text(
        f'[issuer]\nname = "Ons kantoor"\nserver_url = "https://login.example.nl"\nclient_id = "gehoord"\n'
        f'client_secret_file = "{tmp_path / "secret"}"\n'
    )
    (issuer,) = issuers(file)
    assert (issuer["name"], issuer["secret"], issuer["settings"]["oauth_pkce_enabled"]) == ("Ons kantoor", "geheim", True)


def test_an_issuer_that_others_could_answer_for_is_refused(tmp_path):
    (tmp_path / "secret").write_text("geheim")
    file = tmp_path / "sign-in.toml"
    for address, is_taken in (
        ("http://login.example.nl", False),
        ("http://localhost.example.nl", False),
        ("http://localhost:80", True),
    ):
        file.write_text(
            f'[issuer]\nname = "x"\nserver_url = "{address}"\nclient_id = "y"\nclient_secret_file = "{tmp_path / "secret"}"\n'
        )
        if is_taken:
            assert issuers(file)
        else:
            with pytest.raises(SettingNotUnderstood, match="https://"):
                issuers(file)


@pytest.mark.parametrize(
    "told", ["", "[issuer", "[issuer]\nname = 'x'", "issuer = 3", "[issuer]\nclient_secret_file = '/no/such'"]
)
def test_a_file_that_does_not_say_enough_is_refused(tmp_path, told):
    (tmp_path / "sign-in.toml").write_text(told)
    with pytest.raises(SettingNotUnderstood, match=r"sign-in\.toml"):
        issuers(tmp_path / "sign-in.toml")
