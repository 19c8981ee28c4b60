from __future__ import annotations

import pytest

from gehoord.intake.inbound.messaging.numbers import MessagingNotUnderstood, read_number

WHOLE = """
[whatsapp]
number_id = "106540352242922"
office = "Noord"
token_file = "/run/secrets/token"
app_secret_file = "/run/secrets/app"
verify_token_file = "/run/secrets/word"
"""


def test_without_a_file_this_way_is_not_there(tmp_path):
    assert read_number(tmp_path / "messaging.toml") is None


def test_a_number_is_read_as_it_is_described(tmp_path):
    (tmp_path / "messaging.toml").write_text(WHOLE)
    number = read_number(tmp_path / "messaging.toml")
    assert number is not None
    assert (number.id, number.office) == ("106540352242922", "Noord")
    assert number.api.startswith("https://")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[whatsapp]", "[whatsap]"),
        ("number_id", "number"),
        ('"106540352242922"', '"../me"'),
        ('office = "Noord"', 'api = "http://elders.example"'),
        ("[whatsapp]", "[whatsapp"),
    ],
)
def test_a_file_that_does_not_say_enough_is_refused(tmp_path, before, after):
    (tmp_path / "messaging.toml").write_text(WHOLE.replace(before, after))
    with pytest.raises(MessagingNotUnderstood, match=r"messaging\.toml"):
        read_number(tmp_path / "messaging.toml")


def test_a_secret_that_is_not_there_is_told(tmp_path):
    (tmp_path / "messaging.toml").write_text(WHOLE)
    number = read_number(tmp_path / "messaging.toml")
    assert number is not None
    with pytest.raises(MessagingNotUnderstood, match="token"):
        number.secret(number.token_file)
