"""Everything as it stood at the end of a day: who were clients, where they lived, what they had raised, what was being done.

One query over all tables, so that what it gives belongs together. Who was merged into another is that other from the day on that
was said with the merging; a merging that was undone never was. What came later is left out, and so is the ending of what ended
later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

ENDLESS = "infinity"
"""Stands for the last of all days: everything as it stands (nl: zonder einde)."""

AS_IT_STOOD = """
with who as materialized (
    select c.client_id, kept.client_id as kept
    from casework_client c
    left join casework_merging merging on merging.client_id = c.client_id
        and merging.one_since <= %(last)s::date and merging.undone_at is null
    join casework_client kept on kept.client_id = coalesce(merging.kept_id, c.client_id)
    where %(offices)s::uuid[] is null or kept.office_id = any (%(offices)s::uuid[])
),
place (location_id, place) as (select * from unnest(%(locations)s::uuid[], %(places)s::text[])),
contact as materialized (
    select who.kept as client_id, t.exchange_id, t."on", t.kind, t.channel, place.place
    from casework_contact t join who on who.client_id = t.client_id left join place on place.location_id = t.location_id
    where t."on" <= %(last)s::date
),
concern as materialized (
    select distinct on (c.id) c.id, who.kept as client_id, c.exchange_id, c.kind, s.category, c.raised_on, c.channel, place.place,
        s.handling, s.reason, case when s.closed_on <= %(last)s::date then s.closed_on end as closed_on
    from casework_concern c join who on who.client_id = c.client_id
    join casework_concernstanding s on s.concern_id = c.id and (s.until is null or s.until > s.since)
    left join place on place.location_id = s.location_id
    where c.raised_on <= %(last)s::date
    order by c.id, s.since > %(last)s::date, case when s.since <= %(last)s::date then s.since end desc, s.since
),
action as materialized (
    select a.exchange_id, concern.id as concern_id, concern.exchange_id as concern, a.kind, a.taken_on,
        case when a.ended_on <= %(last)s::date then a.outcome else '' end as outcome,
        case when a.ended_on <= %(last)s::date then a.ended_on end as ended_on
    from casework_action a join casework_trajectory t on t.id = a.trajectory_id
    join concern on concern.id = t.concern_id and concern.handling = 'trajectory'
    where a.taken_on <= %(last)s::date
),
relation as (
    select distinct on (r.client_id) r.client_id, r.relation, r.parental_authority
    from casework_relationchange r
    where r.until is null or r.until > r.since
    order by r.client_id, r.since > %(last)s::date, case when r.since <= %(last)s::date then r.since end desc, r.since
),
beginning as (
    select who.kept, min(c.first_contact_on) as first_contact_on, min(c.registered_on) as registered_on
    from who join casework_client c on c.client_id = who.client_id group by who.kept
),
client as materialized (
    select c.client_id, c.exchange_id, coalesce(r.relation, c.relation) as relation,
        coalesce(r.parental_authority, c.parental_authority) as parental_authority, c.sex,
        case when b.first_contact_on <= %(last)s::date then b.first_contact_on end as first_contact_on
    from beginning b join casework_client c on c.client_id = b.kept left join relation r on r.client_id = b.kept
    where b.registered_on <= %(last)s::date
        or b.kept in (select client_id from contact) or b.kept in (select client_id from concern)
),
residence as (
    select distinct on (who.kept, r.since) who.kept as client_id, client.exchange_id as client, r.municipality, r.since
    from casework_residence r join who on who.client_id = r.client_id join client on client.client_id = who.kept
    where r.since <= %(last)s::date
    order by who.kept, r.since, (r.client_id = who.kept) desc
)
"""
"""The tables as they stood at the end of a day: client, residence, contact, concern, action (nl: stand op een dag).

A place is as `places` calls it; a client is `client_id`, who may be the one that several turned out to be.
"""


def asked(
    *, last: date | None, offices: Sequence[UUID] | None, locations: Sequence[UUID], places: Sequence[str]
) -> dict[str, Any]:
    """What `AS_IT_STOOD` has to be told (nl: vraag naar een stand). `last` None: everything as it stands; `offices` None: all."""
    return {
        "last": ENDLESS if last is None else last,
        "offices": None if offices is None else list(offices),
        "locations": list(locations),
        "places": list(places),
    }
