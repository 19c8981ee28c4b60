"""Random small registers: few people and places, and days around the turn of the year, so that every rule is met often."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from tests.told.maps import ABROAD, HAARLEM, MERGED, SPLIT, THE_HAGUE, ZANDVOORT

from gehoord.figures.exchange import Register
from gehoord.figures.exchange.rows import Action, Alert, Client, Concern, Contact, Location, Mark, Residence, Visit
from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import SCHEMES
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind

AGENCIES = {
    "De Hartekampgroep": AgencyKind.YOUTH_CARE_PROVIDER,
    "'t Huis": AgencyKind.CERTIFIED_INSTITUTION,
    "Toegang Jeugdhulp": AgencyKind.MUNICIPAL_ACCESS,
    "Élan": AgencyKind.SAFE_AT_HOME,
}
CATEGORIES = tuple({category.code: category for scheme in SCHEMES for category in scheme.choices}.values())
places = st.sampled_from([HAARLEM, HAARLEM, HAARLEM, ZANDVOORT, THE_HAGUE, MERGED, SPLIT, ABROAD, None])
# many of few: ties and rows of several need the same categories again and again
categories = st.sampled_from([one for one in CATEGORIES if one.is_other or "misconduct" in one.code] * 3 + list(CATEGORIES))


@st.composite
def registers(draw: st.DrawFn, year: int) -> Register:
    """A register whose references and dates hold, about a year and the days before and after it."""
    on = _days(year)
    locations = tuple(_location(draw, number) for number in range(draw(st.integers(0, 5))))
    clients = tuple(_client(draw, number, on) for number in range(draw(st.integers(0, 7))))
    who = st.sampled_from(clients).map(lambda one: one.client_id) if clients else st.nothing()
    where = st.sampled_from(locations).map(lambda one: one.location_id) if locations else st.nothing()
    concerns = tuple(_concern(draw, number, who, on, where) for number in range(draw(st.integers(0, 14)) if clients else 0))
    return Register(
        locations=locations,
        clients=clients,
        residences=_some(draw, st.builds(Residence, who, places, on)),
        contacts=_some(
            draw, st.builds(Contact, st.just(""), who, on, _any(ContactKind), st.just(Channel.CHAT), where | st.none())
        ),
        concerns=concerns,
        actions=tuple(_action(draw, one, on) for one in _some(draw, st.sampled_from(concerns) if concerns else st.nothing())),
        visits=_some(draw, st.builds(Visit, st.just(""), where, on, _any(VisitKind))),
        alerts=_some(draw, st.builds(Alert, st.just(""), where, on, _any(AlertTheme), _any(AlertUrgency))),
        marks=_some(draw, st.builds(Mark, st.just(""), _any(AgeGroup), st.integers(1, 10), on)),
    )


def _days(year: int) -> st.SearchStrategy[date]:
    inside = [date(year, 1, 1), date(year, 2, 28), date(year, 7, 1), date(year, 12, 31)]
    return st.sampled_from([date(year - 1, 3, 1), date(year - 1, 12, 31), *inside, *inside, date(year + 1, 1, 1)])


def _any(terms: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(terms))


def _some(draw: st.DrawFn, rows: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    return () if rows.is_empty else tuple(draw(st.lists(rows, max_size=14)))


def _location(draw: st.DrawFn, number: int) -> Location:
    agency = draw(st.sampled_from(list(AGENCIES)))
    return Location(f"L{number}", agency, AGENCIES[agency], agency, draw(places))


def _client(draw: st.DrawFn, number: int, on: st.SearchStrategy[date]) -> Client:
    relation = draw(_any(Relation))
    authority = draw(_any(ParentalAuthority) | st.none()) if relation is Relation.PARENT else None
    return Client(f"C{number}", relation, authority, draw(_any(Sex)), draw(on | st.none()))


def _concern(
    draw: st.DrawFn, number: int, who: st.SearchStrategy[str], on: st.SearchStrategy[date], where: st.SearchStrategy[str]
) -> Concern:
    category, raised = draw(categories), draw(on)
    handling = draw(_any([*Handling, *[Handling.TRAJECTORY] * 4, None]))
    closed = draw(on | st.none())
    closed = max(closed, raised) if closed and handling else None
    kind, location = category.kind, draw(where | st.none())
    return Concern(f"I{number}", draw(who), kind, category.code, raised, Channel.CHAT, location, handling, closed)


def _action(draw: st.DrawFn, concern: Concern, on: st.SearchStrategy[date]) -> Action:
    taken, outcome = draw(on), draw(_any(Outcome) | st.none())
    ended = max(draw(on), taken) if outcome else None
    return Action("", concern.concern_id, draw(_any(ActionKind)), outcome, taken, ended)
