"""The headers every answer carries: nothing from elsewhere, nothing inline, nothing kept by a browser in between."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
NEVER_KEPT = ("/static/chat/", "/static/front/")
"""Files whose very name says what was done here; a browser keeps no copy (nl: nooit bewaard)."""
LETTERS = "/static/fonts/"
"""The letters of every page; a letter that changes gets another name, so a browser never has to ask again (nl: letters)."""
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class Headers:
    """Puts the safe headers on every answer that has not chosen its own (nl: veilige kopregels)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/") or response.status_code >= HTTPStatus.BAD_REQUEST:
            response.headers.setdefault("Cache-Control", "no-store")
        if request.path.startswith(NEVER_KEPT):
            response.headers["Cache-Control"] = "no-store"
        elif request.path.startswith(LETTERS) and response.status_code < HTTPStatus.BAD_REQUEST:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
