"""The words of what comes in and goes out: along which way, where a sent message stands, why a file was not taken."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class Way(Term):
    """Along which way somebody writes to us and is answered (nl: weg)."""

    MAIL = "mail", "e-mail", "e-mail"
    WHATSAPP = "whatsapp", "WhatsApp", "WhatsApp"


class Sending(Term):
    """Where something that goes out stands (nl: stand van een verzending)."""

    WAITING = "waiting", "wacht op verzenden", "waiting to be sent"
    ON_ITS_WAY = (
        "on_its_way",
        "wordt verzonden",
        "being sent",
        Text(
            "Aangeboden; of het is aangenomen, is nog niet opgeschreven.",
            "Offered; whether it was taken is not written down yet.",
        ),
    )
    SENT = "sent", "verzonden", "sent"
    DELIVERED = "delivered", "bezorgd", "delivered"
    READ = "read", "gelezen", "read"
    CAME_BACK = (
        "came_back",
        "niet aangekomen",
        "came back",
        Text("De andere kant nam het niet aan of stuurde het terug.", "The other side did not take it, or returned it."),
    )
    WITHHELD = (
        "withheld",
        "niet verzonden",
        "not sent",
        Text("De afspraak over contact veranderde, of de tekst is gewist.", "What was agreed changed, or the text was erased."),
    )


UNSENT = (Sending.WAITING, Sending.ON_ITS_WAY)
"""Where the worker still has something to do (nl: nog te verzenden)."""


class Ringing(Term):
    """Where a call stands, as a telephone system tells (nl: stand van een gesprek)."""

    RINGING = "ringing", "er wordt gebeld", "ringing"
    TAKEN = "taken", "opgenomen", "taken"
    ENDED = "ended", "opgehangen", "ended"


class NotTaken(Term):
    """Why a file that came along was not taken (nl: waarom een bijlage niet is bewaard)."""

    KIND = (
        "kind",
        "dit soort bestand nemen wij niet aan",
        "we do not take this kind of file",
        Text("Aangenomen worden foto's, pdf en platte tekst.", "Photos, PDF and plain text are taken."),
    )
    TOO_LARGE = "too_large", "het bestand is te groot", "the file is too large"
    TOO_MANY = "too_many", "er kwamen te veel bestanden mee", "too many files came along"
    UNREADABLE = "unreadable", "het bestand is beschadigd of beveiligd", "the file is damaged or locked"
    INFECTED = "infected", "er zit een virus in", "there is a virus in it"
    SCANNER_AWAY = (
        "scanner_away",
        "de viruscontrole werkte niet",
        "the virus check was not working",
        Text("Vraag de afzender het later nog eens te sturen.", "Ask the sender to send it again later."),
    )
    MEDIA = (
        "media",
        "via deze weg nemen wij alleen tekst aan",
        "along this way we take text only",
    )


class Nature(Term):
    """Who or what wrote a mail (nl: aard van een mail). None is ever answered by itself."""

    LETTER = "letter", "bericht", "letter", Text("Door iemand geschreven.", "Written by somebody.")
    AUTO_REPLY = (
        "auto_reply",
        "automatisch bericht",
        "automatic message",
        Text("Door een computer gestuurd, zoals bij afwezigheid.", "Sent by a computer, as when somebody is away."),
    )
    BOUNCE = (
        "bounce",
        "melding van bezorging",
        "delivery report",
        Text("Een mailserver meldt of iets aankwam.", "A mail server tells whether something arrived."),
    )


class NotRead(Term):
    """Why a mailbox is not read (nl: waarom een postbus niet gelezen wordt). The mail waits at its server."""

    AWAY = (
        "away",
        "de mailserver antwoordt niet of laat ons niet binnen",
        "the mail server does not answer or does not let us in",
    )
    SETTINGS = "settings", "in de instellingen van de post ontbreekt iets", "something is missing in the settings of the mail"
    KEYS = "keys", "de sleuteldienst is er niet", "the key service is away"
