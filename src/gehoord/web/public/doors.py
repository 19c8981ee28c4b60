"""The ways to somebody who listens, as the start page offers them: open now, or when again; never a button that leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gehoord.directory.front_door.answering import FrontDoor
from gehoord.directory.front_door.words import Voice
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import HERE
from gehoord.web.public.language import spoken

CHAT, WRITE, WAY_BACK = "/praten/", "/schrijven/", "/terug/"
WEEK = timedelta(days=6)
MIDNIGHT = time(23, 59)
"""The last moment of a day that hours can be set to; it is meant, and said, as midnight (nl: middernacht)."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way to reach somebody (nl: deur). `leads` is empty where it is closed, and `hours` says until when, or when again."""

    channel: Channel
    leads: str
    hours: str
    number: str = ""


def doors_for(voice: Voice, front: FrontDoor | None, *, at: datetime) -> tuple[Door, ...]:
    """The ways that are offered to a voice, open ones first (nl: deuren). Children are offered the chat before the phone."""
    written = [Door(Channel.WEB_FORM, WRITE, "")] if is_there(WRITE) else []
    spoken_ways = [door for door in (_chat(front, at), phone_door(front, at)) if door]
    if voice is Voice.ADULT:
        spoken_ways.reverse()
    return (*(door for door in spoken_ways if door.leads), *written, *(door for door in spoken_ways if not door.leads))


def is_there(address: str) -> bool:
    """Whether this house has a page at an address (nl: pagina bestaat)."""
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def told_when(front: FrontDoor, channel: Channel, *, at: datetime) -> str:
    """Until when somebody answers, or when somebody does again; empty where no hours were set (nl: openingszin)."""
    here = at.astimezone(HERE)
    hours = front.hours.hours_on(channel, here.date())
    if front.hours.is_open(channel, at) and hours:
        return _("Nu open, tot %(hour)s.") % {"hour": _hour(hours.closes)}
    opens = front.hours.opens_next(channel, at)
    if opens is None:
        return ""
    return _("Nu dicht. Weer open: %(day)s om %(hour)s.") % {"day": _day(opens.date(), here.date()), "hour": _hour(opens.time())}


def _chat(front: FrontDoor | None, at: datetime) -> Door | None:
    if front is None or Channel.CHAT not in front.hours.weeks or not is_there(CHAT):
        return None
    return Door(Channel.CHAT, CHAT if front.hours.is_open(Channel.CHAT, at) else "", told_when(front, Channel.CHAT, at=at))


def phone_door(front: FrontDoor | None, at: datetime) -> Door | None:
    """The way to somebody by phone; None where no number is known (nl: bellen)."""
    if front is None or not front.phone:
        return None
    # Where nobody has said when the phone is answered, it can always be tried.
    rings = Channel.PHONE not in front.hours.weeks or front.hours.is_open(Channel.PHONE, at)
    number = "".join(front.phone.split())
    return Door(Channel.PHONE, f"tel:{number}" if rings else "", told_when(front, Channel.PHONE, at=at), front.phone)


def _day(day: date, today: date) -> str:
    if day == today:
        return _("vandaag")
    if day == today + timedelta(days=1):
        return _("morgen")
    return date_format(day, "l" if day - today <= WEEK else "l j F")


def _hour(moment: time) -> str:
    if moment >= MIDNIGHT:
        return _("12 uur in de nacht")
    if spoken() == "en":
        return f"{moment:%H:%M}"
    return _("%(clock)s uur") % {"clock": f"{moment.hour}.{moment:%M}"}
