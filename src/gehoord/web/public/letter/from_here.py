"""The door of pages that have no cookie: a form is taken from a page of ours only, in the language it was read in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gehoord.directory.front_door.words import Voice
from gehoord.web.public.language import as_language, spoken

View = Callable[[HttpRequest], HttpResponse]


def without_cookie(view: View) -> View:
    """A page for who is outside (nl: pagina zonder cookie).

    What proves a form is what it carries: a sum that was set here, or the secret of a visit. So a page elsewhere has nothing to
    send, and a browser says by itself when it was sent from there.
    """

    @csrf_exempt
    @login_not_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return HttpResponse(status=HTTPStatus.NOT_FOUND)
        # The language travels with the form; a cookie for it would stay on the device.
        with override(as_language(request.POST.get("speak") or request.POST.get("tongue", spoken()))):
            return view(request)

    return shown


def is_grown_up(request: HttpRequest) -> bool:
    """Whether who is outside came in at the voice of adults, so that they are spoken to as one (nl: volwassene)."""
    return request.POST.get("voice") == Voice.ADULT.value
