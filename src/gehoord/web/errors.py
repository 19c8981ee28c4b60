"""Turning a refusal into a page, or into a line that htmx puts in its place. Absent and forbidden are one page and one status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from itertools import chain

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.delivery import NotMade, NotReady
from gehoord.web.portal.api.problems import of_a_program, problem
from gehoord.web.public.language import spoken
from gehoord.web.typed import UNTYPED

STATUS: Mapping[type[Refused], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    NotMade: HTTPStatus.NOT_FOUND,
    NotReady: HTTPStatus.CONFLICT,
}

NOT_UNDERSTOOD = Text(
    "Gehoord begrijpt niet wat uw browser vraagt. Ga terug naar de vorige pagina en probeer het opnieuw.",
    "Gehoord does not understand what your browser asks. Go back to the previous page and try again.",
)

PRESSED = Text(
    "Deze pagina komt er alleen als u op een knop drukt, en blijft daarna niet staan. Ga terug naar de vorige pagina.",
    "This page only comes when you press a button, and does not stay afterwards. Go back to the previous page.",
)


class Refusals:
    """Catches every refusal that a view lets through, in one place (nl: weigeringen opvangen)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        if of_a_program(request):
            return _only_read(request, answer)
        return _only_pressed(request, answer) if request.method == "GET" and not answer.content else answer

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Turn away a form with characters that nobody can type, before a page reads it (nl: stuurtekens weigeren)."""
        said = chain(request.GET.items(), request.POST.items())
        return not_understood(request) if any(UNTYPED.search(f"{name}{value}") for name, value in said) else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else is a bug and goes on (nl: weigering beantwoorden)."""
        return refused(request, exception) if isinstance(exception, Refused) else None


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The answer to somebody who asked what cannot be done (nl: weigering)."""
    if isinstance(refusal, NotFound):
        return not_there(request)
    status = STATUS.get(type(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
    told = {"sentence": refusal.told_in(spoken())}
    template = "parts/refused.html" if "HX-Request" in request.headers else "errors/refused.html"
    return render(request, template, {**told, **_framed(request)}, status=status)


@login_not_required
def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The page for what is absent and for what is not yours (nl: is er niet)."""
    if of_a_program(request):
        return problem(request, HTTPStatus.NOT_FOUND)
    return render(request, "errors/not_there.html", _framed(request), status=HTTPStatus.NOT_FOUND)


@login_not_required
def not_understood(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 - Django's signature
    *,
    status: HTTPStatus = HTTPStatus.BAD_REQUEST,
) -> HttpResponse:
    """The page for what no page of the house asks for (nl: niet begrepen)."""
    if of_a_program(request):
        return problem(request, status)
    told = {"sentence": NOT_UNDERSTOOD.spoken_in(spoken()), **_framed(request)}
    return render(request, "errors/refused.html", told, status=status)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """The page for when the house itself failed; it asks nothing of database or session (nl: er ging iets mis)."""
    return render(request, "errors/broken.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


@login_not_required
def too_long_ago(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The page for a form that was sent without its proof, mostly because it stood open too long (nl: te lang geleden)."""
    return render(request, "errors/too_long_ago.html", _framed(request), status=HTTPStatus.FORBIDDEN)


def _only_pressed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The page for who opens an address again that a button leads to; the bare answer says nothing to anybody."""
    told = {"sentence": PRESSED.spoken_in(spoken()), **_framed(request)}
    page = render(request, "errors/refused.html", told, status=HTTPStatus.METHOD_NOT_ALLOWED)
    page["Allow"] = answer["Allow"]
    return page


def _only_read(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The problem for a program that wants to write where one only reads."""
    told = problem(request, HTTPStatus.METHOD_NOT_ALLOWED)
    told["Allow"] = answer["Allow"]
    return told


def _framed(request: HttpRequest) -> dict[str, str]:
    """The frame around an answer: who is in stays at work, and everybody else keeps the way to leave at once."""
    user = getattr(request, "user", None)
    return {"frame": "frames/work.html" if user is not None and user.is_authenticated else "frames/quiet.html"}
