"""The language of the pages: Dutch or English, chosen with one button."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from gehoord.people.accounts import prefer
from gehoord.practice.words import Language


def as_language(code: str) -> Language:
    """A language code of a browser as a language of the house; what is not English is Dutch (nl: taal)."""
    return "en" if code.startswith("en") else "nl"


def spoken() -> Language:
    """The language of the page that is being made (nl: gesproken taal)."""
    return as_language(get_language() or "nl")


@csrf_exempt
@login_not_required
@require_POST
def speak(request: HttpRequest) -> HttpResponseBase:
    """Go on in the other language, on the page where the visitor is (nl: van taal wisselen).

    The form carries no proof, so that a page with this button alone leaves no cookie behind; a browser says itself when it
    was sent from another site.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return redirect("start")
    prefer(request.user, as_language(request.POST.get("language", "")))
    return set_language(request)
