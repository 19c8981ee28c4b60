"""Every sum that holds between the figures of a publication, in codes."""

from __future__ import annotations

from typing import Any

from gehoord.figures.axes import Subjects
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.families import WHOLE
from gehoord.figures.disclosure.hierarchies import ENOUGH_ACTIONS, HIDDEN_UNITS, Hierarchies
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.handling import Handling
from gehoord.practice.outreach import VisitKind

Told = dict[str, Any]


def structure_of(units: Hierarchies, subjects: Subjects, *, summed: bool) -> Told:
    """Every sum that holds between the figures of a publication (nl: structuur). `summed`: provinces are among them."""
    residence, agency, place = ["residence"], ["agency"], ["place"]
    text_only = [code for code, leaf in _municipalities(units) if leaf] + list(units.text_only_regions)
    homes, places = (units.summed, units.summed_places) if summed else ({}, ())
    return {
        "attributes": _attributes(subjects),
        "families": {
            "clients": {"attributes": ["relation", "sex", "status"], "trees": residence},
            "concerns": {"attributes": ["subject", "status", "state"], "trees": residence + agency},
            "actions": {"attributes": ["action", "outcome"], "trees": residence + agency},
            "raisers": {"attributes": ["raiser"], "trees": residence},
            "contacts": {"attributes": ["contact"], "trees": residence + agency},
            "agency_clients": {"attributes": ["relation", "sex", "status"], "trees": []},
            "agency_raisers": {"attributes": ["raiser"], "trees": []},
            "visitors": {"attributes": ["age"], "trees": place + agency},
            "visits": {"attributes": ["visit"], "trees": place + agency},
            "alerts": {"attributes": ["about"], "trees": place + agency},
            "access_clients": {"attributes": ["age", "status"], "trees": []},
            "raised": {"attributes": ["age", "subject"], "trees": [], "ranked_only": True},
        },
        "trees": {
            "residence": [[whole, parts] for whole, parts in {**units.residence, **homes}.items() if parts],
            "agency": [[whole, parts] for whole, parts in units.agency.items()],
            "place": [[whole, parts] for whole, parts in (*units.place, *places)],
        },
        "summed": sorted({*homes, *(whole for whole, _ in places)}),
        "hidden": {"units": list(HIDDEN_UNITS), "codes": {"status": [families.OLD], "state": ["no_action"]}},
        "text_only": [*text_only, *(unit for unit, parts in homes.items() if not parts)],
        "nationally_only": {"actions": list(units.without_actions)},
        "quiet": {"units": list(units.quiet_agencies), "actions": ENOUGH_ACTIONS - 1},
    }


def _municipalities(units: Hierarchies) -> list[tuple[str, bool]]:
    codes = [part for whole, parts in units.place if whole.startswith("JZ") for part in parts if part.startswith("GM")]
    return [(code, text_only) for code, text_only in zip(sorted(codes), units.text_only.tolist(), strict=True)]


def _attributes(subjects: Subjects) -> Told:
    parents = [authority.value for authority in ParentalAuthority]
    adults = [relation.value for relation in Relation if relation is not Relation.YOUNG_PERSON]
    kinds = [kind.value for kind in ConcernKind]
    of_kind = [[kind.value, [one.code for one in subjects.categories[subjects.of(kind)]]] for kind in ConcernKind]
    actions = [Handling.TRAJECTORY.value, ["no_action", "one_action", "several_actions"]]
    return {
        "status": [[WHOLE, ["new", families.OLD]]],
        "relation": [[WHOLE, [age.value for age in AgeGroup]], ["adult", adults], [Relation.PARENT.value, parents]],
        "sex": _whole(Sex),
        "subject": [[WHOLE, kinds], *of_kind],
        "state": [*_whole(Handling), actions],
        "action": _whole(ActionKind),
        "outcome": [[WHOLE, list(families.OUTCOMES)]],
        "age": _whole(AgeGroup),
        "visit": _whole(VisitKind),
        "about": [[WHOLE, ["agency", "access"]]],
        "raiser": [],
        "contact": [],
    }


def _whole(terms: Any) -> list[list[Any]]:
    return [[WHOLE, [term.value for term in terms]]]
