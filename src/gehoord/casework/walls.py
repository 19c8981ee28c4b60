"""What the database itself does not take: rows of two clients mixed up, and a present that its own history contradicts."""

from __future__ import annotations


def tie_to_client(table: str) -> tuple[str, str]:
    """The statement that ties each row to a client and the office of that client, and its undoing (nl: band met de cliënt).

    When a client moves to another office, the rows follow by themselves.
    """
    tie = "foreign key (client_id, office_id) references casework_client (client_id, office_id)"
    return (
        f"alter table {table} add constraint {table}_of_client {tie} on update cascade deferrable initially deferred",
        f"alter table {table} drop constraint {table}_of_client",
    )


ONE_OFFICE = (
    """
    alter table casework_client add constraint client_merged_in_one_office foreign key (merged_into_id, office_id)
    references casework_client (client_id, office_id) on update cascade deferrable initially deferred
    """,
    "alter table casework_client drop constraint client_merged_in_one_office",
)
"""Who was merged into another is at the office of that other, and moves along; and its undoing (nl: één kantoor)."""


def tie_below(table: str, column: str, above: str) -> tuple[str, str]:
    """The statement that ties each row to a row above it, of the same client, and its undoing (nl: band met de rij erboven)."""
    tie = f"foreign key ({column}, client_id) references {above} (id, client_id)"
    return (
        f"alter table {table} add constraint {table}_below {tie} deferrable initially deferred",
        f"alter table {table} drop constraint {table}_below",
    )


AGREES = """
create function casework_concern_agrees() returns trigger language plpgsql as $$
declare wanted uuid;
begin
    if tg_table_name = 'casework_concern' then
        wanted := new.id;
    elsif tg_table_name = 'casework_action' then
        select concern_id into wanted from casework_trajectory where id = new.trajectory_id;
    else
        wanted := coalesce(new.concern_id, old.concern_id);
    end if;
    if exists (
        select from casework_concern c
        left join casework_concernstanding s on s.concern_id = c.id and s.until is null
        left join casework_trajectory t on t.concern_id = c.id
        where c.id = wanted and (
            s.id is null
            or (s.handling, s.category, s.location_id, s.closed_on)
                is distinct from (c.handling, c.category, c.location_id, c.closed_on)
            or (c.handling = 'trajectory' and t.id is null)
            or (c.handling in ('running', 'advised') and t.id is not null)
            or exists (select from casework_action a where a.trajectory_id = t.id
                and (a.taken_on < c.raised_on or c.handling <> 'trajectory'))
        )
    ) then
        raise exception 'a concern and its history differ' using errcode = 'check_violation', constraint = 'concern_agrees';
    end if;
    return null;
end $$;

create function casework_contact_agrees() returns trigger language plpgsql as $$
begin
    if exists (
        select from casework_client c join casework_contact t on t.client_id = c.client_id
        where c.client_id = new.client_id and t."on" < c.first_contact_on
    ) then
        raise exception 'a contact before the first' using errcode = 'check_violation', constraint = 'contact_not_before_first';
    end if;
    return null;
end $$;

create constraint trigger concern_agrees after insert or update of handling, category, location_id, closed_on, raised_on
    on casework_concern deferrable initially deferred for each row execute function casework_concern_agrees();
create constraint trigger standing_agrees after insert or update of until, handling, category, location_id, closed_on or delete
    on casework_concernstanding deferrable initially deferred for each row execute function casework_concern_agrees();
create constraint trigger trajectory_agrees after insert
    on casework_trajectory deferrable initially deferred for each row execute function casework_concern_agrees();
create constraint trigger action_agrees after insert or update of taken_on
    on casework_action deferrable initially deferred for each row execute function casework_concern_agrees();
create constraint trigger contact_agrees after insert or update of "on"
    on casework_contact deferrable initially deferred for each row execute function casework_contact_agrees();
create constraint trigger client_agrees after update of first_contact_on
    on casework_client deferrable initially deferred for each row execute function casework_contact_agrees();
"""
"""When a transaction ends, a concern stands as its last dated row says, and nothing is before its beginning (nl: klopt)."""

NOT_AGREES = """
drop function casework_concern_agrees() cascade;
drop function casework_contact_agrees() cascade;
"""

PRIVATE = """
create policy note_private on casework_note as restrictive for all using (
    not private
    or person_id = (select nullif(current_setting('gehoord.person', true), '')::uuid)
    or (select current_setting('gehoord.role', true)) = 'house'
);
"""
"""A private note is for its writer, whoever else belongs to the client (nl: privénotitie)."""
