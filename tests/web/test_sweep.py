"""Every address of the house, asked by every role of a demo and by a stranger, about own rows, those of others, and nothing.

The table below says what opens for whom; a second table says on which right each page rests, and the two have to agree.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, reverse
from tests.told.everything import Everything, Rows, tell_everything
from tests.told.people import enter
from tests.told.reports import desk

from gehoord.figures.publication import Rule
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.demo_account import INVENTED
from gehoord.people.roles import Role, grounds
from gehoord.reporting import production
from gehoord.reporting.demo import REGISTER
from gehoord.vault import keys
from gehoord.web.urls import urlpatterns

ROLES = tuple(Role.coded(code) for code, _name in INVENTED.values())
ELSEWHERE = "kwikstaart"
"""Stands in all that is told of the other office."""
FILLED: Mapping[str, object] = {
    "factor": 999_999,
    "number": "0123456789abcdef",
    "provider_id": "issuer",
    "said": "geraden",
    "fmt": "pdf",
    "follows": "-metadata.json",
    "code": "GM0392",
    "place": "GM0392",
    "called": "2016",
    "name": "nederland-2016.csv",
    "channel": "phone",
    "voice": "child",
    "piece": "opening",
}

ADVICE, COUNSELLOR, COORDINATOR = Role.ADVICE_LINE_WORKER, Role.COUNSELLOR, Role.COORDINATOR
OFFICER, AUTHOR, CONTACT = Role.ALERTS_OFFICER, Role.REPORT_AUTHOR, Role.MUNICIPALITY_CONTACT
QUALITY, AUDITOR, ADMINISTRATOR = Role.AGENCY_QUALITY_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR
ARRANGING = {COORDINATOR}
CARING = {ADVICE, COUNSELLOR, COORDINATOR}
GOING_OUT = {COUNSELLOR, COORDINATOR}
KNOW_PLACES = {*CARING, OFFICER, ADMINISTRATOR}

REGION, MINISTRY = Role.REGION_CONTACT, Role.MINISTRY_CONTACT
HANDED_TO = {CONTACT, REGION, MINISTRY, QUALITY}
SIGNING = {AUTHOR, COORDINATOR}

STRANGERS = {
    "start",
    "account_login",
    "theme",
    "healthy",
    "survey",
    "answer_alert",
    "api_openapi",
    "write",
    "come_back",
    "chat",
    "figures",
}
"""What anybody may look at; whoever is in has no use for the page to sign in at."""
INSIDE = {
    *(STRANGERS - {"account_login"}),
    *("choose_role", "my_account", "mfa_index", "enrol", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_reauthenticate"),
    *("own_password", "rights", "reports"),
}
"""What everybody who is in may look at."""

DIRECTORY = ("absences", "agencies", "categories", "directory", "ground", "opening")
WORKLOAD = ("office", "office_due", "office_waiting")
MAY_LIST: Mapping[str, set[Role]] = {
    "people": {COORDINATOR, AUDITOR, ADMINISTRATOR},
    **dict.fromkeys(("desk", "desk_rows", "desk_places", "chats", "chat_queue", "called"), CARING),
    **dict.fromkeys(("clients", "new_client", "search_own"), CARING),
    **dict.fromkeys(("break_glass", "plan_visit"), GOING_OUT),
    **dict.fromkeys(("away", "new_reply", *WORKLOAD), ARRANGING),
    **dict.fromkeys(DIRECTORY, KNOW_PLACES),
    "replies": CARING,
    "years": SIGNING,
    **dict.fromkeys(("loose_ends", "own_texts"), GOING_OUT),
    "access_keys": {*HANDED_TO, AUTHOR, ADMINISTRATOR},
    "add_agency": {COORDINATOR, ADMINISTRATOR},
    "front_page": {COORDINATOR, ADMINISTRATOR},
    "mailboxes": {COORDINATOR, ADMINISTRATOR},
    "journal": {AUDITOR},
    "opinions": {AUTHOR},
    "retention": {AUDITOR, ADMINISTRATOR},
    "keep_case": {AUDITOR},
    "visits": {*GOING_OUT, OFFICER},
    "agenda": {*GOING_OUT, OFFICER},
    "alerts": {*GOING_OUT, OFFICER},
    "portal_alerts": {QUALITY, CONTACT},
    "portal_agreements": HANDED_TO,
    "recipients": {COORDINATOR, AUTHOR, ADMINISTRATOR},
    "give_alert": {*GOING_OUT, OFFICER},
    "places_to_go": {*GOING_OUT, OFFICER},
    "early": {OFFICER},
}
"""Pages that are about no row in particular."""

CASE_PAGES = (
    *("client", "client_overview", "who_looked", "add_contact", "add_note", "tell_who", "change_relation", "move_residence"),
    *("safe_contact", "give_consent", "raise_concern", "invite_to_survey", "refer", "transfer", "advise", "break_off"),
    *("change_category", "change_place", "open_trajectory", "take_action", "record_outcome"),
    *("suspend_deadline", "extend_deadline"),
)
ARRANGED = ({COORDINATOR}, {COORDINATOR, ADMINISTRATOR}, {ADMINISTRATOR})
MAY_OPEN: Mapping[str, tuple[set[Role], set[Role], set[Role]]] = {
    **dict.fromkeys(CASE_PAGES, (CARING, set(), set())),
    "merge": (GOING_OUT, set(), set()),
    "close_trajectory": (GOING_OUT, set(), set()),
    "talk": (CARING, CARING, {ADVICE}),
    "person": ({COORDINATOR}, {COORDINATOR, AUDITOR, ADMINISTRATOR}, {AUDITOR, ADMINISTRATOR}),
    "of_colleague": (set(), {COORDINATOR}, set()),
    "visit": (GOING_OUT, {*GOING_OUT, OFFICER}, {OFFICER}),
    "register_visit": (GOING_OUT, {COORDINATOR}, set()),
    "visit_frequency": ({COORDINATOR}, {COORDINATOR}, set()),
    "alert": (GOING_OUT, {*GOING_OUT, OFFICER}, {OFFICER}),
    "portal_alert": (set(), {QUALITY}, {QUALITY}),
    "location": (CARING, KNOW_PLACES, KNOW_PLACES),
    **dict.fromkeys(("close_location", "opening_week", "change_opening", "front_reach", "front_text"), ARRANGED),
    "report": (set(), {CONTACT, *SIGNING}, SIGNING),
    "report_files": (set(), {CONTACT, *SIGNING}, SIGNING),
}
"""Pages about one row: for whom it is their own, for whom it is of a colleague at the office, for whom of another office."""

RESTS_ON: Mapping[str, tuple[tuple[Act, Resource], ...]] = {
    "people": ((Act.LIST, Resource.SEAT),),
    "person": ((Act.LIST, Resource.SEAT),),
    "desk": ((Act.LIST, Resource.DESK_ITEM),),
    "chats": ((Act.LIST, Resource.CONVERSATION), (Act.LIST, Resource.DESK_ITEM)),
    "talk": ((Act.SEE, Resource.DESK_ITEM),),
    "clients": ((Act.LIST, Resource.CLIENT), (Act.SEE, Resource.CLIENT)),
    "new_client": ((Act.CREATE, Resource.CLIENT),),
    "search_own": ((Act.SEE, Resource.NOTE),),
    "break_glass": ((Act.CREATE, Resource.BREAK_GLASS),),
    "plan_visit": ((Act.CREATE, Resource.VISIT),),
    "visits": ((Act.SEE, Resource.VISIT),),
    "agenda": ((Act.SEE, Resource.VISIT),),
    "visit": ((Act.SEE, Resource.VISIT),),
    "register_visit": ((Act.CHANGE, Resource.VISIT),),
    "visit_frequency": ((Act.CHANGE, Resource.DIRECTORY), (Act.CREATE, Resource.VISIT)),
    "alerts": ((Act.CREATE, Resource.ALERT),),
    "recipients": ((Act.LIST, Resource.RECIPIENT),),
    "early": ((Act.LIST, Resource.SIGHTING),),
    "give_alert": ((Act.CREATE, Resource.ALERT),),
    "alert": ((Act.SEE, Resource.ALERT),),
    **dict.fromkeys((*DIRECTORY, "location"), ((Act.LIST, Resource.ABSENCE),)),
    **dict.fromkeys(WORKLOAD, ((Act.LIST, Resource.WORKLOAD),)),
    "replies": ((Act.LIST, Resource.SAVED_REPLY),),
    "years": ((Act.SIGN, Resource.REPORT),),
    **dict.fromkeys(("loose_ends", "own_texts"), ((Act.CREATE, Resource.FINDINGS),)),
    "access_keys": ((Act.LIST, Resource.ACCESS_KEY),),
    "new_reply": ((Act.CREATE, Resource.SAVED_REPLY),),
    "add_agency": ((Act.CREATE, Resource.DIRECTORY),),
    "close_location": ((Act.CLOSE, Resource.DIRECTORY),),
    "opening_week": ((Act.CREATE, Resource.OPENING),),
    "change_opening": ((Act.CREATE, Resource.OPENING),),
    "front_page": ((Act.LIST, Resource.PUBLIC_PAGE),),
    "mailboxes": ((Act.LIST, Resource.PUBLIC_PAGE),),
    **dict.fromkeys(("front_reach", "front_text"), ((Act.CREATE, Resource.PUBLIC_PAGE),)),
    "journal": ((Act.LIST, Resource.JOURNAL),),
    "opinions": ((Act.SEE, Resource.MARK),),
    "retention": ((Act.LIST, Resource.RETENTION),),
    "keep_case": ((Act.CREATE, Resource.RETENTION),),
    **dict.fromkeys(CASE_PAGES, ((Act.SEE, Resource.CLIENT),)),
    "merge": ((Act.MERGE, Resource.CLIENT), (Act.SEE, Resource.CLIENT)),
    "close_trajectory": ((Act.CLOSE, Resource.TRAJECTORY), (Act.SEE, Resource.CLIENT)),
}
"""The rights a page rests on, all of them needed."""

MEETS: Mapping[str, set[Condition]] = {
    "list": set(Condition) - {Condition.ON_LEASE, Condition.UNCLAIMED},
    "own": {Condition.EVERYWHERE, Condition.OWN_OFFICE, Condition.OWN_CASE, Condition.OWN_RECORD},
    "office": {Condition.EVERYWHERE, Condition.OWN_OFFICE},
    "elsewhere": {Condition.EVERYWHERE},
}
"""On which grounds a row of each kind is come near."""


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Everything, dict[str, object]]]:
    """Told once for all roles, and taken back at the end."""
    folder: Path = tmp_path_factory.mktemp("sweep")
    with django_db_blocker.unblock(), override_settings(GEHOORD_DATA=folder), desk(), transaction.atomic():
        cache.clear()
        keys.forget_open_keys()
        told = tell_everything()
        editions = {
            kind: production.produce(REGISTER, municipality=place, year=2016, rule=Rule.AS_PRINTED_2016, language="nl").pk
            for kind, place in (("office", "GM0392"), ("elsewhere", "GM0453"))
        }
        yield told, editions
        transaction.set_rollback(True)
        keys.forget_open_keys()


@pytest.fixture
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at what a page was made of, and copying that costs more than the page."""
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)


