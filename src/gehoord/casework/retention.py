"""What is known about a client no longer than needed: names, words and reasons go, and what is counted stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q
from django.db.models.functions import Greatest, Now
from django.utils import timezone

from gehoord.casework.access import let_fall
from gehoord.casework.models import (
    Access,
    ConcernStanding,
    Consent,
    Extended,
    Handing,
    Identity,
    NameMark,
    Note,
    SafeContact,
    Suspended,
    Trajectory,
)
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.destructions import Due

GOING: tuple[type[Model], ...] = (Identity, NameMark, SafeContact, Note, Consent)
"""Rows that only say who somebody is or what was said (nl: wat verdwijnt)."""

EMPTIED: tuple[tuple[type[Model], str], ...] = (
    (ConcernStanding, "remark"),
    (Trajectory, "request"),
    (Suspended, "reason"),
    (Extended, "reason"),
    (Handing, "why"),
)
"""Words that stand beside what is counted: the row stays, the words go (nl: wat leeg wordt)."""

LAST_DAYS = """
with belonging as (select client_id, coalesce(merged_into_id, client_id) as whole, registered_on from casework_client),
happened as (
    select client_id, registered_on as "on", false as running, false as supported from belonging
    union all select client_id, "on", false, false from casework_contact
    union all select client_id, coalesce(closed_on, raised_on),
        closed_on is null and handling in ('running', 'trajectory'), handling = 'trajectory' from casework_concern
    union all select client_id, opened_on, false, true from casework_trajectory
    union all select client_id, coalesce(ended_on, taken_on), ended_on is null, true from casework_action
),
past as (
    select whole from belonging join happened using (client_id) group by whole
    having not bool_or(running) and bool_or(supported) = %(supported)s and max("on") <= %(latest)s
)
select whole, client_id from past join belonging using (whole) join vault_casekey as kept on kept.case_id = client_id
where kept.wrapped is not null order by whole, client_id
"""
"""Clients with whom nothing runs and nothing happened since a day, whose key is still there (nl: laatste dag per cliënt).

Who was merged into another is one with them: what happens to one keeps all.
"""


@dataclass(frozen=True, slots=True)
class Cases:
    """Clients under one rule (nl: dossiers onder een bewaarregel). `supported` is whether there ever was a trajectory."""

    name: str
    rule: str
    supported: bool

    def past_term(self, latest: date) -> Iterable[Due]:
        """The clients of whom nothing runs and nothing happened after this day (nl: over de termijn)."""
        with acting(HOUSE), connection.cursor() as cursor:
            cursor.execute(LAST_DAYS, {"supported": self.supported, "latest": latest})
            wholes: defaultdict[UUID, list[UUID]] = defaultdict(list)
            for whole, client in cursor.fetchall():
                wholes[whole].append(client)
        return [Due(one, one, whole=True, together=tuple(clients)) for clients in wholes.values() for one in clients]

    def destroy(self, things: Sequence[UUID]) -> int:
        """Take away who these clients are and what they said, and let nobody open them any more (nl: vernietigen).

        Their concerns, contacts and actions stay as codes and days. Gives how many rows went or were emptied.
        """
        ours, now = Q(client__in=list(things)), timezone.now()
        with acting(HOUSE):
            rows = sum(kind._default_manager.filter(ours).delete()[0] for kind in GOING)  # noqa: SLF001 - Django's public name
            for kind, words in EMPTIED:
                told = kind._default_manager.filter(ours, **{f"{words}__isnull": False})  # noqa: SLF001 - idem
                rows += told.update(**{words: None})
            let_fall(Handing.objects.filter(ours), at=now)
            Access.objects.filter(ours & (Q(until=None) | Q(until__gt=now))).update(until=Greatest("since", Now()))
        return rows


CLOSED_CASES = Cases("casework.closed_cases", "case", supported=True)
"""Clients who were supported, from the day the last of it was closed (nl: afgesloten dossiers)."""

ADVICE_ONLY = Cases("casework.advice_only", "advice_only", supported=False)
"""Clients who were only informed or advised, or met once, from the last contact (nl: alleen advies)."""
