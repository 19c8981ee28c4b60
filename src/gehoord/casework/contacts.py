"""What passes between a client and a counsellor: a contact, a note, and what the client agrees to or takes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from gehoord.casework.access import TooEarly, held, held_client, in_own_name, seen_client
from gehoord.casework.concerns import known_place
from gehoord.casework.confided import confided
from gehoord.casework.models import Concern, Consent, Contact, Note
from gehoord.casework.referrals import stop_without_consent
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel, ContactKind, Voice
from gehoord.practice.errors import Refused
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.words import Text
from gehoord.vault import journal


class NothingWritten(Refused):
    """A note or a consent came without words (nl: niets geschreven)."""

    sentence = Text("Er staat nog niets. Schrijf eerst de tekst.", "There is nothing yet. Write the text first.")


class ConsentWithdrawn(Refused):
    """A consent was to be taken back that was taken back before (nl: toestemming al ingetrokken)."""

    sentence = Text(
        "Deze toestemming is al ingetrokken op {on}. Er hoeft niets meer.",
        "This consent was withdrawn on {on} already. Nothing more is needed.",
    )


class IntroductionIsWithTheClient(Refused):
    """An introduction was said to be with somebody else (nl: kennismaking is met de cliënt)."""

    sentence = Text(
        "Een kennismaking is met de cliënt zelf. Kies de andere soort contact als u met iemand anders sprak.",
        "An introduction is with the client. Choose the other kind of contact if you spoke with somebody else.",
    )


class MinutesOfOneDay(Refused):
    """A contact was said to have taken less than a minute or more than a day (nl: aantal minuten)."""

    sentence = Text("Vul een aantal minuten in van 1 tot 1440, of laat het leeg.", "Enter 1 to 1440 minutes, or leave it empty.")


@dataclass(frozen=True, slots=True)
class Met:
    """What a contact was: why, how, where, with whom, how long (nl: wat voor contact). `with_client` False: on their behalf."""

    kind: ContactKind
    channel: Channel | None = None
    location: UUID | None = None
    with_client: bool = True
    minutes: int | None = None


@in_own_name
def record_contact(
    client_id: UUID,
    met: Met,
    *,
    by: Actor,
    on: date,
    at: time | None = None,
) -> Contact:
    """Write down a contact with a client or on their behalf (nl: contact vastleggen). The earliest is the client's first.

    Raises: NotFound, ClientMerged, IntroductionIsWithTheClient, MinutesOfOneDay.
    """
    client = seen_client(client_id, by=by)
    if met.kind is ContactKind.INTRODUCTION and not met.with_client:
        raise IntroductionIsWithTheClient
    if met.minutes is not None and not 1 <= met.minutes <= 1440:  # noqa: PLR2004 - the minutes of a day
        raise MinutesOfOneDay
    contact = Contact(client=client, office_id=client.office_id, on=on, at=at, kind=met.kind.value, minutes=met.minutes)
    contact.channel = "" if met.channel is None else met.channel.value
    contact.location_id, contact.with_client, contact.counsellor = known_place(met.location), met.with_client, by.person_id
    require(by, Act.CREATE, contact)
    if client.first_contact_on is None or on < client.first_contact_on:
        client.first_contact_on = on
        # It follows from the contact, which whoever opened the client in an emergency may write as well.
        with acting(HOUSE):
            client.save(update_fields=["first_contact_on"])
    contact.save(force_insert=True)
    journal.record(by=by, did="recorded a contact", on=contact, case=client.pk)
    return contact


@in_own_name
def write_note(  # noqa: PLR0913 - each is one thing that can be said of a note
    client_id: UUID,
    text: str,
    *,
    by: Actor,
    at: datetime,
    concern_id: UUID | None = None,
    contact: Contact | None = None,
    voice: Voice = Voice.OURS,
    private: bool = False,
    no_citizen_number: bool = False,
) -> Note:
    """Write something down about a client; a private note is for its writer alone (nl: notitie schrijven).

    `contact` is the contact with this client that it belongs to.
    Raises: NotFound, ClientMerged, NothingWritten; LooksLikeCitizenNumber unless `no_citizen_number` says that it is none.
    """
    client = seen_client(client_id, by=by)
    _check_written(text)
    if by.person_id is None:
        raise NotFound
    kept = confided(text, no_citizen_number=no_citizen_number)
    note = Note(client=client, office_id=client.office_id, person_id=by.person_id, private=private, text=kept)
    require(by, Act.CREATE, note)
    if concern_id is not None:
        note.concern = visible(by, Act.SEE, Concern.objects.filter(pk=concern_id, client=client)).first()
        if note.concern is None:
            raise NotFound
    if contact is not None and contact.client_id != client.pk:
        raise NotFound
    note.written_at, note.contact, note.voice = at, contact, voice.value
    note.save(force_insert=True)
    journal.record(by=by, did="wrote a note", on=note, case=client.pk)
    return note


@in_own_name
def give_consent(
    client_id: UUID,
    scope: ConsentScope,
    wording: str,
    *,
    by: Actor,
    on: date,
    how: AskedHow = AskedHow.SPOKEN,
    no_citizen_number: bool = False,
) -> Consent:
    """Write down what a client agrees to, in the words that were agreed (nl: toestemming vastleggen).

    Raises: NotFound, ClientMerged, NothingWritten, LooksLikeCitizenNumber.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    _check_written(wording)
    kept = confided(wording, no_citizen_number=no_citizen_number)
    consent = Consent(client=client, office_id=client.office_id, scope=scope.value, wording=kept)
    consent.given_on, consent.given_how, consent.told_by = on, how.value, by.person_id
    require(by, Act.CREATE, consent)
    consent.save(force_insert=True)
    journal.record(by=by, did="wrote down a consent", on=consent, case=client.pk)
    return consent


@in_own_name
def withdraw_consent(consent_id: UUID, *, by: Actor, on: date) -> None:
    """Write down that a client takes a consent back (nl: toestemming intrekken).

    Where no other consent lets a colleague be brought in, what was asked of colleagues on it falls at once, and who came along
    on it reads no more. Raises: NotFound, ClientMerged, ConsentWithdrawn, TooEarly.
    """
    consent = held(Consent, consent_id, Act.CHANGE, by=by)
    client = held_client(consent.client_id, Act.CHANGE, by=by)
    if consent.withdrawn_on is not None:
        raise ConsentWithdrawn(on=consent.withdrawn_on.isoformat())
    if on < consent.given_on:
        raise TooEarly(earliest=consent.given_on.isoformat())
    consent.withdrawn_on = on
    consent.save(update_fields=["withdrawn_on"])
    if consent.scope == ConsentScope.COLLEAGUE.value:
        stop_without_consent(client, at=timezone.now())
    journal.record(by=by, did="withdrew a consent", on=consent, case=consent.client_id)


def _check_written(text: str) -> None:
    if not text.strip():
        raise NothingWritten
