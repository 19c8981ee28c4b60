"""The same tables as an analyst would make them in pandas: a group-by for each table, over all municipalities at once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from gehoord.figures.alphabet import sort_key
from gehoord.figures.exchange import Register
from gehoord.figures.geography import Geography
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind, category, scheme_on
from gehoord.practice.contacts import ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import VisitKind

Rows = list[list[Any]]
KINDS = [str(kind) for kind in ConcernKind]
PLURALS = ["Vragen", "Problemen", "Klachten"]
KIND_LABELS = ["Gestelde vragen", "Besproken problemen", "Geuite klachten"]


def labels(terms: Any) -> dict[str, str]:
    return {str(term): term.label.nl for term in terms}


class PandasCount:
    """Frames made ready once, with ids as row numbers, days as datetimes and codes as categoricals.

    Making them is timed apart from `count` and `all_tables`, as turning rows into columns is on our side.
    """

    def __init__(self, register: Register, geography: Geography, year: int) -> None:
        self.first, self.last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
        self.codes = pd.Index([place.code for place in geography.municipalities])
        names = ("locations", "clients", "residences", "contacts", "concerns", "actions", "visits", "alerts", "marks")
        self.frames = {name: _frame(getattr(register, name)) for name in names}
        _number_ids(self.frames)
        written = set(self.frames["residences"].municipality.dropna()) | set(self.frames["locations"].municipality.dropna())
        self.under = {code: geography.counted_under(code) for code in written}
        scheme = scheme_on(self.first.date())
        self.categories = {
            kind: sorted((one.label.nl for one in scheme.printable(ConcernKind(kind))), key=_other_last) for kind in KINDS
        }

    def count(self) -> None:
        """Every group-by, up to a frame of numbers for each table."""
        self.grids: list[tuple[str, dict[str, str], tuple[pd.DataFrame, ...], dict[str, Any]]] = []
        self._prepare()
        self._clients()
        self._concerns()
        self._contacts_and_actions()
        self._agencies()
        self._visits_and_alerts()
        self._nation()

    def all_tables(self, *, each_client_once: bool = False) -> dict[str, dict[str, Rows]]:
        """The counts, and from them the rows of every municipality; the total of 8b adds up its rows, or counts each once."""
        self.count()
        self.tables: dict[str, dict[str, Rows]] = {code: {} for code in self.codes}
        for grid in self.grids:
            self._write(*grid)
        self._write_agencies(each_client_once=each_client_once)
        self._write_subjects()
        for code in self.codes:
            self.tables[code]["7"] = self.marks
        return {**self.tables, "nation": self.nation}

    def _prepare(self) -> None:
        frames = self.frames
        known = frames["residences"][frames["residences"].since <= self.last].sort_values("since", kind="stable")
        home = known.drop_duplicates("client_id", keep="last").set_index("client_id").municipality.map(self.under)
        self.met = frames["contacts"][frames["contacts"].on.between(self.first, self.last)]
        clients = frames["clients"].set_index("client_id")
        clients["home"] = home
        clients["new"] = clients.first_contact_on.between(self.first, self.last)
        clients["young"] = clients.relation == "young_person"
        self.clients = clients
        self.seen = clients[clients.index.isin(self.met.client_id)]
        locations = frames["locations"].set_index("location_id")
        locations["place"] = locations.municipality.map(self.under)
        self.locations = locations
        concerns = frames["concerns"]
        treated = concerns[(concerns.raised_on <= self.last) & ~(concerns.closed_on < self.first)]
        treated = treated.join(clients[["home", "young", "new"]], on="client_id")
        treated = treated.join(locations[["agency", "agency_kind", "place"]], on="location_id")
        treated["raised"] = treated.raised_on >= self.first
        treated["label"] = treated.category.map({code: category(code).label.nl for code in treated.category.unique()})
        self.treated, self.raised = treated, treated[treated.raised]

    def _grid(self, counted: pd.Series, words: list[str]) -> pd.DataFrame:
        """A count by place and word, as a row for every municipality and a column for every word."""
        return counted.unstack(fill_value=0).reindex(index=self.codes, columns=words, fill_value=0)

    def _put(self, table: str, label_of: dict[str, str], *grids: pd.DataFrame, **shape: Any) -> None:
        self.grids.append((table, label_of, grids, shape))

    def _write(self, table: str, label_of: dict[str, str], grids: tuple[pd.DataFrame, ...], shape: dict[str, Any]) -> None:
        names, values = list(label_of.values()), zip(*(grid.to_numpy().tolist() for grid in grids), strict=True)
        for code, columns in zip(self.codes, values, strict=True):
            rows = [[name, *figures] for name, figures in zip(names, zip(*columns, strict=True), strict=True)]
            self.tables[code][table] = _shaped(rows, len(grids), **shape)

    def _clients(self) -> None:
        new, parents = self.seen[self.seen.new], self.seen[self.seen.relation == "parent"]
        for table, terms, column, frames, total in (
            ("1a", Relation, "relation", (self.seen, new), "Totaal aantal cliënten"),
            ("1b", ParentalAuthority, "parental_authority", (parents, parents[parents.new]), "Totaal aantal ouders"),
            ("1c", Sex, "sex", (self.seen, new), "Totaal aantal cliënten"),
        ):
            words = labels(terms)
            grids = [self._grid(frame.groupby(["home", column], observed=True).size(), list(words)) for frame in frames]
            order = {"1a": "young first", "1b": "falling", "1c": ""}[table]
            self._put(table, words, *grids, total=total, order=order, drop=True)

    def _concerns(self) -> None:
        for letter, kind, plural in zip("abc", KINDS, PLURALS, strict=True):
            words = {label: label for label in self.categories[kind]}
            frames = [frame[frame.kind == kind] for frame in (self.treated, self.raised)]
            grids = [self._grid(frame.groupby(["home", "label"]).size(), list(words)) for frame in frames]
            self._put(f"2{letter}", words, *grids, total=f"Totaal aantal {plural.lower()}", drop=True)
        by_kind = self.raised.groupby(["home", "kind"], observed=True)
        told = {kind: f"Nieuwe {plural.lower()} in deze rapportageperiode" for kind, plural in zip(KINDS, PLURALS, strict=True)}
        self._put("2d", told, self._grid(by_kind.size(), KINDS), self._grid(by_kind.client_id.nunique(), KINDS))
        handled = self.treated.groupby(["home", "handling"], observed=True).size()
        self._put("4", labels(Handling), self._grid(handled, list(labels(Handling))))

    def _contacts_and_actions(self) -> None:
        contacts = self.met.join(self.clients.home, on="client_id").groupby(["home", "kind"], observed=True).size()
        self._put("3", labels(ContactKind), self._grid(contacts, list(labels(ContactKind))))
        trajectory = self.treated[self.treated.handling == "trajectory"].set_index("concern_id")
        actions = self.frames["actions"]
        actions = actions[(actions.taken_on <= self.last) & actions.concern_id.isin(trajectory.index)]
        actions = actions.join(trajectory[["home"]], on="concern_id")
        number = actions.groupby("concern_id").size()
        acted = trajectory.loc[number.index].assign(several=number > 1)
        split = [acted[~acted.several], acted[acted.several]]
        grids = [self._grid(one.groupby(["home", "kind"], observed=True).size(), KINDS) for one in split]
        self._put("5", dict(zip(KINDS, PLURALS, strict=True)), *grids)
        running = actions.outcome.isna() | (actions.ended_on > self.last)
        actions = actions.assign(result=actions.outcome.astype(object).mask(running, "running"))
        words = labels(ActionKind)
        results = [
            self._grid(actions[actions.result == result].groupby(["home", "kind"], observed=True).size(), list(words))
            for result in [*map(str, Outcome), "running"]
        ]
        self._put("6", words, *results, sum(results[1:], results[0]), total="Totaal aantal uitkomsten")

    def _agencies(self) -> None:
        met = self.met.join(self.locations, on="location_id").join(self.clients.young, on="client_id")
        columns = ["place", "agency", "client_id", "young"]
        worked = pd.concat([met[columns], self.treated[columns]])
        outreach = [self._outreach(name)[["place", "agency"]] for name in ("visits", "alerts")]
        everywhere = pd.concat([worked[["place", "agency"]], *outreach]).dropna().drop_duplicates()
        self.agency_names = everywhere.groupby("place").agency.agg(list)
        clients = worked.dropna(subset="place").drop_duplicates(["place", "agency", "client_id"])
        by_age = clients.groupby(["place", "agency", "young"]).size().unstack(fill_value=0)
        self.visitors = by_age.reindex(columns=[True, False], fill_value=0)
        people = clients.drop_duplicates(["place", "client_id"]).groupby(["place", "young"]).size().unstack(fill_value=0)
        self.people = people.reindex(columns=[True, False], fill_value=0)
        self.subjects = self.raised.groupby(["place", "young", "kind", "label"], observed=True).size().reset_index(name="number")

    def _write_agencies(self, *, each_client_once: bool) -> None:
        people = self.people.to_dict("index")
        found = {place: group.droplevel(0).to_dict("index") for place, group in self.visitors.groupby(level=0)}
        for code in self.codes:
            listed, figures = sorted(self.agency_names.get(code, []), key=sort_key), found.get(code, {})
            self.tables[code]["8a"] = [[name] for name in listed]
            rows = [[name, figures[name][True], figures[name][False]] for name in listed if name in figures]
            rows = [[*row, row[1] + row[2]] for row in rows]
            self.tables[code]["8b"] = _shaped(rows, 3, total="Totaal aantal cliënten")
            if each_client_once and rows:
                young, adult = people[code][True], people[code][False]
                self.tables[code]["8b"][-1][1:] = [young, adult, young + adult]

    def _write_subjects(self) -> None:
        for code in self.codes:
            self.tables[code]["9a"] = [[plural] for plural in PLURALS]
            self.tables[code]["9b"] = [[plural] for plural in PLURALS]
        ordered = _ranked(self.subjects[self.subjects.place.isin(self.codes)])
        for (place, young, kind), group in ordered.groupby(["place", "young", "kind"], observed=True, sort=False):
            self.tables[place]["9a" if young else "9b"][KINDS.index(kind)].extend(group.label.head(3))

    def _outreach(self, name: str) -> pd.DataFrame:
        frame = self.frames[name]
        return frame[frame.on.between(self.first, self.last)].join(self.locations, on="location_id")

    def _visits_and_alerts(self) -> None:
        visits = self._outreach("visits").groupby(["place", "kind"], observed=True).size()
        self._put("10", labels(VisitKind), self._grid(visits, list(labels(VisitKind))), total="Totaal")
        alerts = self._outreach("alerts")
        about = alerts.assign(about=(alerts.agency_kind == "municipal_access").map({True: "access", False: "agency"}))
        told = {
            "agency": "Signalen instanties (inclusief Jeugdbescherming en Veilig Thuis)",
            "access": "Signalen toegang jeugdhulp",
        }
        self._put("11", told, self._grid(about.groupby(["place", "about"]).size(), list(told)))

    def _nation(self) -> None:
        marks = self.frames["marks"]
        given = marks[marks.on.between(self.first, self.last)].groupby("age_group", observed=True).grade.agg(["sum", "count"])
        self.marks = [[label, _mean(given.loc[group])] for group, label in labels(AgeGroup).items()]
        access = self.treated[self.treated.agency_kind == "municipal_access"]
        concerned = self.seen[self.seen.index.isin(access.client_id)]
        self.nation = {"A": _ages(self.seen), "D": _ages(concerned)}
        for letters, raised in (("BC", self.raised), ("EF", access[access.raised])):
            by_kind = raised.groupby("kind", observed=False).size()
            rows = [[label, int(by_kind[kind])] for label, kind in zip(KIND_LABELS, KINDS, strict=True)]
            self.nation[letters[0]] = _shaped(rows, 1, total="Totaal")
            counted = _ranked(raised.groupby(["kind", "label"], observed=True).size().reset_index(name="number"))
            for position, kind in enumerate(KINDS, start=1):
                top = counted[counted.kind == kind].head(3)
                self.nation[f"{letters[1]}{position}"] = [list(row) for row in zip(top.label, top.number.tolist(), strict=True)]


def _mean(given: pd.Series) -> float:
    mean = Decimal(int(given["sum"])) / Decimal(int(given["count"]))
    return float(mean.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _frame(rows: Any) -> pd.DataFrame:
    fields = type(rows[0]).__slots__
    frame = pd.DataFrame({field: [_cell(getattr(row, field)) for row in rows] for field in fields})
    for field in fields:
        if field in ("on", "since") or field.endswith("_on"):
            frame[field] = pd.to_datetime(frame[field])
        elif field in ("kind", "relation", "parental_authority", "sex", "handling", "outcome", "agency_kind", "age_group"):
            frame[field] = frame[field].astype("category")
    return frame


def _number_ids(frames: dict[str, pd.DataFrame]) -> None:
    """Row numbers instead of the ids as they are written; -1 where a reference is left open."""
    for column, named in (("client_id", "clients"), ("location_id", "locations"), ("concern_id", "concerns")):
        numbers = {written: number for number, written in enumerate(frames[named][column])}
        for frame in frames.values():
            if column in frame:
                frame[column] = frame[column].map(numbers).fillna(-1).astype("int64")


def _cell(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _other_last(label: str) -> tuple[bool, tuple[str, str]]:
    return label.startswith("Andere "), sort_key(label)


def _ranked(counted: pd.DataFrame) -> pd.DataFrame:
    keys = {label: position for position, label in enumerate(sorted(counted.label.unique(), key=sort_key))}
    return counted.assign(key=counted.label.map(keys)).sort_values(["number", "key"], ascending=[False, True])


def _ages(clients: pd.DataFrame) -> Rows:
    rows = [
        [label, len(group), int(group.new.sum())]
        for label, group in (("Jeugdigen", clients[clients.young]), ("Volwassenen", clients[~clients.young]))
    ]
    return _shaped(rows, 2, total="Totaal")


def _shaped(rows: Rows, columns: int, *, total: str = "", order: str = "", drop: bool = False) -> Rows:
    sums = [sum(row[column] for row in rows) for column in range(1, columns + 1)]
    if drop:
        rows = [row for row in rows if any(row[1:])]
    if order:
        young = "Jeugdigen" if order == "young first" else ""
        rows = sorted(rows, key=lambda row: (row[0] != young, -row[1], sort_key(row[0])))
    return [*rows, [total, *sums]] if total else rows
