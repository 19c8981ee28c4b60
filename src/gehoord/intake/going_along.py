"""A conversation goes along with a client: to the file, and to the counsellor who takes the client over.

It is not copied. Whoever belongs to the client reads it until it is forgotten; when the visitor erases it, it is gone for all.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gehoord.casework import referrals
from gehoord.casework.access import in_own_name, only_looking
from gehoord.casework.queries import waiting_for
from gehoord.chat import rooms
from gehoord.chat.rooms import Standing
from gehoord.chat.words import State
from gehoord.intake import alongside
from gehoord.intake.drafts import Saying
from gehoord.intake.models import DeskItem, GoingAlong
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.scope import acting
from gehoord.practice.words import Text

ASKED = Text(
    "Wij vragen {name} om verder te helpen. Zegt {name} ja, dan leest {name} dit gesprek. Verder praten kan hier gewoon.",
    "We ask {name} to help you further. If {name} says yes, {name} reads this conversation. You can go on talking here.",
)
STAYS = Text(
    "Wij gaan verder helpen. Verder praten kan hier gewoon.",
    "We are going to help you further. You can go on talking here.",
)
WRITTEN_DOWN = Text(
    "Dit gesprek is afgerond. Terugkomen mag altijd.", "This conversation has come to its end. You can always come back."
)
TAKES_OVER = "transfer"
FROM_NOW_ON = Text("Vanaf nu helpt {name} verder.", "From now on {name} helps you.")


@dataclass(frozen=True, slots=True)
class Along:
    """A conversation that went along with a client (nl: meegegeven gesprek). It was forgotten where `standing` is None."""

    client_id: UUID
    conversation: UUID
    since: datetime
    standing: Standing | None


def keep_with(item: DeskItem, client_id: UUID, *, asked: str, goes_on: bool, by: Actor, at: datetime) -> None:
    """Let the conversation of something that was registered go along with the client (nl: meegeven).

    Where support goes on so may the talk, and the visitor is told who was asked; else it ends here.
    """
    if item.thread is None:
        return
    with acting(HOUSE):
        went_before = GoingAlong.objects.filter(conversation=item.thread).exists()
    if not went_before:
        row = GoingAlong(office_id=item.office_id, client_id=client_id, conversation=item.thread, since=at)
        require(by, Act.CREATE, row)
        row.save(force_insert=True)
    if not goes_on:
        alongside.stop(item, by=by, at=at, saying=WRITTEN_DOWN)
        return
    words = ASKED.filled(name=_first(asked)) if asked else STAYS
    with suppress(*alongside.OVER):
        alongside.tell(item.thread, words, key=f"onward-{item.pk}", at=at)


def accept(handing_id: UUID, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Say yes to a client, and let their conversations come along when one takes them over (nl: aannemen, met de gesprekken).

    The visitor is told who helps from now on. Gives and raises what `referrals.accept` does.
    """
    with acting(by):
        asked = next((one for one in waiting_for(by=by) if one.handing.pk == handing_id), None)
        names = referrals.accept(handing_id, by=by, at=at)
        if asked is not None and asked.kind.value == TAKES_OVER:
            _bring(asked.handing.client_id, by=by, at=at)
        return names


@only_looking
def of_client(client_id: UUID, *, by: Actor) -> tuple[Along, ...]:
    """The conversations that went along with a client, latest first (nl: gesprekken van een cliënt). Nothing that was said."""
    rows = list(visible(by, Act.SEE, GoingAlong.objects.filter(client=client_id)).order_by("-since", "pk"))
    return _with_standings(rows)


@only_looking
def own(*, by: Actor) -> tuple[Along, ...]:
    """The conversations that went along with own clients, in which one still talks (nl: eigen lopende gesprekken)."""
    found = _with_standings(list(visible(by, Act.LIST, GoingAlong.objects.all()).order_by("since", "pk")))
    return tuple(
        one for one in found if one.standing and one.standing.state is State.TALKING and one.standing.talker == by.person_id
    )


@in_own_name
def save_saying(conversation: UUID, saying: Saying, *, by: Actor) -> None:
    """Keep what is typed for an own client and not sent yet; an empty text forgets it (nl: nog niet verstuurd bewaren).

    Raises: NotFound where `by` does not talk there; MoreThanFits.
    """
    row = _talked_in(conversation, by)
    if row is None:
        raise NotFound
    row.saying = saying.sealed_for(by)
    with acting(HOUSE):
        row.save(update_fields=["saying"])


@in_own_name
def read_saying(conversation: UUID, *, by: Actor) -> Saying:
    """What is typed and not sent yet, for who typed it while they talk; nothing for anybody else (nl: concept lezen)."""
    row = _talked_in(conversation, by)
    return Saying() if row is None or row.saying is None else Saying.opened_by(row.saying, by)


@in_own_name
def may_read(conversation: UUID, *, by: Actor) -> bool:
    """Whether a conversation went along with a client one belongs to (nl: hoort bij een eigen cliënt)."""
    return visible(by, Act.SEE, GoingAlong.objects.filter(conversation=conversation)).exists()


def may_follow(conversation: UUID, *, by: Actor) -> bool:
    """Whether somebody may follow a talk: while it is on the desk, then as one who belongs to the client (nl: mag volgen)."""
    with acting(HOUSE):
        endings = set(DeskItem.objects.filter(thread=conversation).values_list("ending", flat=True))
    return not endings or "" in endings or may_read(conversation, by=by)


def _bring(client_id: UUID, *, by: Actor, at: datetime) -> None:
    if by.office_id is None:
        raise NotFound
    with acting(HOUSE):
        rows = list(GoingAlong.objects.select_for_update().filter(client=client_id))
        for row in rows:
            row.office_id = by.office_id
            row.save(update_fields=["office"])
            with suppress(*alongside.OVER):
                rooms.bring_along(row.conversation, to=by.office_id)
    for row in rows:
        with suppress(*alongside.OVER):
            called = alongside.join(row.conversation, by=by, at=at)
            alongside.tell(row.conversation, FROM_NOW_ON.filled(name=called), key=f"taken-over-{by.person_id}", at=at)


def _talked_in(conversation: UUID, by: Actor) -> GoingAlong | None:
    row = visible(by, Act.SEE, GoingAlong.objects.filter(conversation=conversation)).first()
    standing = rooms.standings([conversation], by=HOUSE).get(conversation)
    talks = standing is not None and standing.state is State.TALKING and standing.talker == by.person_id
    return row if talks else None


def _with_standings(rows: list[GoingAlong]) -> tuple[Along, ...]:
    if not rows:
        return ()
    # Who belongs to the client may know how it stands, wherever the conversation was.
    standings = rooms.standings([row.conversation for row in rows], by=HOUSE)
    return tuple(Along(row.client_id, row.conversation, row.since, standings.get(row.conversation)) for row in rows)


def _first(name: str) -> str:
    return name.split(" ", maxsplit=1)[0]
