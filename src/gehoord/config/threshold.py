"""What no page answers: other methods than a browser uses, and forms in other letters than the house reads."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from gehoord.web.errors import not_understood

METHODS = ("GET", "HEAD", "POST")
LETTERS = frozenset({"utf-8", "utf8", "us-ascii"})


class Threshold:
    """Turns away what no browser asks, before anything reads it (nl: drempel)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            response = not_understood(request, status=HTTPStatus.METHOD_NOT_ALLOWED)
            response.headers["Allow"] = ", ".join(METHODS)
            return response
        if (request.content_params or {}).get("charset", "utf-8").lower() not in LETTERS:
            return not_understood(request, status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        return self.get_response(request)
