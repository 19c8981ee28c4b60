"""The steps of a trajectory: taking one, writing down how it ended, and what becomes of its deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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

from gehoord.casework import contacts, deadlines, trajectories
from gehoord.casework.overview.headline import steps_of
from gehoord.people.entering import actor_of
from gehoord.practice.actions import LADDER, ActionKind, lowest_advised, steps_skipped
from gehoord.practice.contacts import Voice
from gehoord.practice.errors import Refused
from gehoord.practice.outcomes import Outcome, possible_for
from gehoord.practice.regulations import REGULATIONS
from gehoord.practice.words import Text
from gehoord.web.templatetags.house import spoken
from gehoord.web.workplace.case.about_client import FORM, noon_of
from gehoord.web.workplace.case.asking import Asking, Done, about, answer, at_once
from gehoord.web.workplace.case.questions import CHOOSE, Choices, Sheet, a_day, choose_from, words

LIMITS = {
    ActionKind.COMPLAINTS_COMMITTEE: "complaints_committee",
    ActionKind.OBJECTION_APPEAL: "administrative_law",
    ActionKind.TALK_MANAGER: "agency_talks",
    ActionKind.TALK_BOARD: "agency_talks",
    ActionKind.TALK_EMPLOYEE: "agency_talks",
}
"""Which regulation a deadline of a step is mostly from (nl: gebruikelijke regeling). All others can be chosen too."""


class SayWhy(Refused):
    """A higher rung was taken without a word on why the client wants that (nl: waarom deze stap)."""

    sentence = Text(
        "Deze stap slaat lagere treden over. Dat mag als de cliënt het zo wil: schrijf op waarom.",
        "This step passes lower rungs by. That is fine if the client wants it so: write down why.",
    )


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder as it is shown (nl: trede). `kind` is done, now or open; `on` the day of the latest step on it."""

    what: ActionKind
    standing: str
    on: date | None = None
    outcome: Text | None = None
    is_advised: bool = False


class StepRadio(forms.RadioSelect):
    """The kinds of steps, each with what it means and whether it is advised now (nl: stappen)."""

    advised: ActionKind | None = None
    skips: frozenset[str] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A step that knows whether it is advised and whether it passes others by (nl: stap)."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        kind = ActionKind.coded(str(value))
        option |= {
            "meaning": spoken(kind.definition) if kind.definition else "",
            "is_advised": kind is self.advised,
            "skips": kind.value in self.skips,
        }
        return option


class StepSheet(Sheet):
    """A step that the client chose (nl: stap)."""

    kind = forms.TypedChoiceField(
        label=lazily("Welke stap kiest de cliënt?"),
        choices=lambda: [(kind.value, spoken(kind)) for kind in ActionKind],
        coerce=ActionKind.coded,
        widget=StepRadio,
        error_messages=CHOOSE,
    )
    why = words(
        lazily("Waarom wil de cliënt deze stap?"),
        rows=3,
        help_text=lazily("Nodig als u een lagere trede overslaat. In de woorden van de cliënt."),
    )
    on = a_day(lazily("Gezet op"))
    deadline = forms.ChoiceField(label=lazily("Welke termijn loopt mee?"), required=False, error_messages=CHOOSE)
    from_day = a_day(
        lazily("Termijn loopt vanaf"), required=False, initial=None, help_text=lazily("Leeg: vanaf de dag van de stap.")
    )


