"""Keys for programs, on the page of who they belong to; the office sees them all, and can take each back."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.people.sign_in import step_up
from gehoord.practice.errors import Refused
from gehoord.reporting.portal import keys as kept
from gehoord.web.office.asked import NEEDED, pressed
from gehoord.web.public.language import spoken

FORM = ["GET", "HEAD", "POST"]


class KeySheet(forms.Form):
    """What a key is for (nl: sleutel)."""

    label = forms.CharField(
        label=_("Waar is de sleutel voor?"),
        max_length=kept.LONGEST,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        help_text=_("Bijvoorbeeld: datawarehouse van de gemeente."),
        error_messages=NEEDED,
    )


@require_http_methods(FORM)
@never_cache
@step_up
@sensitive_variables("drawn")
def keys(request: HttpRequest) -> HttpResponse:
    """The keys for programs; a new one is on the answer once (nl: sleutels). Raises: NotFound."""
    by = actor_of(request)
    form, drawn, refusal = KeySheet(request.POST or None), "", ""
    if request.method == "POST" and form.is_valid():
        try:
            drawn = kept.make_key(form.cleaned_data["label"], by=by, at=timezone.now()).spelled
        except NotFound:
            raise
        except Refused as refused:
            refusal = refused.told_in(spoken())
        else:
            form = KeySheet()
    told = {
        "keys": kept.keys_of(by=by),
        "form": form,
        "drawn": drawn,
        "refusal": refusal,
        "makes": may(by, Act.CREATE, Resource.ACCESS_KEY),
    }
    return render(request, "portal/keys.html", told, status=422 if refusal or form.errors else 200)


@require_POST
@step_up
def revoke(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """Let a key open nothing from now on (nl: sleutel intrekken). Raises: NotFound."""

    def carry_out() -> str:
        kept.revoke_key(key_id, by=actor_of(request), at=timezone.now())
        return gettext("De sleutel is ingetrokken. Hij opent niets meer.")

    return pressed(request, carry_out, to=reverse("access_keys"))
