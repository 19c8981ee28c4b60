from __future__ import annotations

from django.test import override_settings

from gehoord.intake.inbound.marks import keyed


def test_digests_for_one_purpose_say_nothing_for_another():
    assert keyed("mail", b"x") != keyed("number", b"x")


def test_nobody_with_another_key_makes_the_same():
    with override_settings(SECRET_KEY="een andere"):
        other = keyed("mail", b"x")
    assert other != keyed("mail", b"x")
    assert len(other) == 32
