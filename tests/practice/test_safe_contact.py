from datetime import datetime, time

import pytest

from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import UNSAID, MayReach, NotSafeToReach, SafeWays

EVENINGS = SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP, Channel.PHONE}), time(16), time(20))


@pytest.mark.parametrize(
    ("ways", "channel", "hour"),
    [
        (UNSAID, Channel.PHONE, 17),
        (EVENINGS, Channel.EMAIL, 17),
        (EVENINGS, Channel.PHONE, 15),
        (EVENINGS, Channel.PHONE, 21),
        (SafeWays(MayReach.AGREED), Channel.PHONE, 17),
        (SafeWays(MayReach.NEVER, frozenset({Channel.PHONE})), Channel.PHONE, 17),
    ],
)
def test_what_was_not_agreed_is_refused(ways, channel, hour):
    with pytest.raises(NotSafeToReach):
        ways.check(channel, at=datetime(2016, 3, 1, hour))  # noqa: DTZ001 - the client's own clock


@pytest.mark.parametrize("hour", [16, 17, 20])
def test_what_was_agreed_is_let_through(hour):
    EVENINGS.check(Channel.PHONE, at=datetime(2016, 3, 1, hour))  # noqa: DTZ001 - idem
    assert EVENINGS.words.nl == "Telefoon, WhatsApp, 16:00–20:00"


def test_the_refusal_says_what_was_agreed():
    with pytest.raises(NotSafeToReach) as refused:
        EVENINGS.check(Channel.EMAIL, at=datetime(2016, 3, 1, 17))  # noqa: DTZ001 - idem
    assert "Phone, WhatsApp, 16:00–20:00" in refused.value.told_in("en")


def test_a_silence_is_not_told_as_the_choice_of_the_client():
    assert UNSAID.words.nl == "Nog niet gevraagd: neem geen contact op voordat u dit weet"
    assert SafeWays(MayReach.NEVER).words == MayReach.NEVER.label
    with pytest.raises(NotSafeToReach, match="nog niet gevraagd"):
        UNSAID.check(Channel.PHONE, at=datetime(2016, 3, 1, 17))  # noqa: DTZ001 - idem


def test_half_an_agreement_about_hours_counts():
    ways = SafeWays(MayReach.AGREED, frozenset({Channel.PHONE}), latest=time(12))
    assert ways.words.nl == "Telefoon, 00:00–12:00"
    ways.check(Channel.PHONE, at=datetime(2016, 3, 1, 9))  # noqa: DTZ001 - idem
