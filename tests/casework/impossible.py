"""What the tables of the room do not take: the name of what refuses it, and a statement that tries it past every verb.

A name stands more than once where it can be broken in more ways.
"""

from __future__ import annotations

import json


def change(table: str, what: str, where: str = "true") -> str:
    return f"update casework_{table.removeprefix('casework_')} set {what} where {where}"  # noqa: S608 - every word of it stands in the tests


def again(table: str, where: str = "true", **other: object) -> str:
    """One more row like one that is there, but for these columns."""
    changes = f"jsonb_build_object('id', gen_random_uuid()) || '{json.dumps(other)}'::jsonb"
    row = f"jsonb_populate_record(r, {changes})"
    return f"insert into casework_{table} select ({row}).* from casework_{table} r where {where} limit 1"  # noqa: S608 - every word of it stands in the tests


def exchanged_twice(table: str) -> str:
    return change(table, "exchange_id = 'the same'")


RUNNING = "handling = 'running'"
ADVISED = "handling = 'advised'"
LATE, EARLY = "2017-01-01", "2015-01-01"

IMPOSSIBLE = (
    ("access_kind", change("access", "kind = 'friend'")),
    ("access_moments", change("access", "until = '2015-01-01'")),
    (
        "access_one_owner",
        (
            "insert into casework_access (id, client_id, office_id, person_id, kind, since)"
            " select gen_random_uuid(), a.client_id, a.office_id, p.id, 'owner', now() from casework_access a, people_person p"
            " where p.id <> a.person_id and a.kind = 'owner' limit 1"
        ),
    ),
    ("access_once_a_kind", again("access", "kind = 'break_glass'")),
    ("handing_kind", change("handing", "kind = 'whisper'")),
    ("handing_reach", change("handing", "reach = 'moon'")),
    ("handing_to_another", change("handing", "person_id = asker_id")),
    ("handing_one_answer", change("handing", "accepted_on = asked_on, declined_on = asked_on")),
    ("handing_one_answer", change("handing", "revoked_on = asked_on, declined_on = asked_on")),
    ("handing_accepted_later", change("handing", "accepted_on = '2015-01-01'")),
    ("handing_declined_later", change("handing", "declined_on = '2015-01-01'")),
    ("handing_revoked_later", change("handing", "accepted_on = asked_on, revoked_on = '2015-01-01'")),
    ("handing_asked_once", again("handing")),
    (
        "handing_one_transfer",
        (
            "insert into casework_handing (id, client_id, office_id, kind, asker_id, person_id, to_office_id, asked_on)"
            " select gen_random_uuid(), h.client_id, h.office_id, 'transfer', h.asker_id, p.id, h.to_office_id, h.asked_on"
            " from casework_handing h, people_person p where p.id not in (h.person_id, h.asker_id) limit 2"
        ),
    ),
    ("glass_because", change("glassbroken", "because = 'curious'")),
    ("glass_reviewed_later", change("glassbroken", "reviewed_at = '2015-01-01'")),
    ("glass_reviewed_by_another", change("glassbroken", "reviewed_by = person_id")),
    ("client_relation", change("client", "relation = 'neighbour'")),
    ("client_sex", change("client", "sex = 'x'")),
    ("client_authority", change("client", "relation = 'parent', parental_authority = 'grandparent'")),
    ("client_authority_of_parents", change("client", "parental_authority = 'step_parent'")),
    ("client_not_itself", change("client", "merged_into_id = client_id")),
    ("client_coded_once", change("client", "code = 'ABCD2345'")),
    ("client_exchanged_once", exchanged_twice("client")),
    (
        "moved_on_once",
        (
            "insert into casework_movedon (id, office_id, exchange_id)"
            " select gen_random_uuid(), office_id, 'the same' from casework_client limit 2"
        ),
    ),
    ("identity_once", again("identity")),
    ("namemark_once", again("namemark")),
    ("namemark_short", change("namemark", "number = 16777216")),
    ("namemark_short", change("namemark", "number = -1")),
    ("relation_listed", change("relationchange", "relation = 'neighbour'")),
    ("relation_authority", change("relationchange", "relation = 'parent', parental_authority = 'grandparent'")),
    ("relation_authority_of_parents", change("relationchange", "parental_authority = 'step_parent'")),
    ("relation_days", change("relationchange", "until = '2015-01-01'")),
    ("relation_one_at_a_time", again("relationchange", since="2016-02-01", until="2016-04-01")),
    ("residence_once_a_day", again("residence")),
    ("residence_municipality_code", change("residence", "municipality = 'GM39'")),
    ("safecontact_reach", change("safecontact", "may_reach = 'perhaps'")),
    ("safecontact_never_means_never", change("safecontact", "channels = array['phone']", "may_reach = 'never'")),
    ("safecontact_hours", change("safecontact", "earliest = '18:00', latest = '09:00'")),
    ("safecontact_days", change("safecontact", "until = '2015-01-01'")),
    ("safecontact_one_at_a_time", again("safecontact", since="2016-04-01")),
    ("merging_of_two", change("merging", "kept_id = client_id")),
    ("merged_once", change("merging", "undone_at = null") + "; " + again("merging")),
    ("merging_undone_later", change("merging", "undone_at = '2015-01-01'")),
    ("concern_channel", change("concern", "channel = 'fax'")),
    ("concern_handling", change("concern", "handling = 'lost'")),
    ("concern_category_of_its_day", change("concern", "kind = 'remark'")),
    ("concern_category_of_its_day", change("concern", "category = 'misconduct_sexual'")),
    ("concern_closed_was_handled", change("concern", "closed_on = '2016-04-01'", RUNNING)),
    ("concern_closed_later", change("concern", "closed_on = '2015-01-01'", ADVISED)),
    ("concern_exchanged_once", exchanged_twice("concern")),
    ("concern_agrees", change("concern", "category = 'decisions'")),
    ("concern_agrees", change("concern", "raised_on = '2016-05-01'", "handling = 'trajectory'")),
    ("concern_agrees", change("concernstanding", "handling = 'broken_off'", "until is null")),
    ("concern_agrees", "delete from casework_concernstanding"),
    (
        "concern_agrees",
        (
            "insert into casework_trajectory (id, client_id, office_id, concern_id, requested_on, requested_how, opened_on)"
            " select gen_random_uuid(), client_id, office_id, id, '2016-03-01', 'spoken', '2016-03-01'"
            " from casework_concern where handling = 'running'"
        ),
    ),
    ("concern_agrees", change("action", "taken_on = '2015-01-01'")),
    ("standing_handling", change("concernstanding", "handling = 'lost'")),
    ("standing_closed_was_handled", change("concernstanding", "closed_on = '2016-03-01'", RUNNING)),
    ("standing_closed_by_then", change("concernstanding", "closed_on = '2017-01-01'", ADVISED)),
    ("standing_days", change("concernstanding", "until = '2015-01-01'")),
    ("standing_numbered_once", again("concernstanding", "until is not null")),
    ("standing_present", again("concernstanding", "until is null", number=99, since=LATE)),
    ("standing_one_at_a_time", again("concernstanding", "until is null", number=99, since=LATE, until="2017-02-01")),
    ("contact_kind", change("contact", "kind = 'visit'")),
    ("contact_channel", change("contact", "channel = 'fax'")),
    ("contact_within_a_day", change("contact", "minutes = 0")),
    ("contact_within_a_day", change("contact", "minutes = 1441")),
    ("contact_introduction_in_person", change("contact", "kind = 'introduction', with_client = false")),
    ("contact_exchanged_once", exchanged_twice("contact")),
    ("contact_not_before_first", change("contact", "\"on\" = '2015-01-01'")),
    ("contact_not_before_first", change("client", "first_contact_on = '2017-01-01'")),
    ("note_voice", change("note", "voice = 'theirs'")),
    ("consent_scope", change("consent", "scope = 'everything'")),
    ("consent_given", change("consent", "given_how = 'guessed'")),
    ("consent_withdrawn_later", change("consent", "withdrawn_on = '2015-01-01'")),
    ("trajectory_requested", change("trajectory", "requested_how = ''")),
    ("trajectory_after_request", change("trajectory", "requested_on = '2017-01-01'")),
    ("phase_listed", change("trajectoryphase", "phase = 'resting'")),
    ("phase_days", change("trajectoryphase", "until = '2015-01-01'")),
    ("phase_numbered_once", again("trajectoryphase", "until is not null")),
    ("phase_present", again("trajectoryphase", "until is null", number=99, since=LATE)),
    ("phase_one_at_a_time", again("trajectoryphase", "until is null", number=99, since=LATE, until="2017-02-01")),
    ("action_kind", change("action", "kind = 'prayer'")),
    ("action_outcome", change("action", "outcome = 'fine', ended_on = '2016-04-01'")),
    ("action_outcome_when_ended", change("action", "outcome = 'resolved'")),
    ("action_outcome_when_ended", change("action", "ended_on = '2016-04-01'")),
    ("action_inadmissible_is_formal", change("action", "outcome = 'inadmissible', ended_on = '2016-04-01'", "kind like 'talk%'")),
    ("action_deadline_whole", change("action", "regulation = ''", "regulation <> ''")),
    ("action_ended_later", change("action", "outcome = 'resolved', ended_on = '2015-01-01'")),
    ("action_exchanged_once", exchanged_twice("action")),
    ("suspended_days", change("suspended", "until = '2015-01-01'")),
    ("suspended_one_at_a_time", again("suspended", since=EARLY, until=LATE)),
    ("extended_unit", change("extended", "unit = 'moons'")),
    ("extended_by_something", change("extended", "amount = 0")),
)
