"""Erasing a case because somebody asked: at once where the client did, and by two colleagues where anybody else did."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text
from gehoord.vault import journal
from gehoord.vault.holds import HeldBecause, lock, place_hold
from gehoord.vault.house import as_house
from gehoord.vault.models import CaseKey, Hold
from gehoord.vault.retention import erase
from gehoord.vault.who import Acting


class AskedBy(Term):
    """Who asked that a case be erased (nl: wie vroeg om wissen)."""

    CLIENT = "client", "de cliënt zelf", "the client"
    OTHER = "other", "iemand anders", "somebody else"


class CaseUnknown(Refused):
    """There is no case with this id, or nothing of it is left (nl: dossier onbekend)."""

    sentence = Text(
        "Er is geen dossier {case} dat nog te openen is. Neem het id over uit het adres van de pagina van de cliënt.",
        "There is no case {case} that can still be opened. Take the id from the address of the page of the client.",
    )


class SecondDecides(Refused):
    """Whoever asked for an erasure was to decide on it as well (nl: een tweede collega beslist)."""

    sentence = Text(
        "Hierover beslist een tweede collega, die dezelfde opdracht geeft. Tot die tijd blijft het dossier bewaard.",
        "A second colleague decides on this, who gives the same command. Until then the case is kept.",
    )


@as_house()
def check_there(case: UUID) -> None:
    """See whether a case has a key: something to keep or to erase (nl: dossier nakijken). Raises: CaseUnknown."""
    if not CaseKey.objects.filter(pk=case, wrapped__isnull=False).exists():
        raise CaseUnknown(case=case)


@as_house()
def erase_as_asked(case: UUID, asked_by: AskedBy, *, by: Acting) -> bool:
    """Erase a case, or keep it until a second colleague has decided (nl: wissen op verzoek). Gives whether it was erased.

    What the client asks is done at once. Where somebody else asked, the first colleague puts it under a hold and another, who
    gives the same command, erases it; who decides that it stays lifts the hold.
    Raises: CaseUnknown; SecondDecides for the same colleague twice, or for nobody; UnderHold where another hold lasts.
    """
    check_there(case)
    if asked_by is AskedBy.OTHER and not _is_second(case, by):
        return False
    erase(case, by=by, reason=f"asked_by_{asked_by.value}")
    return True


def _is_second(case: UUID, by: Acting) -> bool:
    if by.person_id is None:
        raise SecondDecides
    lock([case])
    waiting = Hold.objects.filter(case_id=case, reason=HeldBecause.ERASURE.value, until__isnull=True)
    first = waiting.first()
    if first is None:
        place_hold(case, by=by, reason=HeldBecause.ERASURE.value)
        return False
    if first.placed_by == by.person_id:
        raise SecondDecides
    journal.record(by=by, did="agreed to an erasure", case=case)
    waiting.update(until=timezone.now())
    return True
