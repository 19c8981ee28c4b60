from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.told.people import OFFICE, SEED, colleague, enter, sit

from gehoord.people import entering
from gehoord.people.entering import Entrance, Post, actor_of
from gehoord.people.models import Seat
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.visits import SessionStore

pytestmark = pytest.mark.django_db


def asked(person, path="/account/"):
    request = RequestFactory().get(path)
    request.user = person
    request.session = SessionStore()
    request.session.create()
    return request


def context():
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('gehoord.person', true), current_setting('gehoord.role', true)")
        return cursor.fetchone()


def test_a_page_is_asked_by_one_actor_that_the_database_knows():
    somebody = colleague(Role.MUNICIPALITY_CONTACT, with_app=True)
    seen = []
    Entrance(lambda request: seen.append((actor_of(request).role, *context())) or HttpResponse())(asked(somebody.person))
    assert seen == [(Role.MUNICIPALITY_CONTACT, str(somebody.person.pk), "municipality_contact")]
    assert context() == ("", "")


def test_a_stranger_is_nobody_and_sees_no_row():
    colleague(Role.REPORT_AUTHOR)
    seen = []
    request = asked(AnonymousUser())
    Entrance(lambda _: seen.append(Seat.objects.count()) or HttpResponse())(request)
    assert seen == [0]
    with pytest.raises(NotFound):
        actor_of(request)


def test_what_was_refused_leaves_nothing_behind():
    somebody = colleague(Role.REPORT_AUTHOR)

    def refuse(request):
        somebody.person.name = "Veranderd"
        somebody.person.save()
        entrance.process_exception(request, NotFound())
        return HttpResponse(status=404)

    entrance = Entrance(refuse)
    entrance(asked(somebody.person))
    somebody.person.refresh_from_db()
    assert somebody.person.name != "Veranderd"


def test_a_role_for_several_places_is_one_choice():
    somebody = colleague(Role.REPORT_AUTHOR)
    sit(somebody.person, Role.COUNSELLOR)
    with acting(somebody.actor):
        assert entering.posts_of(somebody.person.pk) == [Post(Role.COUNSELLOR, OFFICE), Post(Role.REPORT_AUTHOR, OFFICE)]


def test_a_role_that_was_taken_back_is_no_choice_any_more():
    somebody = colleague(Role.REPORT_AUTHOR)
    with acting(somebody.actor):
        request = asked(somebody.person)
        entering.choose(request, Role.REPORT_AUTHOR, OFFICE)
        with pytest.raises(NotFound):
            entering.choose(request, Role.ADMINISTRATOR, None)


def test_a_password_alone_acts_in_no_role_that_needs_a_key():
    somebody = colleague(Role.COUNSELLOR)
    seen = []
    answer = Entrance(lambda request: seen.append(request) or HttpResponse())(asked(somebody.person))
    assert (answer.status_code, seen) == (302, [])
    assert answer["Location"] == "/opnieuw/code/"


def test_a_contact_who_was_seated_by_command_sets_up_a_factor_before_anything_is_read():
    somebody = colleague(Role.REGION_CONTACT, with_app=False)
    client = enter(Client(), somebody)
    for address in ("/begin/", "/rapporten/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/account/sleutel/")
    assert client.get("/account/sleutel/app/").status_code == 200
    TOTP.activate(somebody.person, SEED)
    assert client.get("/rapporten/").status_code == 200


def test_a_contact_of_whom_it_is_not_known_how_they_came_sets_up_a_factor():
    somebody = colleague(Role.MUNICIPALITY_CONTACT, with_app=False)
    seen = []
    answer = Entrance(lambda request: seen.append(request) or HttpResponse())(asked(somebody.person, "/begin/"))
    assert (answer.status_code, seen) == (302, [])


@pytest.mark.parametrize(("method", "enough"), [("password", False), ("code", False), ("mfa", True), ("socialaccount", True)])
def test_only_a_factor_or_the_own_organisation_is_more_than_a_password(method, enough):
    somebody = colleague(Role.MUNICIPALITY_CONTACT, with_app=False)
    request = asked(somebody.person, "/begin/")
    request.session["account_authentication_methods"] = [{"method": method, "at": 0}]
    request.session["account_authentication_methods_user"] = str(somebody.person.pk)
    assert (Entrance(lambda _: HttpResponse())(request).status_code == 200) is enough
