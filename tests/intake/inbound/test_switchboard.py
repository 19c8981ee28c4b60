from __future__ import annotations

import pytest
from tests.told.calls import signed, switchboard_at, told
from tests.told.intake import NOW, later

from gehoord.intake.inbound.switchboard import Switchboard, TelephoneNotUnderstood, read_switchboard


def test_without_a_file_no_system_tells_of_calls(tmp_path):
    assert read_switchboard(tmp_path / "telephone.toml") is None


def test_a_system_is_read_as_it_is_described(tmp_path):
    (tmp_path / "telephone.toml").write_text('[telephone]\nsecret_file = "/run/secrets/telephone"\noffice = "Noord"\n')
    found = read_switchboard(tmp_path / "telephone.toml")
    assert found is not None
    assert (str(found.secret_file), found.office) == ("/run/secrets/telephone", "Noord")


@pytest.mark.parametrize("text", ["", "[telephone]\n", "[telephone", "telephone = 3\n"])
def test_a_file_that_does_not_say_enough_is_refused(tmp_path, text):
    (tmp_path / "telephone.toml").write_text(text)
    with pytest.raises(TelephoneNotUnderstood, match=r"telephone\.toml"):
        read_switchboard(tmp_path / "telephone.toml")


def test_what_was_signed_just_now_counts_and_nothing_else(tmp_path):
    system, body = switchboard_at(tmp_path), told("ringing")
    assert system.signed(body, signed(body), at=NOW)
    assert system.signed(body, signed(body), at=later(minutes=4))
    assert not system.signed(body, signed(body), at=later(minutes=6))
    assert not system.signed(body + b" ", signed(body), at=NOW)
    assert not system.signed(body, signed(body, secret=b"een ander geheim, even lang"), at=NOW)
    assert not system.signed(body, signed(body).replace("t=1", "t=2"), at=NOW)
    for none in ("", "t=1,v1=", "v1=" + "0" * 64):
        assert not system.signed(body, none, at=NOW)


def test_a_secret_that_is_short_or_not_there_is_refused(tmp_path):
    body = told("ringing")
    for content in (b"", b"kort"):
        (tmp_path / "telephone").write_bytes(content)
        with pytest.raises(TelephoneNotUnderstood):
            Switchboard(tmp_path / "telephone").signed(body, signed(body), at=NOW)
    with pytest.raises(TelephoneNotUnderstood):
        Switchboard(tmp_path / "nergens").signed(body, signed(body), at=NOW)
