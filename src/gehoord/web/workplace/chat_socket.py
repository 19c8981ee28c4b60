"""The doors along which colleagues follow a talk. Who they are is asked of the house itself, as for any page."""

from __future__ import annotations

import json
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from gehoord.chat import speaking
from gehoord.chat.events import Told
from gehoord.intake import going_along
from gehoord.people.entering import actor_of, person_of
from gehoord.people.permissions import NotFound
from gehoord.web.live.admission import NOT_THERE, OVER, Admission, Scope, Shut, from_own_page
from gehoord.web.live.asking import Application, asked_of
from gehoord.web.public.language import spoken

AGAIN = 30.0
"""Seconds in which a visit that was ended may still hear something (nl: opnieuw kijken)."""


@require_safe
def entry(request: HttpRequest, conversation: UUID) -> JsonResponse:
    """Whether somebody may follow a talk, and who they are; the journal has it before a word is shown (nl: toegang).

    Asked again by a line that is open, it is no new reading, and shows nobody at the screen. Raises: NotFound.
    """
    actor = actor_of(request)
    if not going_along.may_follow(conversation, by=actor):
        raise NotFound
    if "again" in request.GET:
        request.session.is_quiet = True  # type: ignore[attr-defined]  # the house's own store has it
        speaking.check_readable(conversation, by=actor)
    else:
        speaking.journalled(conversation, by=actor, did="follows a conversation")
    name = speaking.called(person_of(request))
    return JsonResponse({"person": str(person_of(request)), "name": name, "language": spoken()})


class ColleaguesDoor:
    """Lets in whoever may see one conversation, for as long as their visit lasts (nl: deur voor collega's)."""

    asks_again: float | None = AGAIN

    def __init__(self, house: Application, conversation: UUID) -> None:
        self._house, self._conversation = house, conversation

    async def admit(self, scope: Scope, told: Told) -> Admission:  # noqa: ARG002 - as other doors
        """Let a colleague in by their own visit (nl: binnenlaten). Raises: Shut."""
        if not from_own_page(scope, strictly=True):
            raise Shut(OVER)
        return await self._ask(scope)

    async def again(self, scope: Scope, admission: Admission) -> None:
        """Whether they are still signed in and may still see it (nl: opnieuw kijken). Raises: Shut."""
        found = await self._ask(scope, query=b"again")
        if found.reader != admission.reader:
            raise Shut(OVER)

    async def _ask(self, scope: Scope, *, query: bytes = b"") -> Admission:
        status, body = await asked_of(self._house, scope, f"/gesprekken/{self._conversation}/toegang/", query)
        if status == HTTPStatus.NOT_FOUND:
            raise Shut(NOT_THERE)
        if status != HTTPStatus.OK:
            raise Shut(OVER)
        told = json.loads(body)
        person = UUID(told["person"])
        return Admission(self._conversation, person, person, told["name"], told["language"])