class OutcomeSheet(Sheet):
    """How a step ended (nl: uitkomst)."""

    outcome = forms.TypedChoiceField(
        label=lazily("Hoe eindigde het?"), coerce=Outcome.coded, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    text = words(lazily("Wat is er uitgekomen?"), rows=3)
    on = a_day(lazily("Geëindigd op"))


class ReasonSheet(Sheet):
    """Why a deadline changes (nl: reden)."""

    reason = words(lazily("Waarom?"), rows=3)
    on = a_day(lazily("Vanaf"))


def ladder_of(taken: list[Any]) -> tuple[Rung, ...]:
    """The ladder with what was done on it; `taken` are the steps of a trajectory (nl: ladder)."""
    kinds = [ActionKind.coded(one.kind) for one in taken]
    # Where nothing is left to be solved, no next step is advised; the client may still ask for one.
    solved = bool(taken) and all(one.outcome == Outcome.RESOLVED.value for one in taken)
    advised = None if solved else lowest_advised(kinds)
    latest = {ActionKind.coded(one.kind): one for one in taken}
    return tuple(_rung(kind, latest.get(kind), is_advised=kind is advised) for kind in LADDER)


def _rung(kind: ActionKind, step: Any, *, is_advised: bool) -> Rung:
    if step is None:
        return Rung(kind, "open", is_advised=is_advised)
    if not step.outcome:
        return Rung(kind, "now", step.taken_on)
    return Rung(kind, "done", step.ended_on, Outcome.coded(step.outcome).label_for(kind))


def limits() -> Choices:
    """Every deadline of every regulation, by regulation (nl: termijnen)."""
    told: list[Any] = [("", _("Geen termijn"))]
    for code, regulation in REGULATIONS.items():
        told.append((spoken(regulation.label), [(f"{code}/{limit.code}", spoken(limit.label)) for limit in regulation.limits]))
    return told


@require_http_methods(FORM)
@never_cache
def step(request: HttpRequest, client_id: UUID, concern_id: UUID) -> HttpResponse:
    """Take a step that the client chose (nl: stap zetten). Raises: NotFound; SayWhy is told on the form itself."""
    head, by = about(request, client_id), actor_of(request)
    taken = list(steps_of(head.concern(concern_id)))
    kinds = [ActionKind.coded(one.kind) for one in taken]
    form = StepSheet(request.POST or None)
    choose_from(form, "deadline", limits())
    radio = form.fields["kind"].widget
    if isinstance(radio, StepRadio):
        radio.advised = lowest_advised(kinds)
        radio.skips = frozenset(kind.value for kind in ActionKind if steps_skipped(kind, kinds))

    def carry_out(told: Mapping[str, Any]) -> Done:
        why = told["why"].strip()
        if steps_skipped(told["kind"], kinds) and not why:
            raise SayWhy
        regulation, _slash, limit = told["deadline"].partition("/")
        deadline = (regulation, limit) if limit else None
        trajectories.take_action(concern_id, told["kind"], by=by, on=told["on"], deadline=deadline, from_day=told["from_day"])
        if why:
            at = noon_of(told["on"])
            contacts.write_note(client_id, why, by=by, at=at, concern_id=concern_id, voice=Voice.CLIENT, no_citizen_number=True)
        return Done(_("De stap is vastgelegd."))

    asking = Asking(
        title=_("Stap zetten"),
        button=_("Leg de stap vast"),
        lead=_("De laagste trede die past, is het advies. De cliënt beslist."),
        template="workplace/case/step.html",
        beside={"rungs": ladder_of(taken), "usual": LIMITS},
        noticed=("why",),
    )
    return answer(request, head, form, carry_out, asking)


@require_http_methods(FORM)
@never_cache
def outcome(request: HttpRequest, client_id: UUID, action_id: UUID) -> HttpResponse:
    """Write down how a step ended, on the scale that fits it (nl: uitkomst)."""
    head, by = about(request, client_id), actor_of(request)
    action = head.action(action_id)
    kind = ActionKind.coded(action.kind)
    form = OutcomeSheet(request.POST or None)
    choose_from(form, "outcome", [(one.value, spoken(one.label_for(kind))) for one in possible_for(kind)])

    def carry_out(told: Mapping[str, Any]) -> Done:
        trajectories.record_outcome(action_id, told["outcome"], by=by, on=told["on"])
        if told["text"].strip():
            concern = action.trajectory.concern_id
            contacts.write_note(
                client_id, told["text"], by=by, at=noon_of(told["on"]), concern_id=concern, no_citizen_number=True
            )
        done = _("De uitkomst is vastgelegd.")
        if action.limit:
            done += " " + _("De termijn die meeliep, is daarmee klaar en staat niet meer bij “Te doen”.")
        return Done(done)

    judged = _("Er is een uitspraak. Neem over wat die zegt.") if kind.is_formal else _("De cliënt oordeelt, niet u.")
    asking = Asking(_("Uitkomst: {step}").format(step=spoken(kind)), _("Leg uitkomst vast"), judged, noticed=("text",))
    return answer(request, head, form, carry_out, asking)


@require_http_methods(FORM)
@never_cache
def suspend(request: HttpRequest, client_id: UUID, action_id: UUID) -> HttpResponse:
    """Let a deadline stand still (nl: termijn opschorten)."""
    head, by = about(request, client_id), actor_of(request)
    head.action(action_id)

    def carry_out(told: Mapping[str, Any]) -> Done:
        deadlines.suspend_deadline(action_id, told["reason"], by=by, on=told["on"], no_citizen_number=True)
        return Done(_("De termijn staat stil."), reverse("resume_deadline", args=[client_id, action_id]))

    asking = Asking(_("Termijn laten stilstaan"), _("Laat stilstaan"), noticed=("reason",))
    return answer(request, head, ReasonSheet(request.POST or None), carry_out, asking)


@require_http_methods(FORM)
@never_cache
def extend(request: HttpRequest, client_id: UUID, action_id: UUID) -> HttpResponse:
    """Give a deadline more time, once (nl: termijn verlengen)."""
    head, by = about(request, client_id), actor_of(request)
    head.action(action_id)

    def carry_out(told: Mapping[str, Any]) -> Done:
        deadlines.extend_deadline(action_id, told["reason"], by=by, on=told["on"], no_citizen_number=True)
        return Done(_("De termijn is verlengd."))

    lead = _("Verlengen kan één keer, zo lang als de regeling geeft.")
    asking = Asking(_("Termijn verlengen"), _("Verleng de termijn"), lead, noticed=("reason",))
    return answer(request, head, ReasonSheet(request.POST or None), carry_out, asking)


@require_POST
def resume(request: HttpRequest, client_id: UUID, action_id: UUID) -> HttpResponse:
    """Let a deadline run again (nl: termijn hervatten)."""
    by = actor_of(request)

    def carry_out() -> Done:
        deadlines.resume_deadline(action_id, by=by, on=timezone.localdate())
        return Done(_("De termijn loopt weer."))

    return at_once(request, client_id, carry_out)
