import pytest
from tests.told.maps import HAARLEM, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.axes import lay_out
from gehoord.figures.exchange import Register
from gehoord.figures.standing import (
    CLIENT_KINDS,
    FIRST_KIND,
    KNOWN,
    NEW,
    ONE_ACTION,
    PARENTS,
    SEVERAL_ACTIONS,
    STILL_RUNNING,
    Standing,
    as_it_stood,
)
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.periods import Period


@pytest.fixture
def told():
    return Told()


def standing(told: Told) -> Standing:
    facts, period = told.facts(), Period.year(2016)
    return as_it_stood(facts, lay_out(facts, small_map(), period), period)


def test_clients_fall_into_nine_kinds_with_parents_by_authority(told):
    for relation in Relation:
        authorities = ParentalAuthority if relation is Relation.PARENT else [None]
        for authority in authorities:
            told.client(relation, authority=authority)
    kinds = standing(told).kind.tolist()
    assert kinds == list(range(CLIENT_KINDS))
    assert [kinds[first] for first in FIRST_KIND] == [0, 1, 5, 6, 7, 8]
    assert kinds[PARENTS] == [1, 2, 3, 4]


def test_a_client_lives_where_the_last_day_finds_them(told):
    told.client().lives(HAARLEM).lives(ZANDVOORT, since="2016-12-31").lives(HAARLEM, since="2017-01-01")
    told.client()
    assert standing(told).home.tolist() == [1, 3]


def test_a_state_tells_how_a_concern_was_handled_and_how_many_actions_it_took(told):
    client = told.client()
    client.raises(handling="running")
    client.raises(handling="trajectory")
    client.raises(handling="trajectory").acts("talk_employee", "2016-05-01").acts("talk_board", "2017-01-01")
    client.raises(handling="trajectory").acts("talk_employee", "2016-05-01").acts("talk_board", "2016-05-02").acts(
        "complaints_committee", "2016-12-31"
    )
    assert standing(told).state.tolist() == [0, 3, ONE_ACTION, SEVERAL_ACTIONS]


def test_status_is_new_from_the_first_day_to_the_last(told):
    for day in ("2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01"):
        told.client(first=day).raises(on=day)
    found = standing(told)
    assert found.client_status.tolist() == [KNOWN, NEW, NEW, KNOWN]
    assert found.raised.tolist() == [False, True, True, False]
    assert found.in_treatment.tolist() == [True, True, True, False]


def test_a_client_whose_first_contact_is_not_known_is_not_new(told):
    told.client(first=None).meets("2016-03-01")
    assert standing(told).client_status.tolist() == [KNOWN]


def test_an_outcome_after_the_last_day_is_still_running(told):
    concern = told.client().raises(handling="trajectory")
    concern.acts("talk_employee", "2016-05-01", outcome="withdrawn", ended="2016-12-31")
    concern.acts("talk_employee", "2016-05-01", outcome="withdrawn", ended="2017-01-01")
    concern.acts("talk_employee", "2016-05-01")
    assert standing(told).result.tolist() == [3, STILL_RUNNING, STILL_RUNNING]


def test_an_empty_register_stands(told):
    assert standing(told).facts.clients.relation.size == len(Register().clients) == 0
