"""From a signed-in browser to somebody who acts: which role, how long, and what has to be set up first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone

from gehoord.people import visits
from gehoord.people.demo_account import DOMAIN
from gehoord.people.letting_in import inviting
from gehoord.people.many_rows import one_picture_from_here
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role, needs_factor
from gehoord.people.scope import acting, become
from gehoord.people.seats import PLACED
from gehoord.people.second_factor.factors import has_factor

LONGEST = timedelta(hours=10)
ALWAYS_OPEN = frozenset({"start", "healthy", "theme", "language", "account_logout", "welcome"}) | frozenset(
    {"figures", "figures_catalogue", "figures_edition", "figures_file"}
)
ENOUGH = frozenset({"mfa", "socialaccount"})
"""Ways of signing in that ask for more than a password (nl: sterk genoeg)."""
FIXING = frozenset({"years"})
"""Pages that write down what whole tables say (nl: vastzetten)."""
FOR_PROVING = frozenset({"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
FOR_SETTING_UP = frozenset({"enrol", "mfa_activate_totp", "mfa_add_webauthn", *FOR_PROVING})


class Post(NamedTuple):
    """A role somebody can act in, and the office they do it for (nl: functie)."""

    role: Role
    office_id: UUID | None


class Entrance:
    """Lets every page be asked by one actor, in one transaction that the database knows the actor of (nl: ingang).

    It stands innermost. Somebody who has yet to set up a factor, show it or choose a role is led there and nowhere else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return self.get_response(request)
        if is_over(request):
            logout(request)
            return self.get_response(request)
        with _picture(request), acting(Actor(person.pk, Role.NEWCOMER, None, _visit(request))):
            actor, first = _enter(request, person)
            request.actor = actor  # type: ignore[attr-defined]  # read by `actor_of`
            if first and _name(request) not in first.open_to:
                return redirect(first.page)
            become(actor)
            response = self.get_response(request)
            if getattr(request, "is_undone", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:  # noqa: ARG002 - Django's signature
        """What was refused or broke off leaves nothing behind (nl: ongedaan maken)."""
        request.is_undone = True  # type: ignore[attr-defined]  # read above


class First(NamedTuple):
    """What somebody does before anything else, and the pages they may see meanwhile (nl: eerst dit)."""

    page: str
    open_to: frozenset[str]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks for this page, in which role (nl: wie vraagt). Raises: NotFound for a stranger."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise NotFound
    return actor


def person_of(request: HttpRequest) -> UUID:
    """Whose account it is that asks for this page (nl: wiens account). Raises: NotFound for a stranger."""
    person_id = actor_of(request).person_id
    if person_id is None:
        raise NotFound
    return person_id


def posts_of(person_id: UUID) -> list[Post]:
    """The roles somebody can choose between, each once for an office (nl: functies)."""
    rows = Seat.objects.filter(person=person_id, until=None).values_list("role", "office_id").distinct()
    found = [Post(Role.coded(role), office) for role, office in rows]
    return sorted(found, key=lambda post: (post.role.position, str(post.office_id)))


def choose(request: HttpRequest, role: Role, office_id: UUID | None) -> None:
    """Go on in one of the own roles, under a new key of the visit (nl: rol kiezen). Raises: NotFound."""
    person = request.user
    if not isinstance(person, Person) or Post(role, office_id) not in posts_of(person.pk):
        raise NotFound
    request.session.cycle_key()
    request.session["post"] = [role.value, str(office_id or "")]


def is_over(request: HttpRequest) -> bool:
    """Whether a visit lasted its ten hours (nl: bezoek voorbij)."""
    if "began_at" not in request.session:
        request.session["began_at"] = timezone.now().isoformat()
    return timezone.now() - visits.began_at(request.session) >= LONGEST


def showed_factor(request: HttpRequest) -> bool:
    """Whether a factor was shown in this visit (nl: sleutel getoond)."""
    person = request.user if isinstance(request.user, Person) else None
    return any(record["method"] == "mfa" for record in get_authentication_records(request, person))


def _enter(request: HttpRequest, person: Person) -> tuple[Actor, First | None]:
    posts = posts_of(person.pk)
    if not posts and inviting.waits_for_factor(person.pk):
        if not has_factor(person.pk):
            return Actor(person.pk, Role.NEWCOMER, None, _visit(request)), First("enrol", ALWAYS_OPEN | FOR_SETTING_UP)
        inviting.seat_invited(person.pk, at=timezone.now())
        posts = posts_of(person.pk)
    nobody = Actor(person.pk, Role.NEWCOMER, None, _visit(request))
    if any(needs_factor(post.role) for post in posts) and not showed_factor(request):
        if has_factor(person.pk):
            return nobody, First("mfa_reauthenticate", ALWAYS_OPEN | FOR_PROVING)
        return nobody, First("enrol", ALWAYS_OPEN | FOR_SETTING_UP)
    if _reads_for_a_place(person, posts) and not _showed_enough(request, person) and not has_factor(person.pk):
        return nobody, First("enrol", ALWAYS_OPEN | FOR_SETTING_UP)
    chosen = _chosen(request, posts)
    if chosen is None:
        return nobody, First("choose_role", ALWAYS_OPEN | {"choose_role"}) if posts else None
    return Actor(person.pk, chosen.role, chosen.office_id, _visit(request)), None


def _showed_enough(request: HttpRequest, person: Person) -> bool:
    """Whether a factor was shown in this visit, or in the own organisation; where nothing is known, none was."""
    return any(record["method"] in ENOUGH for record in get_authentication_records(request, person))


def _reads_for_a_place(person: Person, posts: list[Post]) -> bool:
    """Whether this is a contact, whoever seated them; not who is invented, and signs in with a password that all can see."""
    return any(post.role in PLACED for post in posts) and not person.email.endswith(f"@{DOMAIN}")


def _picture(request: HttpRequest) -> AbstractContextManager[None]:
    """What is fixed is fixed as it was at one moment, however long reading all of it takes."""
    fixes = request.method == "POST" and _name(request) in FIXING
    return one_picture_from_here() if fixes else nullcontext()


def _chosen(request: HttpRequest, posts: list[Post]) -> Post | None:
    if len(posts) == 1:
        return posts[0]
    said: Any = request.session.get("post")
    return next((post for post in posts if [post.role.value, str(post.office_id or "")] == said), None)


def _visit(request: HttpRequest) -> str | None:
    key = request.session.session_key
    return visits.number(key) if key else None


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
