"""What a client raises and what becomes of it: a form for each step, from the first question to the closing of a trajectory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.casework import concerns, contacts, trajectories
from gehoord.casework.inviting import asked_once
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.categories import Category
from gehoord.practice.clients import Relation, age_group
from gehoord.practice.concerns import ConcernKind, scheme_on
from gehoord.practice.contacts import Channel, Voice
from gehoord.practice.errors import Refused
from gehoord.practice.handling import BrokenOffBecause
from gehoord.practice.trajectories import AskedHow
from gehoord.survey.invitations import invite
from gehoord.web.public.language import spoken as language
from gehoord.web.templatetags.house import spoken
from gehoord.web.workplace.case.about_client import ASKED, FORM, noon_of
from gehoord.web.workplace.case.asking import Asking, Done, about, answer, at_once
from gehoord.web.workplace.case.places import offer_kept
from gehoord.web.workplace.case.questions import CHOOSE, Sheet, a_day, choose_from, from_list, one_term, words
from gehoord.web.workplace.placing import PlaceField


class CategorySelect(forms.Select):
    """Categories to choose from, each with its kind and what belongs in it, so that typing finds it (nl: categorieën)."""

    def __init__(self) -> None:
        super().__init__(attrs={"data-pick": "", "data-of": "kind"})
        self.listed: dict[str, Category] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option that tells its kind and its definition (nl: keuze)."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        found = self.listed.get(str(value))
        if found:
            option["attrs"] |= {"data-kind": found.kind.value, "data-about": spoken(found.definition) if found.definition else ""}
        return option


class ConcernSheet(Sheet):
    """What a client raises (nl: onderwerp)."""

    text = words(
        lazily("Wat vertelt de cliënt?"), rows=5, help_text=lazily("In de woorden van de cliënt. Telt nooit mee in cijfers.")
    )
    kind = one_term(lazily("Wat is het voor de cliënt?"), ConcernKind, initial=ConcernKind.COMPLAINT.value)
    category = forms.ChoiceField(label=lazily("Categorie"), widget=CategorySelect, error_messages=CHOOSE)
    location = PlaceField(label=lazily("Over welke plek gaat het?"), required=False)
    channel = from_list(lazily("Hoe kwam het binnen"), Channel)
    on = a_day(lazily("Genoemd op"))


class AdviceSheet(Sheet):
    """Concluding with information and advice (nl: advies)."""

    remark = words(lazily("Wat adviseerde u?"), rows=4)
    on = a_day(lazily("Afgerond op"))


class BreakSheet(Sheet):
    """The contact stopped before it was done (nl: afbreken)."""

    because = one_term(lazily("Waarom stopte het?"), BrokenOffBecause)
    remark = words(lazily("Wat is goed om te weten?"), rows=3)
    on = a_day(lazily("Gestopt op"))


class CategorySheet(Sheet):
    """Another category (nl: andere categorie)."""

    category = forms.ChoiceField(label=lazily("Categorie"), widget=CategorySelect, error_messages=CHOOSE)
    remark = words(lazily("Waarom?"), rows=2)
    on = a_day(lazily("Sinds"))


class PlaceSheet(Sheet):
    """Another place (nl: andere plek)."""

    location = PlaceField(label=lazily("Over welke plek gaat het?"), required=False)
    remark = words(lazily("Waarom?"), rows=2)
    on = a_day(lazily("Sinds"))


class RequestSheet(Sheet):
    """The request of a client for support (nl: hulpvraag)."""

    request = words(
        lazily("Wat vraagt de cliënt?"),
        rows=4,
        help_text=lazily("Zoveel mogelijk in de eigen woorden. Zonder vraag van de cliënt begint geen traject."),
    )
    asked_on = a_day(lazily("Gevraagd op"))
    asked_how = one_term(lazily("Hoe vroeg de cliënt het?"), AskedHow, among=ASKED, initial=AskedHow.SPOKEN.value)
    on = a_day(lazily("Traject begint op"))


class CloseSheet(Sheet):
    """Closing a trajectory (nl: traject afsluiten)."""

    on = a_day(lazily("Afgesloten op"))
    invited = forms.ChoiceField(
        label=lazily("Wil de cliënt laten weten hoe het was?"),
        help_text=lazily("Een korte vragenlijst. Zij weet alleen of iemand jongere of volwassene is, en niets anders."),
        choices=[("yes", lazily("Ja, maak een uitnodiging")), ("no", lazily("Nee, of niet gevraagd"))],
        widget=forms.RadioSelect,
        initial="no",
        error_messages=CHOOSE,
    )


def offer(form: Sheet, categories: Sequence[Category]) -> None:
    """Put categories in a form to choose from (nl: categorieën aanbieden)."""
    choose_from(form, "category", [("", "–"), *((one.code, spoken(one.label)) for one in categories)])
    widget = form.fields["category"].widget
    if isinstance(widget, CategorySelect):
        widget.listed = {one.code: one for one in categories}


@require_http_methods(FORM)
@never_cache
def raised(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down a question, problem or complaint (nl: onderwerp vastleggen)."""
    head, by = about(request, client_id), actor_of(request)
    form = ConcernSheet(request.POST or None)
    offer(form, scheme_on(timezone.localdate()).choices)
    offer_kept(form, by=by)

    def carry_out(told: Mapping[str, Any]) -> Done:
        concern = concerns.raise_concern(
            client_id, told["kind"], told["category"], by=by, on=told["on"], channel=told["channel"], location=told["location"]
        )
        if told["text"].strip():
            at = noon_of(told["on"])
            contacts.write_note(
                client_id, told["text"], by=by, at=at, concern_id=concern.pk, voice=Voice.CLIENT, no_citizen_number=True
            )
        return Done(_("Het onderwerp is vastgelegd."))

    asking = Asking(
        title=_("Onderwerp vastleggen"),
        button=_("Leg onderwerp vast"),
        lead=_("Noemt de cliënt het een klacht, dan is het een klacht."),
        template="workplace/case/concern.html",
        noticed=("text",),
    )
    return answer(request, head, form, carry_out, asking)


