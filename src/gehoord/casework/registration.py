"""Registering a client, with or without a name, and what is known about them later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from gehoord.casework.access import TooEarly, beginning_of, give, held_client, in_own_name
from gehoord.casework.confided import confided, confided_if_told
from gehoord.casework.models import AccessKind, Client, Identity, NameMark, RelationChange, Residence, SafeContact
from gehoord.directory.in_use import map_on
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import UNSAID, MayReach, SafeWays
from gehoord.practice.words import Text
from gehoord.vault import blind, journal
from gehoord.vault.keys import make_case_keys


class AuthorityOfParentsOnly(Refused):
    """Parental authority was given to somebody who is no parent (nl: gezag hoort bij een ouder)."""

    sentence = Text(
        "Gezag hoort alleen bij een ouder. Kies eerst bij relatie “Ouders”, of laat gezag leeg.",
        "Parental authority belongs to a parent only. Choose “Parents” as the relation first, or leave it empty.",
    )


class UnknownMunicipality(Refused):
    """A residence was named that does not exist on that day (nl: gemeente bestaat niet)."""

    sentence = Text(
        "De gemeente {code} bestaat niet op {on}. Kies een andere, of laat de woonplaats onbekend.",
        "The municipality {code} does not exist on {on}. Choose another, or leave the residence unknown.",
    )


class NameComesFirst(Refused):
    """Details of an identity were given without a name while none is known (nl: eerst een naam)."""

    sentence = Text(
        "Een geboortejaar zonder naam helpt niet bij het herkennen. Vul een naam in, of laat het geboortejaar leeg.",
        "A year of birth without a name does not help to recognise somebody. Enter a name, or leave the year empty.",
    )


@dataclass(frozen=True, slots=True)
class Who:
    """Who a client says they are; every part may be left out (nl: persoonsgegevens). `born` is 2004 or 2004-03, as told."""

    name: str = ""
    born: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def told(self) -> Mapping[str, str]:
        """The parts that were told, by name (nl: wat verteld is)."""
        parts = {"name": self.name, "born": self.born, "phone": self.phone, "email": self.email, "address": self.address}
        return {part: text.strip() for part, text in parts.items() if text.strip()}


NOBODY = Who()
"""A client without any name (nl: zonder naam)."""


@in_own_name
def register(
    *,
    by: Actor,
    on: date,
    relation: Relation,
    authority: ParentalAuthority | None = None,
    sex: Sex = Sex.UNKNOWN,
    who: Who = NOBODY,
    no_citizen_number: bool = False,
) -> Client:
    """Register somebody as a client of one's own (nl: cliënt inschrijven). No name is needed.

    Raises: NotFound where `by` registers nobody; AuthorityOfParentsOnly; NameComesFirst; LooksLikeCitizenNumber.
    """
    if by.office_id is None:
        raise NotFound
    client = Client(office_id=by.office_id, relation=relation.value, sex=sex.value, registered_on=on)
    client.parental_authority = _authority(relation, authority)
    require(by, Act.CREATE, client)
    client.save(force_insert=True)
    if by.person_id is not None:
        give([client], by.person_id, AccessKind.OWNER, by=by, since=beginning_of(on))
    make_case_keys([(client.pk, client.office_id)])
    RelationChange.objects.create(
        **_row(client, by), relation=client.relation, parental_authority=client.parental_authority, since=on
    )
    if who.told:
        _write(client, who, no_citizen_number=no_citizen_number)
    journal.record(by=by, did="registered a client", on=client, case=client.pk)
    return client


@in_own_name
def tell_who(client_id: UUID, who: Who, *, by: Actor, no_citizen_number: bool = False) -> None:
    """Write down who a client is; what is left out stays as it was (nl: persoonsgegevens vastleggen).

    Raises: NotFound, ClientMerged, NameComesFirst, LooksLikeCitizenNumber.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    _write(client, who, no_citizen_number=no_citizen_number)
    journal.record(by=by, did="wrote an identity", on=client, case=client.pk)


def _write(client: Client, who: Who, *, no_citizen_number: bool) -> None:
    told = dict(who.told)
    identity = Identity.objects.filter(client=client).first() or Identity(client=client, office_id=client.office_id)
    if "name" not in told and identity.name is None and "born" in told:
        raise NameComesFirst
    for part, text in told.items():
        setattr(identity, part, confided(text, no_citizen_number=no_citizen_number))
    identity.save()
    if "name" in told:
        number = blind.index(told["name"], birth_year(who.born))
        NameMark.objects.update_or_create(client=client, defaults={"number": number, "office_id": client.office_id})


