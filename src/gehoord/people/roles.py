"""The one table of rights: which role may do what, with what, on which ground. What is not in it, nobody may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gehoord.people.deeds import NOWHERE, Act, Condition, Resource
from gehoord.practice.words import Term, Text


class Role(Term):
    """The work somebody signs in for, one at a time (nl: rol). One seat is one role at one place."""

    ADVICE_LINE_WORKER = "advice_line_worker", "medewerker van de advieslijn", "advice-line worker"
    COUNSELLOR = "counsellor", "vertrouwenspersoon", "counsellor"
    COORDINATOR = "coordinator", "coördinator", "coordinator"
    ALERTS_OFFICER = "alerts_officer", "medewerker signalen", "alerts officer"
    REPORT_AUTHOR = "report_author", "schrijver van rapporten", "report author"
    MUNICIPALITY_CONTACT = "municipality_contact", "contactpersoon van de gemeente", "contact at the municipality"
    REGION_CONTACT = "region_contact", "contactpersoon van een jeugdregio of provincie", "contact at a youth region or province"
    MINISTRY_CONTACT = "ministry_contact", "contactpersoon van het ministerie", "contact at the ministry"
    AGENCY_QUALITY_OFFICER = "agency_quality_officer", "kwaliteitsmedewerker van een instantie", "quality officer of an agency"
    AUDITOR = "auditor", "functionaris gegevensbescherming", "data protection officer"
    ADMINISTRATOR = "administrator", "beheerder", "administrator"
    COMMITTEE_SECRETARY = "committee_secretary", "secretaris van de klachtencommissie", "secretary of the complaints committee"
    HELP_LINE_VOLUNTEER = "help_line_volunteer", "vrijwilliger van de luisterlijn", "help-line volunteer"
    COUNCIL_MEMBER = "council_member", "lid van de cliëntenraad", "member of the client council"
    NEWCOMER = (
        "newcomer",
        "ingelogd, nog zonder rol",
        "signed in, no role yet",
        Text(
            "Wie nog een rol moet kiezen of nog een sleutel moet instellen.",
            "Who has yet to choose a role or to set up a factor.",
        ),
    )
    HOUSE = (
        "house",
        "het huis zelf",
        "the house itself",
        Text(
            "Wat de computer doet op de klok of na een opdracht van de beheerder van de server; nooit voor iemand op een pagina.",
            "What the computer does by the clock or by command of who runs the server; never for somebody at a page.",
        ),
    )


class Right(NamedTuple):
    """Some acts with some things, each on any of these grounds (nl: recht)."""

    things: tuple[Resource, ...]
    acts: tuple[Act, ...]
    where: tuple[Condition, ...]


_LOOK = (Act.LIST, Act.SEE)
_WRITE = (Act.LIST, Act.SEE, Act.CREATE, Act.CHANGE)
_EVERYWHERE = (Condition.EVERYWHERE,)
_OFFICE = (Condition.OWN_OFFICE,)
_CASE = (Condition.OWN_CASE,)
_LEASE = (Condition.ON_LEASE,)
_SELF = (Condition.OWN_RECORD,)

_FILE = (
    Resource.IDENTITY,
    Resource.CONTACT,
    Resource.CONCERN,
    Resource.TRAJECTORY,
    Resource.ACTION,
    Resource.NOTE,
    Resource.CONSENT,
    Resource.REFERRAL,
)
"""What hangs on a client (nl: dossier)."""

_CODED = (Resource.CLIENT, Resource.CONTACT, Resource.CONCERN, Resource.TRAJECTORY, Resource.ACTION, Resource.REFERRAL)
"""What has coded columns that can be counted and planned with (nl: gecodeerd)."""

_EVERYBODY = (
    Right((Resource.DIRECTORY, Resource.OPENING), _LOOK, _EVERYWHERE),
    Right((Resource.PERSON,), _LOOK, _SELF),
    Right((Resource.SEAT,), _LOOK, _SELF),
)

_CARING = (
    Right((Resource.RECOGNITION,), (Act.LIST,), _EVERYWHERE),
    Right((Resource.RECOGNITION,), (Act.CREATE, Act.CHANGE), _CASE),
    Right((Resource.CLIENT,), (Act.CREATE,), _OFFICE),
    Right((Resource.CASE_ACCESS,), (Act.CREATE,), (Condition.UNCLAIMED,)),
    Right((Resource.CASE_ACCESS,), _LOOK, (Condition.OWN_CASE, Condition.OWN_RECORD)),
    Right((Resource.CLIENT,), (Act.LIST, Act.SEE, Act.CHANGE, Act.HAND_OVER), _CASE),
    Right(_FILE, _WRITE, _CASE),
    Right((Resource.REFERRAL,), _LOOK, _SELF),
    Right((Resource.PERSON,), (Act.LIST,), _OFFICE),
    Right((Resource.ABSENCE,), _LOOK, _EVERYWHERE),
    Right((Resource.ABSENCE,), (Act.CREATE, Act.CHANGE, Act.CLOSE), _SELF),
    Right((Resource.INVITATION,), (Act.CREATE,), _OFFICE),
    Right((Resource.DESK_ITEM, Resource.CONVERSATION), _LOOK, _SELF),
    Right((Resource.SAVED_REPLY,), _LOOK, _OFFICE),
)
"""Whoever speaks with clients: an own case is written in whole, and a new client is claimed by who registers them."""

_IN_AN_EMERGENCY = (
    Right((Resource.CLIENT, Resource.CASE_ACCESS, *_FILE), _LOOK, _LEASE),
    Right((Resource.CONTACT, Resource.NOTE), (Act.CREATE,), _LEASE),
    Right((Resource.BREAK_GLASS,), (Act.CREATE,), _OFFICE),
)
"""Whoever opens a client in an emergency reads, and adds what happened; what lasts longer than that is for who belongs there."""

_HANDED = (
    Right((Resource.REPORT,), (*_LOOK, Act.EXPORT), (Condition.HANDED_OVER,)),
    Right((Resource.ACCESS_KEY,), (*_LOOK, Act.CREATE, Act.CLOSE), _SELF),
    Right((Resource.AGREEMENT,), _LOOK, (Condition.ASSIGNED_PLACE,)),
)
"""Whoever reports are handed to, with keys of their own for programs."""

RIGHTS: Mapping[Role, tuple[Right, ...]] = {
    Role.ADVICE_LINE_WORKER: (
        *_EVERYBODY,
        *_CARING,
        Right((Resource.DESK_ITEM, Resource.CONVERSATION), (*_WRITE, Act.CLOSE, Act.HAND_OVER), _EVERYWHERE),
        Right((Resource.CONTACT, Resource.CONCERN), (Act.CLOSE,), _CASE),
    ),
    Role.COUNSELLOR: (
        *_EVERYBODY,
        *_CARING,
        *_IN_AN_EMERGENCY,
        Right((Resource.CASE_ACCESS,), (Act.CREATE, Act.CHANGE, Act.CLOSE, Act.HAND_OVER), _CASE),
        Right((Resource.CLIENT,), (Act.CLOSE, Act.MERGE), _CASE),
        Right((Resource.BREAK_GLASS,), _LOOK, (Condition.OWN_CASE, Condition.OWN_RECORD)),
        Right((Resource.CONCERN, Resource.TRAJECTORY, Resource.ACTION, Resource.REFERRAL), (Act.CLOSE,), _CASE),
        Right((Resource.DESK_ITEM, Resource.CONVERSATION), (*_WRITE, Act.CLOSE, Act.HAND_OVER), _OFFICE),
        Right((Resource.VISIT, Resource.ALERT), (Act.CREATE,), _OFFICE),
        Right((Resource.VISIT,), (Act.CHANGE, Act.CLOSE), _SELF),
        Right((Resource.VISIT, Resource.ALERT), _LOOK, _OFFICE),
        Right((Resource.ALERT,), (Act.CHANGE, Act.CLOSE), _SELF),
        Right((Resource.CALENDAR,), (*_LOOK, Act.CREATE, Act.CLOSE), _SELF),
        Right((Resource.FINDINGS,), _WRITE, _OFFICE),
    ),
    Role.COORDINATOR: (
        *_EVERYBODY,
        *_CARING,
        *_IN_AN_EMERGENCY,
        Right((Resource.CONCERN, Resource.TRAJECTORY, Resource.ACTION, Resource.REFERRAL), (Act.CLOSE,), _CASE),
        Right(_CODED, (Act.LIST,), _OFFICE),
        Right((Resource.CASE_ACCESS,), (*_WRITE, Act.CLOSE, Act.HAND_OVER), _OFFICE),
        Right((Resource.CLIENT,), (Act.HAND_OVER, Act.MERGE), _OFFICE),
        Right((Resource.BREAK_GLASS,), (*_LOOK, Act.CHANGE), _OFFICE),
        Right((Resource.DESK_ITEM, Resource.CONVERSATION), (*_WRITE, Act.CLOSE, Act.HAND_OVER), _OFFICE),
        Right((Resource.SAVED_REPLY,), (Act.CREATE, Act.CHANGE, Act.CLOSE), _OFFICE),
        Right((Resource.VISIT, Resource.ALERT), (*_WRITE, Act.CLOSE), _OFFICE),
        Right((Resource.CALENDAR,), (*_LOOK, Act.CREATE, Act.CLOSE), _SELF),
        Right((Resource.DIRECTORY, Resource.ABSENCE, Resource.OPENING), (Act.CREATE, Act.CHANGE, Act.CLOSE), _OFFICE),
        Right((Resource.PUBLIC_PAGE,), _WRITE, _OFFICE),
        Right((Resource.WORKLOAD,), (Act.LIST,), _OFFICE),
        Right((Resource.SEAT,), (*_LOOK, Act.CREATE, Act.CLOSE), _OFFICE),
        Right((Resource.RECOVERY,), (*_LOOK, Act.CREATE, Act.SIGN), _EVERYWHERE),
        Right((Resource.REPORT,), (*_LOOK, Act.SIGN), _EVERYWHERE),
        Right((Resource.FINDINGS,), _WRITE, _OFFICE),
        Right((Resource.FINDINGS, Resource.FETCH), _LOOK, _EVERYWHERE),
        Right((Resource.RECIPIENT,), (*_LOOK, Act.CREATE, Act.CLOSE), _OFFICE),
        Right((Resource.AGREEMENT,), _LOOK, _EVERYWHERE),
        Right((Resource.AGREEMENT,), (Act.CREATE, Act.CHANGE), _OFFICE),
    ),
    Role.ALERTS_OFFICER: (
        *_EVERYBODY,
        Right((Resource.ALERT,), (*_WRITE, Act.CLOSE, Act.HAND_OVER, Act.SIGN), _EVERYWHERE),
        Right((Resource.SIGHTING,), (*_LOOK, Act.CLOSE), _EVERYWHERE),
        Right((Resource.VISIT, Resource.ABSENCE), _LOOK, _EVERYWHERE),
    ),
    Role.REPORT_AUTHOR: (
        *_EVERYBODY,
        Right((Resource.REPORT,), (*_WRITE, Act.CLOSE, Act.HAND_OVER, Act.SIGN, Act.EXPORT), _EVERYWHERE),
        Right((Resource.FINDINGS, Resource.FETCH, Resource.AGREEMENT), _LOOK, _EVERYWHERE),
        Right((Resource.RECIPIENT,), (Act.LIST,), _EVERYWHERE),
        Right((Resource.ACCESS_KEY,), (Act.LIST, Act.CLOSE), _EVERYWHERE),
        Right((Resource.MARK,), _LOOK, _EVERYWHERE),
    ),
    Role.MUNICIPALITY_CONTACT: (
        *_EVERYBODY,
        *_HANDED,
        Right((Resource.ALERT,), (*_LOOK, Act.CHANGE), (Condition.HANDED_OVER,)),
    ),
    Role.REGION_CONTACT: (*_EVERYBODY, *_HANDED),
    Role.MINISTRY_CONTACT: (*_EVERYBODY, *_HANDED),
    Role.AGENCY_QUALITY_OFFICER: (
        *_EVERYBODY,
        *_HANDED,
        Right((Resource.ALERT,), (*_LOOK, Act.CHANGE), (Condition.HANDED_OVER,)),
        Right((Resource.VISIT,), (Act.LIST,), (Condition.ASSIGNED_PLACE,)),
    ),
    Role.AUDITOR: (
        *_EVERYBODY,
        Right((Resource.JOURNAL,), (*_LOOK, Act.EXPORT), _EVERYWHERE),
        Right((Resource.PERSON, Resource.SEAT), _LOOK, _EVERYWHERE),
        Right((Resource.CASE_ACCESS, Resource.BREAK_GLASS, Resource.RECOVERY, Resource.KEY), (Act.LIST,), _EVERYWHERE),
        Right((Resource.RETENTION,), (Act.LIST, Act.CREATE, Act.CLOSE), _EVERYWHERE),
    ),
    Role.ADMINISTRATOR: (
        *_EVERYBODY,
        Right((Resource.PERSON, Resource.ABSENCE), (*_WRITE, Act.CLOSE), _EVERYWHERE),
        Right((Resource.SEAT,), (*_LOOK, Act.CREATE, Act.CLOSE), _EVERYWHERE),
        Right((Resource.RECOVERY,), (*_LOOK, Act.CREATE, Act.SIGN), _EVERYWHERE),
        Right((Resource.DIRECTORY, Resource.OPENING), (Act.CREATE, Act.CHANGE, Act.CLOSE), _EVERYWHERE),
        Right((Resource.PUBLIC_PAGE, Resource.AGREEMENT), _WRITE, _EVERYWHERE),
        Right((Resource.RECIPIENT,), (*_LOOK, Act.CREATE, Act.CLOSE), _EVERYWHERE),
        Right((Resource.KEY, Resource.RETENTION), (Act.LIST,), _EVERYWHERE),
        Right((Resource.ACCESS_KEY,), (Act.LIST, Act.CLOSE), _EVERYWHERE),
    ),
    Role.COMMITTEE_SECRETARY: (),
    Role.HELP_LINE_VOLUNTEER: (),
    Role.COUNCIL_MEMBER: (),
    Role.NEWCOMER: _EVERYBODY[1:],
    Role.HOUSE: (Right(tuple(Resource), tuple(Act), _EVERYWHERE),),
}
"""Who may what (nl: tabel van rechten). Roles without rights are seats of rooms that are not built yet."""

SEATED: tuple[Role, ...] = tuple(role for role in Role if role not in (Role.NEWCOMER, Role.HOUSE))
"""The roles that somebody can be given (nl: te geven rollen)."""

GIVES: Mapping[Role, frozenset[Role]] = {
    Role.HOUSE: frozenset(SEATED),
    Role.ADMINISTRATOR: frozenset(SEATED),
    Role.COORDINATOR: frozenset({Role.ADVICE_LINE_WORKER, Role.COUNSELLOR, Role.ALERTS_OFFICER}),
}
"""Which roles somebody may give to others and take back, never to themselves (nl: rollen geven)."""


def grounds(role: Role, resource: Resource, act: Act) -> frozenset[Condition]:
    """On which grounds a role may do something with a kind of thing; empty where it may not (nl: gronden)."""
    return _GROUNDS.get((role, resource, act), NOWHERE)


def reaches_cases(role: Role) -> bool:
    """Whether somebody in this role can come near what a client confided (nl: komt bij dossiers)."""
    return any(grounds(role, resource, Act.SEE) for resource in (Resource.CLIENT, Resource.DESK_ITEM, *_FILE))


def needs_factor(role: Role) -> bool:
    """Whether a password alone is too little: for cases, giving roles, signing, the journal (nl: sleutel nodig)."""
    weighs = ((Resource.JOURNAL, Act.SEE), (Resource.REPORT, Act.SIGN))
    return reaches_cases(role) or role in GIVES or any(grounds(role, resource, act) for resource, act in weighs)


def cells() -> Iterator[tuple[Role, Resource, Act, frozenset[Condition]]]:
    """Every cell of the table that is not empty, in the order of its words (nl: cellen)."""
    for role in Role:
        for resource in Resource:
            for act in Act:
                where = grounds(role, resource, act)
                if where:
                    yield role, resource, act, where


def _gathered() -> dict[tuple[Role, Resource, Act], frozenset[Condition]]:
    found: dict[tuple[Role, Resource, Act], frozenset[Condition]] = {}
    for role, rights in RIGHTS.items():
        for right in rights:
            for thing in right.things:
                for act in right.acts:
                    found[role, thing, act] = found.get((role, thing, act), NOWHERE) | frozenset(right.where)
    return found


_GROUNDS = _gathered()
