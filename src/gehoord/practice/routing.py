"""Who takes a client onward from the central desk: the fixed face where there is one, and never nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from gehoord.practice.periods import Period
from gehoord.practice.words import Term, Text


class Reach(Term):
    """For which ground somebody is the one to go to, nearest first (nl: werkgebied)."""

    LOCATION = (
        "location",
        "locatie",
        "location",
        Text("De plek waar een jongere verblijft.", "The place where a young person stays."),
    )
    MUNICIPALITY = (
        "municipality",
        "gemeente",
        "municipality",
        Text("De gemeente waar de cliënt woont.", "Where the client lives."),
    )
    REGION = "region", "regio", "region", Text("De regio van die gemeente.", "The region of that municipality.")
    PROVINCE = (
        "province",
        "provincie",
        "province",
        Text("De organisatie die het werk in de provincie doet.", "The organisation that does the work in the province."),
    )
    DESK = (
        "desk",
        "centrale toegang",
        "central desk",
        Text("De plek waar alle vragen binnenkomen.", "Where all questions come in."),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A location, municipality, region or province by code and name (nl: plaats)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a client is, as far as known (nl: verblijf en woonplaats).

    `location` is where a young person stays, else one that it is about and that has a counsellor of its own.
    """

    location: Place | None = None
    municipality: Place | None = None
    region: Place | None = None
    province: Place | None = None

    def grounds(self) -> Iterator[tuple[Reach, Place]]:
        """The known places, nearest first (nl: bekende plaatsen)."""
        places = (self.location, self.municipality, self.region, self.province)
        reaches = (Reach.LOCATION, Reach.MUNICIPALITY, Reach.REGION, Reach.PROVINCE)
        yield from ((reach, place) for reach, place in zip(reaches, places, strict=True) if place is not None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A counsellor, or the organisation of a province, by code and name (nl: vertrouwenspersoon of organisatie)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who serves which ground from a day on (nl: toewijzing). The first of several for one ground is the fixed face."""

    who: Candidate
    reach: Reach
    place: str
    since: date = date.min
    until: date = date.max

    def holds(self, reach: Reach, place: Place, on: date) -> bool:
        """Whether it is for this ground and this day, `until` included (nl: geldt)."""
        return self.reach is reach and self.place == place.code and self.since <= on <= self.until


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which somebody is away, and who stands in (nl: afwezigheid en waarneming)."""

    who: str
    period: Period
    stand_in: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody who could take the client onward, and why (nl: mogelijkheid). `who` is None for the central desk."""

    who: Candidate | None
    reach: Reach
    reason: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """The one proposed, with the others in order after (nl: voorstel). The desk decides; the last option is the desk itself."""

    chosen: Option
    alternatives: tuple[Option, ...]


_REASONS = {
    Reach.LOCATION: Text("{who} is de vaste vertrouwenspersoon van {place}.", "{who} is the fixed counsellor of {place}."),
    Reach.MUNICIPALITY: Text("{who} werkt voor inwoners van {place}.", "{who} works for residents of {place}."),
    Reach.REGION: Text("{who} werkt in de regio {place}.", "{who} works in the region {place}."),
    Reach.PROVINCE: Text("{who} doet het vertrouwenswerk in {place}.", "{who} does the counselling in {place}."),
}
_STANDS_IN = Text("{stand_in} neemt waar voor {who}. {reason}", "{stand_in} stands in for {who}. {reason}")
_DESK_UNKNOWN = Text(
    "Er is geen woonplaats of verblijfplaats bekend. De centrale toegang blijft de cliënt helpen.",
    "No residence or place of stay is known. The central desk goes on helping the client.",
)
_DESK_NOBODY = Text(
    "Voor deze plaats is nu niemand beschikbaar. De centrale toegang blijft de cliënt helpen.",
    "Nobody is available for this place now. The central desk goes on helping the client.",
)


def choose(
    whereabouts: Whereabouts,
    assignments: Collection[Assignment],
    *,
    on: date,
    absences: Collection[Absence] = (),
    conflicts: Collection[str] = frozenset(),
) -> Proposal:
    """Propose who takes a client onward (nl: wie neemt de cliënt over).

    The counsellor of the location where a young person stays, or that it is about; else of the municipality, then its region; or
    the organisation of that province. Whoever is away gives way to a stand-in; whoever has a conflict of interest (`conflicts`,
    by code) is passed over. Where nobody is left it is the central desk: somebody always is.
    """
    options: list[Option] = []
    for reach, place in whereabouts.grounds():
        for assignment in assignments:
            if not assignment.holds(reach, place, on):
                continue
            who = _present(assignment.who, absences, conflicts, on)
            if who is not None and all(option.who is None or option.who.code != who.code for option in options):
                options.append(Option(who, reach, _reason(assignment.who, who, reach, place)))
    known = any(True for _ in whereabouts.grounds())
    options.append(Option(None, Reach.DESK, _DESK_NOBODY if known else _DESK_UNKNOWN))
    return Proposal(options[0], tuple(options[1:]))


def _present(who: Candidate, absences: Collection[Absence], conflicts: Collection[str], on: date) -> Candidate | None:
    """Follow the stand-ins to somebody who is there; a ring of people who all are away ends with nobody."""
    asked: set[str] = set()
    candidate: Candidate | None = who
    while candidate is not None and candidate.code not in asked:
        asked.add(candidate.code)
        away = next((absence for absence in absences if absence.who == candidate.code and on in absence.period), None)
        if away is None:
            return None if candidate.code in conflicts else candidate
        candidate = away.stand_in
    return None


def _reason(fixed: Candidate, who: Candidate, reach: Reach, place: Place) -> Text:
    reason = _REASONS[reach].filled(who=fixed.name, place=place.name)
    return reason if who == fixed else _STANDS_IN.filled(stand_in=who.name, who=fixed.name, reason=reason)
