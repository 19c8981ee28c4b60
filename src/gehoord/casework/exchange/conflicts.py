"""What cannot follow on what is there: a row that would go to another client, a trajectory that would never have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from gehoord.casework.models import Action, Client, Concern, Contact
from gehoord.figures.exchange import Register
from gehoord.practice.handling import Handling
from gehoord.practice.words import Text

OF_ANOTHER = Text("{code} hoort al bij een andere cliënt.", "{code} belongs to another client already.")
ELSEWHERE = Text("Actie {code} hoort al bij een ander traject.", "Action {code} belongs to another trajectory already.")
WAS_A_TRAJECTORY = Text(
    "{code} is hier een traject; een traject kan geen {handling} worden.",
    "{code} is a trajectory here; a trajectory cannot become {handling}.",
)
HAS_ACTIONS = Text(
    "{code} heeft hier acties, die ook in de map moeten staan als het {handling} is.",
    "{code} has actions here; they cannot stay when it is {handling}.",
)


def conflicts(register: Register, office: UUID) -> list[Text]:
    """Everything in a folder that cannot follow on what an office has (nl: strijdigheden)."""
    clients = dict(Client.objects.filter(office=office).values_list("id", "exchange_id"))
    merged = dict(Client.objects.filter(office=office, merged_into__isnull=False).values_list("id", "merged_into"))
    allowed = {key: {code, clients.get(merged.get(key) or key, code)} for key, code in clients.items()}
    concerns = {code: (client, handling, road) for code, client, handling, road in _concerns(office)}
    contacts = dict(Contact.objects.filter(office=office).values_list("exchange_id", "client_id").iterator(5000))
    found = [
        *_of_another(((row.contact_id, row.client_id) for row in register.contacts), contacts, allowed),
        *_of_another(
            ((row.concern_id, row.client_id) for row in register.concerns),
            {code: client for code, (client, _, _) in concerns.items()},
            allowed,
        ),
    ]
    actions = dict(
        Action.objects.filter(office=office).values_list("exchange_id", "trajectory__concern__exchange_id").iterator(5000)
    )
    found += [
        ELSEWHERE.filled(code=row.action_id)
        for row in register.actions
        if actions.get(row.action_id, row.concern_id) != row.concern_id
    ]
    return found + _roads(register, concerns, set(actions.values()))


def _concerns(office: UUID) -> Iterable[tuple[str, UUID, str, UUID | None]]:
    rows = Concern.objects.filter(office=office).values_list("exchange_id", "client_id", "handling", "trajectory__id")
    return rows.iterator(5000)


def _of_another(given: Iterable[tuple[str, str]], stored: Mapping[str, UUID], allowed: Mapping[UUID, set[str]]) -> list[Text]:
    return [
        OF_ANOTHER.filled(code=code) for code, client in given if code in stored and client not in allowed.get(stored[code], ())
    ]


def _roads(register: Register, concerns: Mapping[str, tuple[UUID, str, UUID | None]], acted: set[str]) -> list[Text]:
    found = []
    for row in register.concerns:
        handling = row.handling or Handling.RUNNING
        _, _, road = concerns.get(row.concern_id, (None, None, None))
        if handling is Handling.TRAJECTORY or road is None:
            continue
        if handling is not Handling.BROKEN_OFF:
            found.append(WAS_A_TRAJECTORY.filled(code=row.concern_id, handling=handling.label))
        elif row.concern_id in acted:
            found.append(HAS_ACTIONS.filled(code=row.concern_id, handling=handling.label))
    return found
