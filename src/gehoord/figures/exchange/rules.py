"""What must hold between the cells of a row and between the files. Cells that could not be read are passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from gehoord.figures.exchange.faults import Findings
from gehoord.figures.exchange.layout import ACTIONS, CLIENTS, CONCERNS, CONTACTS, LOCATIONS
from gehoord.figures.exchange.sheets import Sheet
from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.concerns import SCHEMES, Category, ConcernKind, Scheme, category
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome, fits
from gehoord.practice.words import Text

Sheets: TypeAlias = Mapping[str, Sheet]
"""The sheets by file name (nl: bladen)."""


def check(sheets: Sheets, findings: Findings) -> None:
    """Note everything that does not go together (nl: samenhang nakijken)."""
    for sheet in sheets.values():
        _check_keys(sheet, findings)
        _check_references(sheet, sheets, findings)
    _check_locations(sheets[LOCATIONS.file], findings)
    _check_clients(sheets[CLIENTS.file], findings)
    _check_contacts(sheets[CONTACTS.file], sheets[CLIENTS.file], findings)
    _check_concerns(sheets[CONCERNS.file], findings)
    _check_categories(sheets[CONCERNS.file], findings)
    _check_actions(sheets[ACTIONS.file], findings)
    _check_roads(sheets[ACTIONS.file], sheets[CONCERNS.file], findings)


def _note(sheet: Sheet, row: int, column: str, expected: Text, findings: Findings) -> None:
    value = sheet[column][row]
    findings.add(sheet.file, expected, line=sheet.lines[row], column=column, value=None if value is None else str(value))


def _rows_of(sheet: Sheet, *columns: str) -> Iterable[tuple[int, tuple[Any, ...]]]:
    return enumerate(zip(*(sheet[column] for column in columns), strict=True))


def _check_keys(sheet: Sheet, findings: Findings) -> None:
    key = sheet.layout.key
    seen: dict[tuple[Any, ...], int] = {}
    for row, values in _rows_of(sheet, *key):
        first = seen.setdefault(values, row)
        if first != row and all(isinstance(value, str | date) for value in values):
            line = sheet.lines[first]
            twice = Text(f"Deze code staat ook op regel {line}.", f"This code is on line {line} as well.")
            if len(key) > 1:
                twice = Text(
                    f"Voor deze cliënt staat deze dag ook op regel {line}. Houd één regel.",
                    f"This client has this day on line {line} as well. Keep one line.",
                )
            _note(sheet, row, key[-1], twice, findings)


def _check_references(sheet: Sheet, sheets: Sheets, findings: Findings) -> None:
    for column in sheet.layout.columns:
        target = None if column.refers_to is None else sheets[column.refers_to]
        if target is None or not target.whole:
            continue
        nowhere = Text(f"Deze code staat niet in {target.file}.", f"This code is not in {target.file}.")
        for row, value in enumerate(sheet[column.name]):
            if isinstance(value, str) and value not in target.ids:
                _note(sheet, row, column.name, nowhere, findings)


def _check_locations(sheet: Sheet, findings: Findings) -> None:
    kinds: dict[str, AgencyKind] = {}
    for row, (agency, kind) in _rows_of(sheet, "agency", "agency_kind"):
        if isinstance(agency, str) and isinstance(kind, AgencyKind) and kinds.setdefault(agency, kind) is not kind:
            two = Text(
                f"Deze instantie heeft eerder de soort {kinds[agency]}. Een instantie heeft één soort.",
                f"This agency has the kind {kinds[agency]} above. An agency has one kind.",
            )
            _note(sheet, row, "agency_kind", two, findings)


def _check_clients(sheet: Sheet, findings: Findings) -> None:
    only_parents = Text(
        "Gezag hoort alleen bij een ouder (parent). Laat dit veld leeg.",
        "Parental authority belongs to a parent only. Leave this field empty.",
    )
    for row, (relation, authority) in _rows_of(sheet, "relation", "parental_authority"):
        if isinstance(authority, ParentalAuthority) and isinstance(relation, Relation) and relation is not Relation.PARENT:
            _note(sheet, row, "parental_authority", only_parents, findings)


def _check_order(sheet: Sheet, earlier: Iterable[Any], column: str, what: Text, findings: Findings) -> None:
    for row, (first, last) in enumerate(zip(earlier, sheet[column], strict=True)):
        if isinstance(first, date) and isinstance(last, date) and last < first:
            _note(sheet, row, column, what.filled(day=first.isoformat()), findings)


def _check_contacts(sheet: Sheet, clients: Sheet, findings: Findings) -> None:
    began = dict(zip(clients["client_id"], clients["first_contact_on"], strict=True))
    before = Text(
        "Het eerste contact met deze cliënt is van {day}. Een contact kan niet eerder zijn.",
        "The first contact with this client was on {day}. No contact can be earlier.",
    )
    _check_order(sheet, (began.get(client) for client in sheet["client_id"]), "on", before, findings)


def _check_concerns(sheet: Sheet, findings: Findings) -> None:
    before = Text("Dit is genoemd op {day}. Het kan niet eerder gesloten zijn.", "Raised on {day}; it cannot be closed earlier.")
    _check_order(sheet, sheet["raised_on"], "closed_on", before, findings)
    unsaid = Text(
        "Dit is gesloten. Kies hoe het is afgehandeld: advised, broken_off of trajectory.",
        "This is closed. Choose how it was handled: advised, broken_off or trajectory.",
    )
    for row, (handling, closed) in _rows_of(sheet, "handling", "closed_on"):
        if isinstance(closed, date) and (handling is None or handling is Handling.RUNNING):
            _note(sheet, row, "handling", unsaid, findings)


def _check_categories(sheet: Sheet, findings: Findings) -> None:
    choices = {scheme.year: frozenset(one.code for one in scheme.choices) for scheme in SCHEMES}
    for row, (kind, code, raised) in _rows_of(sheet, "kind", "category", "raised_on"):
        if not isinstance(code, str):
            continue
        found = category(code)
        if isinstance(kind, ConcernKind) and found.kind is not kind:
            other = Text(
                f"Deze categorie hoort bij een {found.kind.label.nl}, niet bij een {kind.label.nl}.",
                f"This category belongs to a {found.kind.label.en}, not to a {kind.label.en}.",
            )
            _note(sheet, row, "category", other, findings)
        elif isinstance(raised, date) and code not in choices[(scheme := _scheme_of(raised)).year]:
            unknown = Text(
                f"Deze categorie is er niet op {raised}. Kies uit {', '.join(_instead_of(found, scheme))}.",
                f"This category does not exist on {raised}. Choose from {', '.join(_instead_of(found, scheme))}.",
            )
            _note(sheet, row, "category", unknown, findings)


def _instead_of(found: Category, scheme: Scheme) -> list[str]:
    """The wider category that a part belonged to, or the parts that a wider one was split into."""
    return [one.code for one in scheme.choices if found.maps_back_to == one.code or one.maps_back_to == found.code]


def _scheme_of(day: date) -> Scheme:
    """What was raised before the first scheme is sorted under the first."""
    return next((scheme for scheme in reversed(SCHEMES) if scheme.valid_from <= day), SCHEMES[0])


def _check_actions(sheet: Sheet, findings: Findings) -> None:
    before = Text("Deze actie begon op {day}. Zij kan niet eerder klaar zijn.", "It began on {day}; it cannot end earlier.")
    _check_order(sheet, sheet["taken_on"], "ended_on", before, findings)
    no_day = Text(
        "Er is een uitkomst, dus ook een dag waarop de actie eindigde. Vul die in.",
        "There is an outcome, so there is a day on which the action ended. Fill it in.",
    )
    no_outcome = Text(
        "De actie is geëindigd. Vul de uitkomst in, of laat ended_on leeg.",
        "The action has ended. Fill in the outcome, or leave ended_on empty.",
    )
    informal = Text(
        "Niet-ontvankelijk kan alleen na complaints_committee, objection_appeal of disciplinary.",
        "Inadmissible can only follow complaints_committee, objection_appeal or disciplinary.",
    )
    for row, (kind, outcome, ended) in _rows_of(sheet, "kind", "outcome", "ended_on"):
        if isinstance(outcome, Outcome) and ended is None:
            _note(sheet, row, "ended_on", no_day, findings)
        if isinstance(ended, date) and outcome is None:
            _note(sheet, row, "outcome", no_outcome, findings)
        if isinstance(outcome, Outcome) and isinstance(kind, ActionKind) and not fits(outcome, kind):
            _note(sheet, row, "outcome", informal, findings)


def _check_roads(sheet: Sheet, concerns: Sheet, findings: Findings) -> None:
    """Actions belong to a concern in a trajectory, and come after it was raised."""
    raised = dict(zip(concerns["concern_id"], concerns["raised_on"], strict=True))
    before = Text(
        "Dit is genoemd op {day}. De actie kan niet eerder begonnen zijn.", "Raised on {day}; no action can be earlier."
    )
    _check_order(sheet, (raised.get(concern) for concern in sheet["concern_id"]), "taken_on", before, findings)
    handlings = dict(zip(concerns["concern_id"], concerns["handling"], strict=True))
    for row, concern in enumerate(sheet["concern_id"]):
        handling = handlings.get(concern, Handling.TRAJECTORY) or Handling.RUNNING
        if isinstance(handling, Handling) and handling is not Handling.TRAJECTORY:
            astray = Text(
                f"Een actie hoort bij een ondersteuningstraject (trajectory); dit staat in {concerns.file} op {handling}.",
                f"An action belongs to a trajectory; {concerns.file} says {handling} here.",
            )
            _note(sheet, row, "concern_id", astray, findings)
