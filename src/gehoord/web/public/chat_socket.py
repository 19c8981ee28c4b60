"""The doors along which a visitor's lines go. The secret of the open page is the only way in; no cookie, and no address."""

from __future__ import annotations

from gehoord.chat.events import Told
from gehoord.people.permissions import NotFound
from gehoord.web.live.admission import NOT_THERE, Admission, Scope, Shut
from gehoord.web.live.lines import hub


class VisitorsDoor:
    """Lets in whoever has the secret of a page (nl: deur voor bezoekers)."""

    asks_again: float | None = None

    async def admit(self, scope: Scope, told: Told) -> Admission:  # noqa: ARG002 - as other doors
        """Let a visitor in by the secret that the page brings (nl: binnenlaten). Raises: Shut."""
        try:
            visitor = await hub().visitor(told.visit)
        except NotFound:
            raise Shut(NOT_THERE) from None
        language = await hub().language(visitor.conversation)
        return Admission(visitor.conversation, visitor.page, language=language)

    async def again(self, scope: Scope, admission: Admission) -> None:
        """A page that came in stays (nl: opnieuw kijken)."""
