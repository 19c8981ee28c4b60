"""The words of an office: the texts it often says, which its coordinator writes, and the categories, which stand fast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.intake import replies as texts
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may, require
from gehoord.practice.concerns import SCHEMES, Category, ConcernKind, Scheme
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import ReplySheet, carried_out, pressed
from gehoord.web.public.language import spoken


@require_safe
@never_cache
def replies(request: HttpRequest) -> HttpResponse:
    """The saved replies of the office (nl: standaardteksten). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.LIST, Resource.SAVED_REPLY)
    found = [(one, texts.gaps(one.text)) for one in texts.replies(by=by)]
    return render(request, "office/replies.html", {"replies": found, "writes": may(by, Act.CREATE, Resource.SAVED_REPLY)})


@require_http_methods(FORM)
@never_cache
def new_reply(request: HttpRequest) -> HttpResponse:
    """Write a saved reply (nl: standaardtekst schrijven). Raises: NotFound."""
    require(actor_of(request), Act.CREATE, Resource.SAVED_REPLY)
    return _write(request, None, ReplySheet(request.POST or None))


@require_http_methods(FORM)
@never_cache
def reply(request: HttpRequest, reply_id: UUID) -> HttpResponse:
    """Change a saved reply (nl: standaardtekst veranderen). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.CHANGE, Resource.SAVED_REPLY)
    kept = next((one for one in texts.replies(by=by) if one.id == reply_id), None)
    if kept is None:
        raise NotFound
    return _write(request, reply_id, ReplySheet(request.POST or None, initial={"title": kept.title, "text": kept.text}))


@require_POST
def drop_reply(request: HttpRequest, reply_id: UUID) -> HttpResponse:
    """Let a saved reply be offered no more (nl: standaardtekst weg). Raises: NotFound."""
    by = actor_of(request)

    def carry_out() -> str:
        texts.drop_reply(reply_id, by=by, at=timezone.now())
        return _("De tekst wordt niet meer aangeboden. Wat er al mee geschreven is, blijft.")

    return pressed(request, carry_out, to=reverse("replies"))


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    """The categories of a scheme with what belongs in each, to look up and not to change (nl: categorieën). Raises: NotFound."""
    require(actor_of(request), Act.LIST, Resource.ABSENCE)
    asked, sought = request.GET.get("jaar", ""), request.GET.get("zoek", "").strip()
    scheme = next((one for one in SCHEMES if str(one.year) == asked), SCHEMES[-1])
    kinds = [(kind, [one for one in scheme.categories(kind) if _fits(one, sought)]) for kind in ConcernKind]
    told = {
        "schemes": SCHEMES[::-1],
        "scheme": scheme,
        "kinds": [(kind, found) for kind, found in kinds if found],
        "sought": sought,
        "earlier": _earlier(scheme),
    }
    return render(request, "office/categories.html", told)


def _write(request: HttpRequest, reply_id: UUID | None, form: ReplySheet) -> HttpResponse:
    by = actor_of(request)

    def carry_out(told: Mapping[str, Any]) -> str:
        texts.save_reply(told["title"], told["text"], by=by, reply_id=reply_id)
        return _("De tekst is bewaard. Collega’s van dit kantoor kunnen hem nu gebruiken.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("replies"))
    title = _("Een standaardtekst schrijven") if reply_id is None else _("Een standaardtekst veranderen")
    lead = _("Zet er geen naam in, en niets dat van één cliënt is.")
    return done or ask(request, form, refusal, title=title, button=_("Bewaar de tekst"), lead=lead, back=reverse("replies"))


def _fits(category: Category, sought: str) -> bool:
    said = [category.label, *([category.definition] if category.definition else [])]
    return sought.casefold() in " ".join(text.spoken_in(spoken()) for text in said).casefold()


def _earlier(scheme: Scheme) -> list[Category]:
    return list(scheme.earlier)
