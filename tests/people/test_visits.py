from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import signing

from gehoord.people import visits
from gehoord.people.visits import SessionStore, Visit

pytestmark = pytest.mark.django_db


def begun(person=None, **said):
    store = SessionStore()
    if person:
        store[SESSION_KEY] = str(person)
    store.update(said)
    store.create()
    return store


def test_a_visit_is_kept_with_who_is_in_it_and_since_when():
    me = uuid4()
    store = begun(me, began_at="2026-03-01T09:00:00+00:00")
    row = Visit.objects.get(session_key=store.session_key)
    assert (row.person_id, row.began_at) == (me, datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert row.get_decoded()[SESSION_KEY] == str(me)


def test_what_a_visit_remembers_is_sealed(settings):
    store = begun(form="name=Kanarie+Geelveer")
    row = Visit.objects.get(session_key=store.session_key)
    with pytest.raises(signing.BadSignature):
        signing.loads(row.session_data, salt=store.key_salt)
    assert SessionStore(store.session_key)["form"] == "name=Kanarie+Geelveer"
    settings.SECRET_KEY = "the key of somewhere else"
    assert dict(SessionStore(store.session_key).load()) == {}


def test_a_visit_of_a_stranger_belongs_to_nobody():
    assert Visit.objects.get(session_key=begun().session_key).person_id is None


def test_ending_takes_all_but_the_one_somebody_is_in():
    me, other = uuid4(), uuid4()
    this, _, _, theirs = begun(me), begun(me), begun(me), begun(other)
    assert [visit.is_this for visit in visits.visits_of(me, this=this.session_key)].count(True) == 1
    assert visits.end_visits(me, but=this.session_key) == 2
    assert SessionStore(this.session_key).exists(this.session_key)
    assert SessionStore().exists(theirs.session_key)


def test_one_visit_is_ended_by_its_number():
    me = uuid4()
    one, other = begun(me), begun(me)
    assert visits.end_visits(me, only=visits.number(one.session_key)) == 1
    assert SessionStore().exists(other.session_key)


def test_the_number_of_a_visit_is_no_way_in():
    key = begun(uuid4()).session_key
    assert len(visits.number(key)) == 16
    assert not SessionStore().exists(visits.number(key))