class Sweeper:
    """Asks addresses as somebody, and takes back all that came of it."""

    def __init__(self, client: Client) -> None:
        self.client, self.cookies = client, copy.deepcopy(client.cookies)

    def ask(self, method: str, address: str) -> Any:
        with transaction.atomic():
            answer = getattr(self.client, method)(address)
            transaction.set_rollback(True)
        self.client.cookies = copy.deepcopy(self.cookies)
        assert answer.status_code in {200, 204, 302, 400, 401, 404, 405, 409, 422}, (method, address, answer.status_code)
        return answer


def addresses(rows: Rows | None = None, *, turn: int | None = None) -> Iterator[tuple[str, str]]:
    """Every address of the house; with rows only those that are about one, and else with ids that nobody has.

    For who asks about rows of another office as well, an id that nobody has is no news: with a turn they share those addresses.
    """
    pattern: URLPattern
    for number, pattern in enumerate(urlpatterns):
        blanks = list(pattern.pattern.converters)
        if turn is not None and number % len(ROLES) != turn and not set(blanks) <= FILLED.keys():
            continue
        if rows is None or any(blank in rows for blank in blanks):
            told = {blank: (rows or {}).get(blank, FILLED.get(blank, uuid4())) for blank in blanks}
            yield str(pattern.name), reverse(str(pattern.name), kwargs=told)