@require_http_methods(FORM)
@never_cache
def advice(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Conclude with information and advice (nl: advies geven)."""
    head, by = about(request, client_id), actor_of(request)
    head.concern(concern_id)

    def carry_out(told: Mapping[str, Any]) -> Done:
        concerns.advise(concern_id, by=by, on=told["on"], remark=told["remark"], no_citizen_number=True)
        return Done(_("Afgerond met informatie en advies."))

    lead = _("De cliënt kan verder met wat u vertelde. Wil de cliënt later toch steun, dan kan een traject altijd nog.")
    asking = Asking(_("Afronden met advies"), _("Rond af met advies"), lead, noticed=("remark",))
    return answer(request, head, AdviceSheet(request.POST or None), carry_out, asking)


@require_http_methods(FORM)
@never_cache
def broken(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Write down that the contact stopped (nl: afbreken)."""
    head, by = about(request, client_id), actor_of(request)
    head.concern(concern_id)

    def carry_out(told: Mapping[str, Any]) -> Done:
        concerns.break_off(concern_id, told["because"], by=by, on=told["on"], remark=told["remark"], no_citizen_number=True)
        return Done(_("Vastgelegd dat het contact stopte."))

    lead = _("Alleen als het stopte voor het klaar was. Is de cliënt geholpen, kies dan afronden met advies.")
    asking = Asking(_("Contact is gestopt"), _("Leg vast dat het stopte"), lead, noticed=("remark",))
    return answer(request, head, BreakSheet(request.POST or None), carry_out, asking)


@require_http_methods(FORM)
@never_cache
def category(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Sort a concern otherwise (nl: andere categorie)."""
    head, by = about(request, client_id), actor_of(request)
    concern = head.concern(concern_id)
    form = CategorySheet(request.POST or None, initial={"category": concern.category})
    offer(form, scheme_on(concern.raised_on).categories(ConcernKind.coded(concern.kind)))

    def carry_out(told: Mapping[str, Any]) -> Done:
        concerns.change_category(
            concern_id, told["category"], by=by, on=told["on"], remark=told["remark"], no_citizen_number=True
        )
        return Done(_("De categorie is gewijzigd. Wat het was, blijft bewaard."))

    return answer(request, head, form, carry_out, Asking(_("Andere categorie"), _("Wijzig categorie"), noticed=("remark",)))


@require_http_methods(FORM)
@never_cache
def place(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Say about which place a concern is (nl: andere plek)."""
    head, by = about(request, client_id), actor_of(request)
    form = PlaceSheet(request.POST or None)
    offer_kept(form, by=by, keeps=head.concern(concern_id).location_id)

    def carry_out(told: Mapping[str, Any]) -> Done:
        concerns.change_place(concern_id, told["location"], by=by, on=told["on"], remark=told["remark"], no_citizen_number=True)
        return Done(_("De plek is gewijzigd. Wat het was, blijft bewaard."))

    return answer(request, head, form, carry_out, Asking(_("Andere plek"), _("Wijzig plek"), noticed=("remark",)))


@require_http_methods(FORM)
@never_cache
def support(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Begin a trajectory because the client asks for it (nl: traject openen)."""
    head, by = about(request, client_id), actor_of(request)
    head.concern(concern_id)

    def carry_out(told: Mapping[str, Any]) -> Done:
        trajectories.open_trajectory(
            concern_id,
            by=by,
            on=told["on"],
            asked_on=told["asked_on"],
            asked_how=told["asked_how"],
            request=told["request"],
            no_citizen_number=True,
        )
        return Done(_("Het traject is begonnen. De cliënt beslist over elke stap."))

    lead = _("Een vertrouwenspersoon begint nooit uit zichzelf. Leg vast wat de cliënt vroeg, en wanneer.")
    asking = Asking(_("Traject openen"), _("Open het traject"), lead, noticed=("request",))
    return answer(request, head, RequestSheet(request.POST or None), carry_out, asking)


@require_http_methods(FORM)
@never_cache
def closing(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Close a trajectory, and invite to the survey whoever wants that (nl: traject afsluiten). Raises: NotFound."""
    head, by = about(request, client_id), actor_of(request)
    require(by, Act.CLOSE, Resource.TRAJECTORY)
    head.concern(concern_id)
    closed: list[UUID] = []

    def carry_out(told: Mapping[str, Any]) -> Done:
        trajectories.close(concern_id, by=by, on=told["on"])
        closed.append(concern_id)
        undo = reverse("reopen_trajectory", args=[client_id, concern_id])
        return Done(_("Het traject is afgesloten."), undo)

    lead = _("De cliënt heeft geen steun meer nodig. Komt de cliënt terug, dan heropent u het traject.")
    form, asking = CloseSheet(request.POST or None), Asking(_("Traject afsluiten"), _("Sluit af"), lead)
    answered = answer(request, head, form, carry_out, asking)
    if answered.status_code == HTTPStatus.FOUND and closed and form.cleaned_data["invited"] == "yes":
        return invitation(request, client_id)
    return answered


@require_http_methods(FORM)
@never_cache
def invitation(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Draw a code for the survey, which is shown once and knows an age group only (nl: uitnodiging voor de vragenlijst)."""
    head, by = about(request, client_id), actor_of(request)
    drawn, refusal = None, ""
    try:
        if request.method == "POST":
            with acting(by):
                asked_once.spend(client_id, by=by)
                drawn = invite(age_group(Relation.coded(head.client.relation)), by=by, on=timezone.localdate())
        else:
            asked_once.check(client_id, by=by)
    except NotFound:
        raise
    except Refused as refused:
        refusal = refused.told_in(language())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal and request.method == "POST" else HTTPStatus.OK
    told: dict[str, Any] = {"head": head, "drawn": drawn, "refusal": refusal}
    if drawn is not None:
        link = request.build_absolute_uri(reverse("survey_by_link", args=[drawn.code]))
        told |= {"link": link, "page": request.build_absolute_uri(reverse("survey"))}
    return render(request, "workplace/case/invitation.html", told, status=status)


@require_POST
def reopen(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Go on with a trajectory that was closed (nl: traject heropenen)."""
    by = actor_of(request)

    def carry_out() -> Done:
        trajectories.reopen(concern_id, by=by, on=timezone.localdate())
        return Done(_("Het traject is weer open."))

    return at_once(request, client_id, carry_out)
