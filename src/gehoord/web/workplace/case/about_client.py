"""What is written down about a client: contacts, notes, who they are, where they live, safe contact, what they agree to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.casework import contacts, registration
from gehoord.casework.contacts import Met
from gehoord.casework.overview.headline import Headline
from gehoord.casework.registration import Who
from gehoord.casework.taking_back import taken_back
from gehoord.directory.in_use import map_for
from gehoord.people.deeds import Act
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.concerns import ConcernKind, category
from gehoord.practice.contacts import Channel, ContactKind, Voice
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.web.templatetags.house import spoken
from gehoord.web.workplace.case.asking import Asking, Done, about, answer, at_once
from gehoord.web.workplace.case.places import offer_kept
from gehoord.web.workplace.case.questions import (
    CHOOSE,
    Choices,
    Sheet,
    a_day,
    a_line,
    an_hour,
    choose_from,
    from_list,
    from_rows,
    labelled,
    one_term,
    words,
)
from gehoord.web.workplace.placing import PlaceField

FORM = ["GET", "HEAD", "POST"]
ASKED = [AskedHow.SPOKEN, AskedHow.WRITTEN]
PRIVATE = "private"


class ContactSheet(Sheet):
    """A contact, with what was said in it (nl: contact vastleggen)."""

    on = a_day(lazily("Dag"))
    at = an_hour(lazily("Tijd"))
    minutes = forms.IntegerField(
        label=lazily("Hoeveel minuten"), required=False, widget=forms.NumberInput(attrs={"class": "input input--short", "min": 1})
    )
    channel = from_list(lazily("Hoe"), Channel)
    kind = one_term(lazily("Waarom"), ContactKind, initial=ContactKind.CONCERN.value)
    with_client = forms.ChoiceField(
        label=lazily("Met wie"),
        choices=[("yes", lazily("Met de cliënt zelf")), ("no", lazily("Met iemand anders, namens de cliënt"))],
        widget=forms.RadioSelect,
        initial="yes",
        error_messages=CHOOSE,
    )
    location = PlaceField(label=lazily("Waar"), required=False)
    text = words(lazily("Wat is er gezegd of gedaan?"))
    concern = from_rows(lazily("Over welk onderwerp"))


class NoteSheet(Sheet):
    """A note of its own (nl: notitie)."""

    text = words(lazily("Wat wilt u bewaren?"), rows=7, required=True)
    voice = forms.ChoiceField(
        label=lazily("Van wie is dit?"), widget=forms.RadioSelect, error_messages=CHOOSE, initial=Voice.CLIENT.value
    )
    concern = from_rows(lazily("Over welk onderwerp"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "voice", [*labelled(Voice)(), (PRIVATE, _("Alleen voor mijzelf"))])


class WhoSheet(Sheet):
    """Who a client says they are (nl: persoonsgegevens)."""

    name = a_line(lazily("Naam"))
    born = a_line(lazily("Geboortejaar, of jaar en maand"), help_text=lazily("Bijvoorbeeld 2010 of 2010-05."))
    phone = a_line(lazily("Telefoon"))
    email = a_line(lazily("E-mail"))
    address = a_line(lazily("Adres"))


class RelationSheet(Sheet):
    """What a client is to the help (nl: relatie)."""

    relation = one_term(lazily("Relatie"), Relation)
    authority = from_list(lazily("Heeft deze ouder gezag?"), ParentalAuthority)
    on = a_day(lazily("Sinds"))


class ResidenceSheet(Sheet):
    """Where a client lives from a day on (nl: woonplaats)."""

    municipality = forms.ChoiceField(
        label=lazily("Gemeente"), required=False, widget=forms.Select(attrs={"data-pick": ""}), error_messages=CHOOSE
    )
    on = a_day(lazily("Sinds"))


class SafeSheet(Sheet):
    """How, when and whether a client may be reached (nl: veilig contact)."""

    reach = one_term(lazily("Mag iemand contact opnemen?"), MayReach, initial=MayReach.AGREED.value)
    channels = forms.MultipleChoiceField(label=lazily("Hoe mag dat?"), required=False, widget=forms.CheckboxSelectMultiple)
    earliest = an_hour(lazily("Niet voor"))
    latest = an_hour(lazily("Niet na"))
    remark = words(
        lazily("Wat moet iemand nog weten?"), rows=3, help_text=lazily("Bijvoorbeeld: geen voicemail, bel niet via de groep.")
    )
    on = a_day(lazily("Afgesproken op"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "channels", labelled(Channel)())


class ConsentSheet(Sheet):
    """What a client agrees to, in the words that were agreed (nl: toestemming)."""

    scope = one_term(lazily("Waarvoor geeft de cliënt toestemming?"), ConsentScope)
    wording = words(
        lazily("In welke woorden?"),
        rows=4,
        required=True,
        help_text=lazily("Schrijf op wat u samen afsprak: wat mag er gedeeld worden, met wie, en wat niet."),
    )
    how = one_term(lazily("Hoe gaf de cliënt die?"), AskedHow, among=ASKED, told=False, initial=AskedHow.SPOKEN.value)
    on = a_day(lazily("Gegeven op"))


def topics_of(head: Headline) -> Choices:
    """The concerns of a client to choose one of (nl: onderwerpen)."""
    told = [
        (str(one.pk), f"{spoken(ConcernKind.coded(one.kind))}: {spoken(category(one.category).label)}") for one in head.concerns
    ]
    return [("", "–"), *told]


def noon_of(day: date, hour: time | None = None) -> datetime:
    """The moment of a note about a day: now when it is today, else the hour that was told or noon (nl: moment)."""
    now = timezone.localtime()
    return now if hour is None and day == now.date() else timezone.make_aware(datetime.combine(day, hour or time(12)))


@require_http_methods(FORM)
@never_cache
def contact(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write a contact down (nl: contact vastleggen)."""
    head, by = about(request, client_id), actor_of(request)
    form = ContactSheet(request.POST or None)
    offer_kept(form, by=by)
    choose_from(form, "concern", topics_of(head))

    def carry_out(told: Mapping[str, Any]) -> Done:
        with_client = told["with_client"] == "yes"
        met = Met(told["kind"], told["channel"], told["location"], with_client, told["minutes"])
        kept = contacts.record_contact(client_id, met, by=by, on=told["on"], at=told["at"])
        if told["text"].strip():
            contacts.write_note(
                client_id,
                told["text"],
                by=by,
                at=noon_of(told["on"], told["at"]),
                concern_id=told["concern"],
                contact=kept,
                voice=Voice.CLIENT if with_client else Voice.OURS,
                no_citizen_number=True,
            )
        undo = reverse("take_back_contact", args=[client_id, kept.pk]) if may(by, Act.CHANGE, kept) else ""
        return Done(_("Het contact is vastgelegd."), undo)

    asking = Asking(
        title=_("Contact vastleggen"),
        button=_("Leg contact vast"),
        template="workplace/case/contact.html",
        noticed=("text",),
    )
    return answer(request, head, form, carry_out, asking)


