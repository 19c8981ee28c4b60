"""Counts a register a second time, one record after the other, so that the fast count has something to be compared with.

It shares nothing with it but the words of the field and the alphabet: written from the counting rules, for reading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from gehoord.figures.alphabet import sort_key
from gehoord.figures.exchange import Register
from gehoord.figures.exchange.rows import Action, Client, Concern
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import SCHEMES
from gehoord.practice.contacts import ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import VisitKind

LABELS = {category.code: category.label.nl for scheme in SCHEMES for category in scheme.choices}
KINDS = ("question", "problem", "complaint")
ACCESS = "municipal_access"
Rows = list[list[Any]]


class SlowCount:
    """One register and one year. `map_of` gives the municipality a code counts under, or None."""

    def __init__(self, register: Register, year: int, map_of: Callable[[str], str | None]) -> None:
        self.register, self.year, self.map_of = register, year, map_of
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.client = {client.client_id: client for client in register.clients}
        self.location = {location.location_id: location for location in register.locations}
        self.met = [contact for contact in register.contacts if self.inside(contact.on)]
        self.seen = {contact.client_id for contact in self.met}
        self.treated = [concern for concern in register.concerns if self.in_treatment(concern)]
        self.raised = [concern for concern in self.treated if self.inside(concern.raised_on)]

    def inside(self, day: date | None) -> bool:
        return day is not None and day.year == self.year

    def in_treatment(self, concern: Concern) -> bool:
        closed_before = concern.closed_on is not None and concern.closed_on < self.first
        return concern.raised_on <= self.last and not closed_before

    def home(self, client_id: str) -> str | None:
        """Walks the residences in the order of the register: a later row of the same day wins."""
        last_since, home = date.min, None
        for residence in self.register.residences:
            if residence.client_id == client_id and last_since <= residence.since <= self.last:
                last_since, home = residence.since, residence.municipality
        return self.map_of(home) if home else None

    def place(self, location_id: str | None) -> str | None:
        municipality = self.location[location_id].municipality if location_id else None
        return self.map_of(municipality) if municipality else None

    def label(self, concern: Concern) -> str:
        split = concern.category.startswith("misconduct_") and self.year < 2021
        return LABELS["misconduct" if split else concern.category]

    def actions_of(self, concern: Concern) -> list[Action]:
        return [
            action for action in self.register.actions if action.concern_id == concern.concern_id and action.taken_on <= self.last
        ]

    def is_young(self, client_id: str) -> bool:
        return self.client[client_id].relation is Relation.YOUNG_PERSON

    # residents

    def clients_by(self, code: str | None, words: Iterable[Any], word_of: Callable[[Client], Any]) -> dict[str, list[int]]:
        counted = {word: [0, 0] for word in words}
        for client in self.register.clients:
            if client.client_id in self.seen and self.home(client.client_id) == code and word_of(client) in counted:
                counted[word_of(client)][0] += 1
                counted[word_of(client)][1] += self.inside(client.first_contact_on)
        return {word.label.nl: figures for word, figures in counted.items() if figures[0]}

    def table_1(self, code: str) -> dict[str, Rows]:
        def authority(client: Client) -> ParentalAuthority | None:
            unknown = ParentalAuthority.AUTHORITY_UNKNOWN
            return (client.parental_authority or unknown) if client.relation is Relation.PARENT else None

        relations = self.clients_by(code, Relation, lambda client: client.relation)
        parents = self.clients_by(code, ParentalAuthority, authority)
        sexes = self.clients_by(code, Sex, lambda client: client.sex)
        young = {label: figures for label, figures in relations.items() if label == "Jeugdigen"}
        others = {label: figures for label, figures in relations.items() if label != "Jeugdigen"}
        return {
            "1a": with_sum("Totaal aantal cliënten", [*falling(young), *falling(others)]),
            "1b": with_sum("Totaal aantal ouders", falling(parents)),
            "1c": with_sum("Totaal aantal cliënten", [[label, *figures] for label, figures in sexes.items()]),
        }

    def table_2(self, code: str) -> dict[str, Rows]:
        tables: dict[str, Rows] = {"2d": []}
        for letter, kind, plural in zip("abc", KINDS, ("vragen", "problemen", "klachten"), strict=True):
            figures: dict[str, list[int]] = defaultdict(lambda: [0, 0])
            raisers = set()
            for concern in self.treated:
                if concern.kind == kind and self.home(concern.client_id) == code:
                    figures[self.label(concern)][0] += 1
                    figures[self.label(concern)][1] += concern in self.raised
                    if concern in self.raised:
                        raisers.add(concern.client_id)
            order = sorted(figures, key=lambda label: (label.startswith("Andere "), sort_key(label)))
            listed = [[label, *figures[label]] for label in order]
            tables[f"2{letter}"] = with_sum(f"Totaal aantal {plural}", listed)
            new = f"Nieuwe {plural} in deze rapportageperiode"
            tables["2d"].append([new, sum(row[2] for row in listed), len(raisers)])
        return tables

    def tables_3_to_6(self, code: str) -> dict[str, Rows]:
        contacts = Counter(contact.kind for contact in self.met if self.home(contact.client_id) == code)
        handling: Counter[Handling] = Counter()
        steps = {kind: [0, 0] for kind in KINDS}
        results = {kind: [0] * 6 for kind in ActionKind}
        for concern in self.treated:
            if self.home(concern.client_id) != code:
                continue
            handling[concern.handling or Handling.RUNNING] += 1
            actions = self.actions_of(concern) if concern.handling is Handling.TRAJECTORY else []
            if actions:
                steps[concern.kind][len(actions) > 1] += 1
            for action in actions:
                results[action.kind][self.result(action)] += 1
        by_kind = [[kind.label.nl, *figures, sum(figures)] for kind, figures in results.items()]
        plurals = ("Vragen", "Problemen", "Klachten")
        return {
            "3": [[kind.label.nl, contacts[kind]] for kind in ContactKind],
            "4": [[kind.label.nl, handling[kind]] for kind in Handling],
            "5": [[label, *steps[kind]] for label, kind in zip(plurals, KINDS, strict=True)],
            "6": with_sum("Totaal aantal uitkomsten", by_kind),
        }

    def result(self, action: Action) -> int:
        if action.outcome is None or (action.ended_on is not None and action.ended_on > self.last):
            return 5
        return list(Outcome).index(action.outcome)

    def table_7(self) -> Rows:
        rows: Rows = []
        for group, label in (("young_person", "Jeugdigen"), ("adult", "Volwassenen")):
            grades = [mark.grade for mark in self.register.marks if mark.age_group == group and self.inside(mark.on)]
            tenths = None
            if grades:
                tenths = next(n for n in range(101) if (2 * n + 1) * len(grades) > 20 * sum(grades))
            rows.append([label, None if tenths is None else tenths / 10])
        return rows

    # agencies

    def tables_8(self, code: str, *, distinct: bool) -> dict[str, Rows]:
        agencies: dict[str, set[str]] = defaultdict(set)
        for record in (*self.met, *self.treated):
            if record.location_id and self.place(record.location_id) == code:
                agencies[self.location[record.location_id].agency].add(record.client_id)
        worked = set(agencies)
        for record in (*self.register.visits, *self.register.alerts):
            if self.inside(record.on) and self.place(record.location_id) == code:
                worked.add(self.location[record.location_id].agency)
        rows = [[name, *self.by_age(agencies[name])] for name in sorted(agencies, key=sort_key)]
        clients = [set().union(*agencies.values())] if distinct else list(agencies.values())
        total = [sum(figures) for figures in zip([0, 0, 0], *(self.by_age(ids) for ids in clients), strict=True)]
        return {"8a": [[name] for name in sorted(worked, key=sort_key)], "8b": [*rows, ["Totaal aantal cliënten", *total]]}

    def by_age(self, client_ids: set[str]) -> list[int]:
        young = sum(self.is_young(client_id) for client_id in client_ids)
        return [young, len(client_ids) - young, len(client_ids)]

    def tables_9(self, code: str) -> dict[str, Rows]:
        tables: dict[str, Rows] = {}
        for table, young in (("9a", True), ("9b", False)):
            about = [one for one in self.raised if one.location_id and self.place(one.location_id) == code]
            about = [one for one in about if self.is_young(one.client_id) is young]
            plurals = zip(("Vragen", "Problemen", "Klachten"), KINDS, strict=True)
            tables[table] = [[label, *(name for name, _ in self.top(about, kind))] for label, kind in plurals]
        return tables

    def top(self, concerns: list[Concern], kind: str) -> list[list[Any]]:
        counted = Counter(self.label(concern) for concern in concerns if concern.kind == kind)
        return [[label, counted[label]] for label in sorted(counted, key=lambda label: (-counted[label], sort_key(label)))[:3]]

    def tables_10_and_11(self, code: str) -> dict[str, Rows]:
        visits = [one.kind for one in self.register.visits if self.inside(one.on) and self.place(one.location_id) == code]
        alerts = [one for one in self.register.alerts if self.inside(one.on) and self.place(one.location_id) == code]
        access = sum(self.location[one.location_id].agency_kind == ACCESS for one in alerts)
        return {
            "10": with_sum("Totaal", [[kind.label.nl, visits.count(kind)] for kind in VisitKind]),
            "11": [
                ["Signalen instanties (inclusief Jeugdbescherming en Veilig Thuis)", len(alerts) - access],
                ["Signalen toegang jeugdhulp", access],
            ],
        }

    def municipality(self, code: str, *, distinct: bool) -> dict[str, Rows]:
        return {
            **self.table_1(code),
            **self.table_2(code),
            **self.tables_3_to_6(code),
            "7": self.table_7(),
            **self.tables_8(code, distinct=distinct),
            **self.tables_9(code),
            **self.tables_10_and_11(code),
        }

    # nation

    def nation(self) -> dict[str, Any]:
        """Tables A-F without the year before."""
        at_access = {one.location_id for one in self.register.locations if one.agency_kind == ACCESS}
        access = [concern for concern in self.raised if concern.location_id in at_access]
        concerned = {concern.client_id for concern in self.treated if concern.location_id in at_access}
        tables: dict[str, Any] = {
            "A": self.nation_clients(self.seen),
            "B": nation_concerns(self.raised),
            "D": self.nation_clients(self.seen & concerned),
            "E": nation_concerns(access),
        }
        for position, kind in enumerate(KINDS, start=1):
            tables[f"C{position}"] = self.top(self.raised, kind)
            tables[f"F{position}"] = self.top(access, kind)
        return tables

    def nation_clients(self, client_ids: set[str]) -> Rows:
        new = {one for one in client_ids if self.inside(self.client[one].first_contact_on)}
        rows = zip(("Jeugdigen", "Volwassenen", "Totaal"), self.by_age(client_ids), self.by_age(new), strict=True)
        return [list(row) for row in rows]


def falling(figures: dict[str, list[int]]) -> Rows:
    order = sorted(figures, key=lambda label: (-figures[label][0], sort_key(label)))
    return [[label, *figures[label]] for label in order]


def with_sum(label: str, rows: Rows) -> Rows:
    columns = list(zip(*(row[1:] for row in rows), strict=True)) or [(0,), (0,)]
    return [*rows, [label, *map(sum, columns)]]


def nation_concerns(concerns: list[Concern]) -> Rows:
    labels = ("Gestelde vragen", "Besproken problemen", "Geuite klachten")
    counted = [[label, sum(one.kind == kind for one in concerns)] for label, kind in zip(labels, KINDS, strict=True)]
    return with_sum("Totaal", counted)