def leads_to_the_door(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/inloggen/")


@pytest.mark.usefixtures("plain_pages")
def test_a_stranger_is_led_to_the_door(world):
    told, editions = world
    stranger = Sweeper(Client())
    opened = set()
    for rows in (None, {**told.elsewhere, "edition": editions["elsewhere"]}):
        for name, address in addresses(rows):
            looked = stranger.ask("get", address)
            opened |= {name} if looked.status_code == 200 else set()
            for answer in (looked, stranger.ask("post", address)):
                assert name in STRANGERS or leads_to_the_door(answer) or answer.status_code in {302, 401, 404, 405, 422}, name
                assert ELSEWHERE not in answer.text.lower(), name
    assert opened == STRANGERS


@pytest.mark.usefixtures("plain_pages")
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_a_role_opens_what_the_table_says_and_nothing_of_another_office(world, role: Role):
    told, editions = world
    sweeper = Sweeper(enter(Client(), told.people[role]))
    kinds: dict[str, Rows] = {
        "office": {**told.office, "edition": editions["office"]},
        "elsewhere": {**told.elsewhere, "edition": editions["elsewhere"]},
    }
    if role in told.own:
        kinds["own"] = told.own[role]
    for kind, rows in kinds.items():
        opened = set()
        for name, address in addresses(rows):
            looked = sweeper.ask("get", address)
            opened |= {name} if looked.status_code == 200 else set()
            if kind != "office":
                swept(role, kind, name, looked, sweeper.ask("post", address))
        assert opened == expected(role, kind), kind
    opened = set()
    for name, address in addresses(turn=ROLES.index(role)):
        looked = sweeper.ask("get", address)
        opened |= {name} if looked.status_code == 200 else set()
        if name in expected(role, "elsewhere") | expected(role, "list"):
            swept(role, "list", name, looked, sweeper.ask("post", address))
    assert opened == expected(role, "list")


def swept(role: Role, kind: str, name: str, looked: Any, sent: Any) -> None:
    """Of another office nobody learns a word, and an empty form does nothing, unless the role is for the whole country."""
    if name in FAR.get(role, ()):
        return
    for answer in (looked, sent):
        assert ELSEWHERE not in answer.text.lower(), (kind, name)
        assert kind != "elsewhere" or answer.status_code in {404, 405}, name


OF_REPORTS = {"report", "report_files", "report_file", "report_again", "turn_report"}
FAR = {
    COUNSELLOR: {"location"},
    COORDINATOR: {"location", *OF_REPORTS},
    AUTHOR: OF_REPORTS,
    ADVICE: {
        "location",
        *(
            "desk",
            "desk_rows",
            "talk",
            "keep_talk",
            "look_up",
            "take",
            "put_back",
            "hand_over_item",
            "answer_item",
            "answer_letter",
        ),
        *("close_item", "reopen_item"),
    },
    OFFICER: {
        *("location", "visits", "alerts"),
        *(
            "visit",
            "move_visit",
            "cancel_visit",
            "take_back_visit",
            "alert",
            "alert_step",
            "pass_on_alert",
            "extend_alert",
            "note_alert",
        ),
        *("link_alert", "end_alert_links", "take_note_alert"),
    },
    QUALITY: {"portal_alert", "portal_alerts"},
    AUDITOR: {"person"},
    ADMINISTRATOR: {
        *("person", "give_role", "recover", "take_role", "location", "close_location", "opening_week", "change_opening"),
        *("front_reach", "front_text", "put_text_back"),
    },
}
"""What is about rows of every office, by role whose work is the whole country."""


def expected(role: Role, kind: str) -> set[str]:
    if kind == "list":
        return INSIDE | {name for name, roles in MAY_LIST.items() if role in roles}
    place = ("own", "office", "elsewhere").index(kind)
    return {name for name, roles in MAY_OPEN.items() if role in roles[place]}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_what_opens_is_what_the_table_of_rights_gives(role: Role):
    for name, rights in RESTS_ON.items():
        for kind in ("list",) if name in MAY_LIST else ("own", "office", "elsewhere"):
            if kind == "own" and role not in CARING:
                continue
            met = MEETS[kind] - ({Condition.OWN_RECORD} if Resource.SEAT in {thing for _act, thing in rights} else set())
            has = all(grounds(role, thing, act) & met for act, thing in rights)
            assert has == (name in expected(role, kind)), (name, kind)


def test_every_page_that_opens_for_a_role_has_an_address():
    known = {pattern.name for pattern in urlpatterns}
    assert {*INSIDE, *STRANGERS, *MAY_LIST, *MAY_OPEN, *RESTS_ON, *set().union(*FAR.values())} <= known
