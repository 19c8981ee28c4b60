"""How somebody who writes wants our answer, in the words of the form, and what that means for who may reach them and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time

from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.practice.words import Term, Text

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FEWEST, MOST = 8, 15


class AnswerBy(Term):
    """Along which way somebody wants our answer (nl: antwoord langs)."""

    CODE = (
        "code",
        "Hier, met zes woorden",
        "Here, with six words",
        Text("Die komen straks. Wij sturen niets.", "They come in a moment. We send nothing."),
    )
    MAIL = "mail", "Met een e-mail", "By e-mail"
    PHONE = "phone", "Bel mij", "Call me"


class When(Term):
    """When somebody may be reached (nl: wanneer bereikbaar)."""

    ANY = "any", "Maakt niet uit", "It does not matter"
    MORNING = "morning", "Tussen 9 en 12 uur", "Between 9 and 12"
    AFTERNOON = "afternoon", "Tussen 12 en 17 uur", "Between 12 and 17"
    EVENING = "evening", "Tussen 17 en 21 uur", "Between 17 and 21"


class LookedOver(Term):
    """Whether somebody else can see the phone or the mail of who writes (nl: meekijken)."""

    YES = (
        "yes",
        "Ja",
        "Yes",
        Text("Iemand anders kan de telefoon of mail van de vrager bekijken.", "Somebody else can see the asker’s phone or mail."),
    )
    NO = (
        "no",
        "Nee",
        "No",
        Text("Niemand anders bekijkt de telefoon of mail van de vrager.", "Nobody else looks at the asker’s phone or mail."),
    )
    UNKNOWN = (
        "unknown",
        "Weet ik niet",
        "I do not know",
        Text(
            "De vrager weet niet of iemand anders de telefoon of mail kan bekijken.",
            "The asker does not know whether somebody else can see their phone or mail.",
        ),
    )


HOURS = {When.MORNING: (time(9), time(12)), When.AFTERNOON: (time(12), time(17)), When.EVENING: (time(17), time(21))}
"""The hours somebody may be reached in (nl: uren)."""

CHANNELS = {AnswerBy.MAIL: Channel.EMAIL, AnswerBy.PHONE: Channel.PHONE}


class NoMailAddress(Refused):
    """An answer was wanted by e-mail, and there is no address (nl: mailadres ontbreekt)."""

    sentence = Text(
        "Vul een mailadres in, of kies voor een antwoord hier met zes woorden.",
        "Fill in your e-mail address, or choose an answer here with six words.",
    )


class NoNumber(Refused):
    """A call was wanted, and there is no number (nl: telefoonnummer ontbreekt)."""

    sentence = Text(
        "Vul een telefoonnummer in, of kies voor een antwoord hier met zes woorden.",
        "Fill in your phone number, or choose an answer here with six words.",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """How somebody asks to be answered (nl: gevraagde weg). `reach` is the address or number that goes with it."""

    by: AnswerBy = AnswerBy.CODE
    reach: str = field(default="", repr=False)
    when: When = When.ANY
    looked_over: LookedOver | None = None

    @property
    def ways(self) -> SafeWays:
        """What that means for who may reach them (nl: veilig contact). With a code nobody reaches them."""
        if self.by is AnswerBy.CODE:
            return SafeWays(MayReach.NEVER)
        return SafeWays(MayReach.AGREED, frozenset({CHANNELS[self.by]}), *HOURS.get(self.when, (None, None)))


def check_reach(asked: Asked) -> None:
    """Refuse a way for which what it needs is not there (nl: bereikbaar). Raises: NoMailAddress, NoNumber."""
    if asked.by is AnswerBy.MAIL and not MAIL.fullmatch(asked.reach.strip()):
        raise NoMailAddress
    digits = re.sub(r"\D", "", asked.reach)
    if asked.by is AnswerBy.PHONE and not FEWEST <= len(digits) <= MOST:
        raise NoNumber