def birth_year(born: str) -> int | None:
    """The year in 2004 or 2004-03, None where none was told (nl: geboortejaar)."""
    year = born.strip()[:4]
    return int(year) if year.isdecimal() else None


@in_own_name
def change_relation(
    client_id: UUID, relation: Relation, *, by: Actor, on: date, authority: ParentalAuthority | None = None
) -> None:
    """Write down what a client is to the help from a day on (nl: relatie wijzigen).

    Raises: NotFound, ClientMerged, AuthorityOfParentsOnly, TooEarly.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    parental = _authority(relation, authority)
    present = RelationChange.objects.filter(client=client, until=None).first()
    if present is not None and on < present.since:
        raise TooEarly(earliest=present.since.isoformat())
    RelationChange.objects.filter(client=client, until=None).update(until=on)
    RelationChange.objects.create(**_row(client, by), relation=relation.value, parental_authority=parental, since=on)
    client.relation, client.parental_authority = relation.value, parental
    client.save(update_fields=["relation", "parental_authority"])
    journal.record(by=by, did="changed a relation", on=client, case=client.pk)


@in_own_name
def move(client_id: UUID, municipality: str | None, *, by: Actor, on: date) -> None:
    """Write down where a client lives from a day on; None where it is not known (nl: verhuizen).

    A residence of the same day is replaced. Raises: NotFound, ClientMerged, UnknownMunicipality.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    if municipality is not None and all(place.code != municipality for place in map_on(on).municipalities):
        raise UnknownMunicipality(code=municipality, on=on.isoformat())
    Residence.objects.update_or_create(
        client=client, since=on, defaults={"municipality": municipality, "office_id": client.office_id, "told_by": by.person_id}
    )
    journal.record(by=by, did="wrote a residence", on=client, case=client.pk)


@in_own_name
def agree_ways(
    client_id: UUID, ways: SafeWays, *, by: Actor, on: date, remark: str = "", no_citizen_number: bool = False
) -> None:
    """Write down how, when and whether a client may be reached from a day on (nl: veilig contact afspreken).

    Raises: NotFound, ClientMerged, TooEarly, LooksLikeCitizenNumber.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    present = SafeContact.objects.filter(client=client, until=None).first()
    if present is not None and on < present.since:
        raise TooEarly(earliest=present.since.isoformat())
    SafeContact.objects.filter(client=client, until=None).update(until=on)
    never = ways.reach is MayReach.NEVER
    channels = [] if never else sorted(channel.value for channel in ways.channels)
    agreed = SafeContact(**_row(client, by), may_reach=ways.reach.value, channels=channels, since=on)
    agreed.earliest, agreed.latest = ways.earliest, ways.latest
    agreed.remark = confided_if_told(remark, no_citizen_number=no_citizen_number)
    agreed.save(force_insert=True)
    journal.record(by=by, did="agreed on safe contact", on=client, case=client.pk)


@in_own_name
def check_safe(client_id: UUID, channel: Channel, *, by: Actor, at: datetime) -> None:
    """Ask, before anything is sent, whether a client may be reached like this (nl: mag ik zo contact opnemen).

    Where nothing was agreed, they may not. Raises: NotFound, ClientMerged, NotSafeToReach.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    ways_of(client.pk, on=timezone.localdate(at)).check(channel, at=at)


def ways_of(client_id: UUID, *, on: date) -> SafeWays:
    """What was agreed with a client for a day (nl: afspraken over contact)."""
    row = SafeContact.objects.filter(Q(until=None) | Q(until__gt=on), client=client_id, since__lte=on).first()
    if row is None:
        return UNSAID
    channels = frozenset(Channel.coded(code) for code in row.channels)
    return SafeWays(MayReach.coded(row.may_reach), channels, row.earliest, row.latest)


def _authority(relation: Relation, authority: ParentalAuthority | None) -> str:
    if authority is not None and relation is not Relation.PARENT:
        raise AuthorityOfParentsOnly
    return "" if authority is None else authority.value


def _row(client: Client, by: Actor) -> dict[str, object]:
    return {"client": client, "office_id": client.office_id, "told_by": by.person_id}
