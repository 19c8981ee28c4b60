"""Whether what people mail comes in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.intake.inbound.mail.emptying import emptied
from gehoord.people.entering import actor_of


@require_safe
@never_cache
def mailboxes(request: HttpRequest) -> HttpResponse:
    """The mailboxes, and whether they are read (nl: postbussen). Raises: NotFound."""
    found = emptied(by=actor_of(request), at=timezone.now())
    return render(request, "office/mailboxes.html", {"mailboxes": found, "well": all(one.is_well for one in found)})
