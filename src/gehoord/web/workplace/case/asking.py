"""How every form about a client goes: who it is about, what is asked, what the verb says, and what happened in words.

What is refused gives the form back with all that was typed. What was carried out is said on the client's page, with the way back
where there is one. A form that is sent twice is carried out once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gehoord.casework.noticing.noticed import Noticed, notice
from gehoord.casework.overview.headline import Headline, headline
from gehoord.people.entering import actor_of
from gehoord.people.once import first_time
from gehoord.people.permissions import NotFound
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken
from gehoord.web.workplace.case.questions import Sheet


@dataclass(frozen=True, slots=True)
class Done:
    """What happened, in words, and the address that takes it back if there is one (nl: gedaan). `to`: where to go on."""

    words: str
    undo: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A form page: what it is called, what its button says, and what stands beside it (nl: formulierpagina).

    `noticed` names the fields in which a citizen number or somebody's full name is pointed out before it is kept.
    """

    title: str
    button: str
    lead: str = ""
    template: str = "workplace/case/form.html"
    beside: Mapping[str, Any] = field(default_factory=dict)
    noticed: tuple[str, ...] = ()
    is_weighty: bool = False


def about(request: HttpRequest, client_id: UUID) -> Headline:
    """Who a form is about, opened by who asks (nl: over wie). Raises: NotFound."""
    return headline(client_id, by=actor_of(request), on=timezone.localdate())


def answer(
    request: HttpRequest, head: Headline, form: Sheet, carry_out: Callable[[Mapping[str, Any]], Done], asking: Asking
) -> HttpResponse:
    """Show a form, or carry out what stands in it (nl: formulier beantwoorden). Raises: NotFound."""
    by = actor_of(request)
    refusal, noticed = "", tuple[Noticed, ...]()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        noticed = notice([told.get(name) or "" for name in asking.noticed], known=[head.name])
        if told["kept_anyway"] == "yes" or not noticed:
            try:
                with acting(by):
                    done = carry_out(told) if first_time(told["sent"], at=timezone.now()) else Done(_("Dit was al bewaard."))
            except NotFound:
                raise
            except Refused as refused:
                refusal = refused.told_in(spoken())
            else:
                messages.success(request, done.words, extra_tags=done.undo)
                return redirect(done.to or reverse("client", args=[head.client.pk]))
    told_all = {
        "head": head,
        "form": form,
        "asking": asking,
        "refusal": refusal,
        "noticed": noticed,
        **asking.beside,
    }
    is_refused = bool(refusal or noticed or form.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, asking.template, told_all, status=status)


def at_once(request: HttpRequest, client_id: UUID, carry_out: Callable[[], Done]) -> HttpResponse:
    """Carry out a button that asks nothing more, and say what happened or why not (nl: knop). Raises: NotFound."""
    try:
        with acting(actor_of(request)):
            done = carry_out()
    except NotFound:
        raise
    except Refused as refused:
        messages.warning(request, refused.told_in(spoken()))
    else:
        messages.success(request, done.words, extra_tags=done.undo)
    return redirect("client", client_id)
