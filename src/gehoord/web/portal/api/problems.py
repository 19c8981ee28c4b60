"""What a program hears when something cannot be: a problem in the shape that RFC 9457 gives it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from gehoord.people.permissions import NotFound
from gehoord.people.tokens import TriedTooOften
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language
from gehoord.reporting.delivery import NotMade, NotReady

VERSION = "1.0.0"
PROBLEM = "application/problem+json"
ROOT = "api/v1/"
STATUS = {
    NotFound: HTTPStatus.NOT_FOUND,
    # a conflict is asked again in a minute; this is not
    NotMade: HTTPStatus.NOT_FOUND,
    NotReady: HTTPStatus.CONFLICT,
    TriedTooOften: HTTPStatus.TOO_MANY_REQUESTS,
}
DETAILS = {
    HTTPStatus.UNAUTHORIZED: {
        "nl": "Geef een sleutel mee: Authorization: Bearer, met de sleutel erachter.",
        "en": "Send a key along: Authorization: Bearer, with the key after it.",
    },
    HTTPStatus.NOT_FOUND: {"nl": "Dit is er niet, of het is niet voor u.", "en": "This is not there, or it is not for you."},
    HTTPStatus.BAD_REQUEST: {"nl": "De vraag past niet bij de beschrijving.", "en": "The request does not fit the description."},
    HTTPStatus.METHOD_NOT_ALLOWED: {"nl": "Hier kan alleen worden gelezen.", "en": "One can only read here."},
    HTTPStatus.TOO_MANY_REQUESTS: {
        "nl": "Dat is veel in een minuut. Wacht even.",
        "en": "That is much in a minute. Please wait.",
    },
}
NO_SUCH_KEY: Mapping[Language, str] = {
    "nl": "Deze sleutel opent niets, of niet meer. Maak een nieuwe op uw pagina met sleutels.",
    "en": "This key opens nothing, or no longer. Make a new one on your page with keys.",
}


def of_a_program(request: HttpRequest) -> bool:
    """Whether a program asks, that reads no page (nl: van een programma)."""
    return request.path.startswith(f"/{ROOT}")


def problem(request: HttpRequest, status: HTTPStatus, detail: str = "", **more: Any) -> HttpResponse:
    """A problem as a program reads it (nl: probleem). `more`: what goes with it, such as which parameter did not fit."""
    told = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": detail or DETAILS.get(status, {}).get(_language(request), ""),
        "instance": request.path,
        **more,
    }
    headers = {"API-Version": VERSION}
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JsonResponse(told, status=status, content_type=PROBLEM, headers=headers)


def answer_problems(api: NinjaAPI) -> None:
    """Let every refusal of this API be a problem (nl: problemen beantwoorden)."""

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        status = STATUS.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)
        return problem(request, status, error.told_in(_language(request)))

    def not_fitting(request: HttpRequest, error: Any) -> HttpResponse:
        wrong = [{"in": one["loc"][0], "name": str(one["loc"][-1]), "reason": one["msg"]} for one in error.errors]
        return problem(request, HTTPStatus.BAD_REQUEST, invalidParams=wrong)

    def unknown(request: HttpRequest, _error: Any) -> HttpResponse:
        said = request.headers.get("Authorization", "").lower().startswith("bearer ")
        return problem(request, HTTPStatus.UNAUTHORIZED, NO_SUCH_KEY[_language(request)] if said else "")

    def other(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(request, HTTPStatus(error.status_code))

    api.add_exception_handler(Refused, refused)
    api.add_exception_handler(ValidationError, not_fitting)
    api.add_exception_handler(AuthenticationError, unknown)
    api.add_exception_handler(HttpError, other)


def _language(request: HttpRequest) -> Language:
    return "en" if request.headers.get("Accept-Language", "nl").lower().startswith("en") else "nl"
