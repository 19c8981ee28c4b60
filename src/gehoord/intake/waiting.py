"""How long somebody waits, and by when we promised an answer: within two working days, and on the phone at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from gehoord.practice.clocks import Nearness
from gehoord.practice.contacts import Channel
from gehoord.practice.words import Text
from gehoord.practice.workdays import DUTCH

ANSWER_WITHIN = 2
"""Within how many working days whoever wrote has an answer (nl: antwoord binnen)."""

LIVE = frozenset({Channel.PHONE, Channel.CHAT, Channel.VIDEO, Channel.IN_PERSON, Channel.GROUP_VISIT})
"""The ways along which somebody waits while we look (nl: direct contact)."""

DAY = timedelta(days=1)


class Waited(NamedTuple):
    """How long somebody waits, as a number and what it counts (nl: wachttijd)."""

    number: int
    unit: Text


@dataclass(frozen=True, slots=True)
class Promise:
    """By which day an answer was promised, and how near that is (nl: belofte). `due_on` is empty for who waits on the line."""

    received_at: datetime
    due_on: date | None
    nearness: Nearness
    left: Text

    def waited(self, at: datetime) -> Waited:
        """How long somebody waits at a moment: minutes, then hours, then days (nl: wachttijd)."""
        minutes = max(0, int((at - self.received_at).total_seconds() // 60))
        if minutes < 60:  # noqa: PLR2004 - the minutes of an hour
            return Waited(minutes, Text("min wacht", "min waiting"))
        if minutes < 2 * 24 * 60:
            hours = minutes // 60
            return Waited(hours, Text("uur wacht", "hour waiting" if hours == 1 else "hours waiting"))
        return Waited(minutes // (24 * 60), Text("dagen", "days"))


def promised(channel: Channel, received_at: datetime, *, at: datetime) -> Promise:
    """What we promised somebody who got in touch (nl: belofte). A day that is no working day does not count."""
    if channel in LIVE:
        return Promise(received_at, None, Nearness.AMBER, Text("wacht nu", "waits now"))
    today, due = timezone.localdate(at), timezone.localdate(received_at)
    for _day in range(ANSWER_WITHIN):
        due = DUTCH.working_day_from(due + DAY)
    days = DUTCH.working_days_between(today, due) if due >= today else -((today - due).days)
    match days:
        case _ if due < today:
            late = -days
            told = Text(f"{late} dagen te laat", f"{late} days late") if late > 1 else Text("1 dag te laat", "1 day late")
            return Promise(received_at, due, Nearness.RED, told)
        case 0:
            return Promise(received_at, due, Nearness.AMBER, Text("antwoord vandaag", "answer today"))
        case 1:
            return Promise(received_at, due, Nearness.CALM, Text("nog 1 werkdag", "1 working day left"))
    return Promise(received_at, due, Nearness.CALM, Text(f"nog {days} werkdagen", f"{days} working days left"))
