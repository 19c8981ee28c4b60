"""For who watches over retention and the journal: a case by the code of its client, what the next sweep takes, and holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.casework.models import Client
from gehoord.casework.models.codes import as_code, as_told
from gehoord.people.deeds import Act, Resource
from gehoord.people.journal_reading import names_of
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import holds, retention
from gehoord.vault.holds import HeldBecause, Kept, LiftedBecause
from gehoord.vault.retention import Swept


class NobodyHasThisCode(Refused):
    """No client has this code (nl: cliëntcode onbekend)."""

    sentence = Text(
        "Geen cliënt heeft de code {code}. Kijk de code na; zij bestaat uit twee keer vier tekens.",
        "No client has the code {code}. Check the code; it is twice four characters.",
    )


class HeldAlready(Refused):
    """A hold was to be placed on a case that is under one for the same reason (nl: bewaarplicht loopt al)."""

    sentence = Text("Dit dossier wordt om deze reden al bewaard.", "This case is kept for this reason already.")


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold as a page shows it (nl: bewaarplicht). `code` is empty for what is no client, `by` for what the house placed."""

    kept: Kept
    code: str
    by: str


def case_by_code(code: str, *, by: Actor) -> UUID:
    """The case of the client with this code, without a word of who they are (nl: dossier bij een code).

    Raises: NotFound for who watches over neither the journal nor retention; NobodyHasThisCode.
    """
    if not (may(by, Act.LIST, Resource.JOURNAL) or may(by, Act.CREATE, Resource.RETENTION)):
        raise NotFound
    # A code and an id say nothing of who somebody is.
    with acting(HOUSE):
        found = Client.objects.filter(code=as_code(code)).values_list("pk", flat=True).first()
    if found is None:
        raise NobodyHasThisCode(code=as_told(as_code(code)))
    return found


def codes_of_cases(cases: Collection[UUID | None], *, by: Actor) -> Mapping[UUID, str]:
    """The codes of the clients that some cases belong to (nl: codes bij dossiers). Raises: NotFound, as `case_by_code`."""
    if not (may(by, Act.LIST, Resource.JOURNAL) or may(by, Act.LIST, Resource.RETENTION)):
        raise NotFound
    with acting(HOUSE):
        rows = Client.objects.filter(pk__in={case for case in cases if case}).values_list("pk", "code")
        return {case: as_told(code) for case, code in rows}


def next_sweep(*, by: Actor, on: date) -> tuple[Swept, ...]:
    """What a sweep on a day would destroy; nothing is touched (nl: voorstel tot vernietiging). Raises: NotFound."""
    require(by, Act.LIST, Resource.RETENTION)
    return retention.sweep(on=on, dry_run=True)


def holds_now(*, by: Actor) -> tuple[Hold, ...]:
    """The holds that last, oldest first (nl: lopende bewaarplichten). Raises: NotFound."""
    require(by, Act.LIST, Resource.RETENTION)
    standing = holds.standing()
    codes = codes_of_cases([one.case for one in standing], by=by)
    names = names_of([one.placed_by for one in standing], by=by) if may(by, Act.LIST, Resource.JOURNAL) else {}
    return tuple(Hold(one, codes.get(one.case, ""), names.get(one.placed_by, "") if one.placed_by else "") for one in standing)


def keep_case(code: str, because: HeldBecause, *, by: Actor) -> None:
    """Put the case of a client under a hold (nl: bewaarplicht opleggen). Raises: NotFound, NobodyHasThisCode, HeldAlready."""
    require(by, Act.CREATE, Resource.RETENTION)
    case = case_by_code(code, by=by)
    if any(one.case == case and one.because is because for one in holds.standing()):
        raise HeldAlready
    holds.place_hold(case, by=by, reason=because.value)


def let_case_go(case: UUID, because: LiftedBecause, *, by: Actor) -> None:
    """Lift all holds of a case; its term holds again (nl: bewaarplicht opheffen). Raises: NotFound."""
    require(by, Act.CLOSE, Resource.RETENTION)
    if not holds.held([case]):
        raise NotFound
    holds.lift_holds(case, by=by, reason=because.value)