@require_POST
def take_back_contact(request: HttpRequest, client_id: UUID, contact_id: UUID) -> HttpResponse:
    """Take back that a contact was recorded (nl: contact ongedaan maken). Raises: NotFound."""
    by = actor_of(request)

    def carry_out() -> Done:
        taken_back.take_back_contact(contact_id, by=by, at=timezone.now())
        return Done(_("Het contact is weg en telt niet mee. Schreef u er iets bij, dan staat dat nog bij de cliënt."))

    return at_once(request, client_id, carry_out)


@require_http_methods(FORM)
@never_cache
def note(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write a note (nl: notitie schrijven)."""
    head, by = about(request, client_id), actor_of(request)
    form = NoteSheet(request.POST or None)
    choose_from(form, "concern", topics_of(head))

    def carry_out(told: Mapping[str, Any]) -> Done:
        private = told["voice"] == PRIVATE
        voice = Voice.OURS if private else Voice.coded(told["voice"])
        contacts.write_note(
            client_id,
            told["text"],
            by=by,
            at=timezone.now(),
            concern_id=told["concern"],
            voice=voice,
            private=private,
            no_citizen_number=True,
        )
        return Done(_("De notitie is bewaard. Alleen u ziet haar.") if private else _("De notitie is bewaard."))

    lead = _("Een notitie telt nooit mee in cijfers. Wat alleen voor u is, ziet niemand anders, ook geen vervanger.")
    return answer(request, head, form, carry_out, Asking(_("Notitie schrijven"), _("Bewaar notitie"), lead, noticed=("text",)))


@require_http_methods(FORM)
@never_cache
def who(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down who a client is (nl: persoonsgegevens)."""
    head, by = about(request, client_id), actor_of(request)

    def carry_out(told: Mapping[str, Any]) -> Done:
        parts = {part: told[part] for part in ("name", "born", "phone", "email", "address")}
        registration.tell_who(client_id, Who(**parts), by=by, no_citizen_number=True)
        return Done(_("De gegevens zijn bijgewerkt."))

    lead = _("Vul alleen in wat nieuw of veranderd is. Wat u leeg laat, blijft zoals het was.")
    asking = Asking(_("Wie is dit"), _("Werk bij"), lead, noticed=("born", "phone", "address"))
    return answer(request, head, WhoSheet(request.POST or None), carry_out, asking)


@require_http_methods(FORM)
@never_cache
def relation(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down what a client is to the help (nl: relatie wijzigen)."""
    head, by = about(request, client_id), actor_of(request)
    start = {"relation": head.client.relation, "authority": head.client.parental_authority}

    def carry_out(told: Mapping[str, Any]) -> Done:
        authority = told["authority"] if told["relation"] is Relation.PARENT else None
        registration.change_relation(client_id, told["relation"], by=by, on=told["on"], authority=authority)
        return Done(_("De relatie is gewijzigd."))

    form = RelationSheet(request.POST or None, initial=start)
    asking = Asking(_("Relatie wijzigen"), _("Wijzig relatie"), template="workplace/case/relation.html")
    return answer(request, head, form, carry_out, asking)


@require_http_methods(FORM)
@never_cache
def residence(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down where a client lives from a day on (nl: verhuizing)."""
    head, by = about(request, client_id), actor_of(request)
    form = ResidenceSheet(request.POST or None)
    towns = sorted(map_for(timezone.localdate(), by=by).municipalities, key=lambda town: town.name)
    choose_from(form, "municipality", [("", _("niet bekend")), *((town.code, town.name) for town in towns)])

    def carry_out(told: Mapping[str, Any]) -> Done:
        registration.move(client_id, told["municipality"] or None, by=by, on=told["on"])
        return Done(_("De woonplaats is vastgelegd. Wat eerder was, blijft bewaard."))

    lead = _("De cijfers tellen een cliënt bij de gemeente waar die het laatst woonde. Niet bekend mag ook.")
    return answer(request, head, form, carry_out, Asking(_("Woonplaats"), _("Leg woonplaats vast"), lead))


@require_http_methods(FORM)
@never_cache
def safe(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Agree how contact is safe (nl: veilig contact)."""
    head, by = about(request, client_id), actor_of(request)
    ways = head.ways
    start = {
        "reach": ways.reach.value if ways.asked else None,
        "channels": [one.value for one in ways.channels],
        "earliest": ways.earliest,
        "latest": ways.latest,
    }

    def carry_out(told: Mapping[str, Any]) -> Done:
        channels = frozenset(Channel.coded(code) for code in told["channels"])
        agreed = SafeWays(told["reach"], channels, told["earliest"], told["latest"])
        registration.agree_ways(client_id, agreed, by=by, on=told["on"], remark=told["remark"], no_citizen_number=True)
        return Done(_("De afspraken over veilig contact zijn bewaard."))

    lead = _("Waar niets is afgesproken, neemt niemand contact op. Wat hier staat, houdt berichten ook echt tegen.")
    form = SafeSheet(request.POST or None, initial=start)
    return answer(request, head, form, carry_out, Asking(_("Veilig contact"), _("Bewaar afspraken"), lead, noticed=("remark",)))


@require_http_methods(FORM)
@never_cache
def consent(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down what a client agrees to (nl: toestemming)."""
    head, by = about(request, client_id), actor_of(request)

    def carry_out(told: Mapping[str, Any]) -> Done:
        contacts.give_consent(
            client_id, told["scope"], told["wording"], by=by, on=told["on"], how=told["how"], no_citizen_number=True
        )
        return Done(_("De toestemming is vastgelegd. De cliënt kan haar altijd intrekken."))

    asking = Asking(_("Toestemming vastleggen"), _("Leg toestemming vast"), noticed=("wording",))
    return answer(request, head, ConsentSheet(request.POST or None), carry_out, asking)


@require_POST
def withdraw(request: HttpRequest, client_id: UUID, consent_id: UUID) -> HttpResponse:
    """Write down that a client takes a consent back (nl: toestemming intrekken)."""
    by = actor_of(request)

    def carry_out() -> Done:
        contacts.withdraw_consent(consent_id, by=by, on=timezone.localdate())
        return Done(_("De toestemming is ingetrokken. Er wordt niets meer op gedeeld."))

    return at_once(request, client_id, carry_out)


@require_POST
def check_safe(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Ask, before somebody calls or writes, whether that is safe now (nl: mag ik nu contact opnemen). Raises: NotFound."""
    by = actor_of(request)
    channel = next((one for one in Channel if one.value == request.POST.get("channel")), None)
    if channel is None:
        raise NotFound

    def carry_out() -> Done:
        registration.check_safe(client_id, channel, by=by, at=timezone.localtime())
        return Done(_("Dat mag nu, op deze manier."))

    return at_once(request, client_id, carry_out)
