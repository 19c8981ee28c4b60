"""Where services of others tell us something. No visit and no cookie: what counts is the signature on what they say."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.intake.inbound import telephone
from gehoord.intake.inbound.messaging.arriving import take_in
from gehoord.intake.inbound.messaging.messengers import NotSigned
from gehoord.intake.inbound.messaging.whatsapp import in_use
from gehoord.vault.transit import KeysAway


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest) -> HttpResponse:
    """What a messaging service delivers (nl: berichten). It is told to come again while we cannot store it."""
    service = in_use()
    if service is None:
        raise Http404
    if request.method != "POST":
        answer = service.greeted(request.GET.dict())
        return _said(HTTPStatus.FORBIDDEN) if answer is None else HttpResponse(answer, content_type="text/plain; charset=utf-8")
    try:
        take_in(service.opened(request.body, request.headers), service, at=timezone.now())
    except NotSigned:
        return _said(HTTPStatus.FORBIDDEN)
    except ValueError:
        return _said(HTTPStatus.BAD_REQUEST)
    except KeysAway:
        return _said(HTTPStatus.SERVICE_UNAVAILABLE)
    return _said(HTTPStatus.OK)


@csrf_exempt
@login_not_required
@never_cache
@require_POST
def calls(request: HttpRequest) -> HttpResponse:
    """What a telephone system tells of a call (nl: gesprekken)."""
    switchboard = telephone.in_use()
    if switchboard is None:
        raise Http404
    try:
        telephone.hear(request.body, request.headers.get("X-Gehoord-Signature", ""), switchboard, at=timezone.now())
    except telephone.NotSigned:
        return _said(HTTPStatus.FORBIDDEN)
    except (ValueError, RecursionError):
        return _said(HTTPStatus.BAD_REQUEST)
    except KeysAway:
        return _said(HTTPStatus.SERVICE_UNAVAILABLE)
    return _said(HTTPStatus.OK)


def _said(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain; charset=utf-8")
