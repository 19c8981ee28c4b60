"""How something leaves the desk, and why somebody else than proposed takes a client onward."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class Leaving(Term):
    """What became of something that reached us (nl: afloop op het meldpunt). All are counted; only the first is a client."""

    REGISTERED = (
        "registered",
        "vastgelegd",
        "registered",
        Text("Er is een cliënt, met waar het over ging.", "There is a client, with what it was about."),
    )
    SILENT = (
        "silent",
        "stil contact",
        "silent contact",
        Text("Er werd niets gezegd of geschreven.", "Nothing was said or written."),
    )
    JOKE = (
        "joke",
        "nep of grap",
        "prank",
        Text("Het contact was niet gemeend.", "The contact was not meant."),
    )
    ABUSIVE = (
        "abusive",
        "beledigend of dreigend",
        "abusive",
        Text("Iemand schold of dreigde; er was geen vraag.", "Somebody insulted or threatened; there was no question."),
    )
    ELSEWHERE = (
        "elsewhere",
        "hoort ergens anders",
        "belongs elsewhere",
        Text(
            "De vraag ging niet over jeugdhulp; verteld is waar het wel kan.",
            "The question was not about youth care; it was said where to go instead.",
        ),
    )
    WITHDRAWN = (
        "withdrawn",
        "ingetrokken",
        "withdrawn",
        Text("Wie schreef, nam de vraag terug of wiste alles.", "Whoever wrote took the question back or erased everything."),
    )


NO_TALK: tuple[Leaving, ...] = (Leaving.SILENT, Leaving.JOKE, Leaving.ABUSIVE, Leaving.ELSEWHERE)
"""The endings that need one key and make nobody a client (nl: geen gesprek)."""


class Released(Term):
    """Why somebody no longer has something in hand (nl: einde van een claim)."""

    PUT_BACK = "put_back", "teruggelegd", "put back"
    HANDED_OVER = "handed_over", "overgenomen door een collega", "taken over by a colleague"
    CONCLUDED = "concluded", "afgerond", "concluded"


class Instead(Term):
    """Why somebody else than proposed takes a client onward (nl: reden van een andere keuze)."""

    CONFLICT = (
        "conflict",
        "Wie is voorgesteld staat te dicht bij deze zaak",
        "Whoever is proposed stands too close to this",
    )
    CLIENT_ASKS = "client_asks", "De cliënt vraagt om iemand anders", "The client asks for somebody else"
    KNOWS_CLIENT = "knows_client", "Deze collega kent de cliënt al", "This colleague knows the client already"
    NO_ROOM = "no_room", "Wie is voorgesteld heeft nu geen ruimte", "Whoever is proposed has no room now"
