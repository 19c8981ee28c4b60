"""What a figure counts, in codes and in words: the words are made from the codes, so that the two cannot part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period
from gehoord.practice.words import Term, Text


class Unit(Term):
    """The thing of which one makes a figure one higher (nl: teleenheid)."""

    CLIENT = "client", "unieke cliënten", "unique clients"
    CONCERN = "concern", "vragen, problemen en klachten", "questions, problems and complaints"
    CONTACT = "contact", "contacten", "contacts"
    ACTION = "action", "acties", "actions"
    AGENCY = "agency", "instanties", "agencies"
    VISIT = "visit", "bezoeken en voorlichtingen", "visits and briefings"
    ALERT = "alert", "signalen", "alerts"
    MARK = "mark", "gemiddelde rapportcijfers", "average marks"


class Population(Term):
    """Whose units are counted (nl: populatie)."""

    RESIDENTS = "residents", "van inwoners van de gemeente", "of residents of the municipality"
    LOCATIONS = (
        "locations",
        "bij instantielocaties en de toegang jeugdhulp in de gemeente, waar de cliënt ook woont",
        "at agency locations and municipal access in the municipality, wherever the client lives",
    )
    NATION = "nation", "in heel Nederland", "in the Netherlands as a whole"
    NATION_ACCESS = (
        "nation_access",
        "over de toegang jeugdhulp in heel Nederland",
        "about municipal access in the Netherlands as a whole",
    )
    REGISTER = "register", "in dit hele register", "in this whole register"
    AGENCY = "agency", "over de instantie, waar de cliënt ook woont", "about the agency, wherever the client lives"
    AGENCY_LOCATION = (
        "agency_location",
        "over één locatie van de instantie, waar de cliënt ook woont",
        "about one location of the agency, wherever the client lives",
    )
    REGION = "region", "van inwoners van de regio", "of residents of the region"
    REGION_LOCATIONS = (
        "region_locations",
        "bij instantielocaties en de toegang jeugdhulp in de regio, waar de cliënt ook woont",
        "at agency locations and municipal access in the region, wherever the client lives",
    )
    PROVINCE = "province", "van inwoners van de provincie", "of residents of the province"
    PROVINCE_LOCATIONS = (
        "province_locations",
        "bij instantielocaties en de toegang jeugdhulp in de provincie, waar de cliënt ook woont",
        "at agency locations and municipal access in the province, wherever the client lives",
    )
    NATION_LOCATIONS = (
        "nation_locations",
        "bij instantielocaties en de toegang jeugdhulp in heel Nederland",
        "at agency locations and municipal access in the Netherlands as a whole",
    )
    REGISTER_LOCATIONS = (
        "register_locations",
        "bij instantielocaties en de toegang jeugdhulp in dit hele register",
        "at agency locations and municipal access in this whole register",
    )


class PeriodRule(Term):
    """When a unit belongs to the period (nl: periode­regel)."""

    WITH_CONTACT = "with_contact", "met minstens één contact in de periode", "with at least one contact in the period"
    FIRST_CONTACT = (
        "first_contact",
        "met hun allereerste contact in de periode",
        "with their very first contact in the period",
    )
    IN_TREATMENT = "in_treatment", "die in de periode liepen", "open at some time in the period"
    RAISED = "raised", "voor het eerst genoemd in de periode", "first raised in the period"
    RAISED_BY = (
        "raised_by",
        "met een nieuwe vraag, een nieuw probleem of een nieuwe klacht in de periode",
        "with a new question, problem or complaint in the period",
    )
    TAKEN = (
        "taken",
        "gezet tot en met de laatste dag van de periode, ook in eerdere jaren",
        "taken up to the last day of the period, in earlier years too",
    )
    TOOK_PLACE = "took_place", "in de periode", "in the period"
    WITH_WORK = "with_work", "waar in de periode vertrouwenswerk is gedaan", "where counselling work was done in the period"
    WITH_CONTACT_OR_CONCERN = (
        "with_contact_or_concern",
        "met een contact in de periode, of met een vraag, probleem of klacht die toen liep",
        "with a contact in the period, or with a question, problem or complaint open then",
    )


class Limit(Term):
    """What narrows a count further, or how often one and the same may count in it (nl: beperking)."""

    PARENTS = "parents", "alleen ouders", "parents only"
    YOUNG_PEOPLE = "young_people", "alleen jeugdigen", "young people only"
    ADULTS = "adults", "alleen volwassenen", "adults only"
    PER_KIND = (
        "per_kind",
        "per soort geteld, zodat één cliënt in meer rijen kan staan",
        "counted by kind, so that one client may stand in several rows",
    )
    PER_AGENCY = (
        "per_agency",
        "per instantie geteld, zodat één cliënt bij meer instanties kan meetellen",
        "counted by agency, so that one client may count at several",
    )
    PER_LOCATION = (
        "per_location",
        "per locatie geteld, zodat één cliënt bij meer locaties kan meetellen",
        "counted by location, so that one client may count at several",
    )
    IN_TRAJECTORY = "in_trajectory", "in een ondersteuningstraject", "in a support trajectory"
    WITH_ACTION = (
        "with_action",
        "met minstens één actie tot en met de laatste dag van de periode, ook uit eerdere jaren",
        "with at least one action up to the last day of the period, of earlier years too",
    )
    ONE_ACTION = "one_action", "met precies één actie", "with exactly one action"
    SEVERAL_ACTIONS = "several_actions", "met meer dan één actie", "with more than one action"
    ON_TRAJECTORY = (
        "on_trajectory",
        "op een vraag, probleem of klacht in een ondersteuningstraject die in de periode liep",
        "on a question, problem or complaint in a support trajectory that was open in the period",
    )
    RESOLVED = "resolved", "met als uitkomst opgelost of gegrond", "that ended resolved or upheld"
    PARTLY_RESOLVED = (
        "partly_resolved",
        "met als uitkomst deels opgelost of deels gegrond",
        "that ended partly resolved or upheld",
    )
    UNRESOLVED = "unresolved", "met als uitkomst niet opgelost of ongegrond", "that ended not resolved or not upheld"
    WITHDRAWN = "withdrawn", "met als uitkomst ingetrokken of geen uitspraak", "that ended withdrawn or without a ruling"
    INADMISSIBLE = "inadmissible", "met als uitkomst niet-ontvankelijk", "that ended inadmissible"
    RUNNING = "running", "nog lopend op de laatste dag van de periode", "still running on the last day of the period"


class Source(Term):
    """Where a figure comes from (nl: bron)."""

    REGISTER = "register", "geteld uit het register", "counted from the register"
    PRINTED_2016 = "printed_2016", "zoals gedrukt in de uitgave over 2016", "as printed in the edition on 2016"
    PUBLISHED = "published", "zoals het rapport over dat jaar het geeft", "as the report on that year gives it"


THE_MUNICIPALITY = Text("de gemeente", "the municipality")
"""Stands in a definition until a place is named (nl: de gemeente)."""
THE_REGION = Text("de regio", "the region")
"""Stands in a definition until a region is named (nl: de regio)."""
THE_PROVINCE = Text("de provincie", "the province")
"""Stands in a definition until a province is named (nl: de provincie)."""
THE_AGENCY = Text("de instantie", "the agency")
"""Stands in a definition until an agency is named (nl: de instantie)."""
THE_NATION = Text("heel Nederland", "the Netherlands as a whole")
THE_REGISTER = Text("dit hele register", "this whole register")
"""All municipalities together (nl: heel Nederland)."""

_THE_PERIOD = Text("de periode", "the period")

_KINDS = {
    ConcernKind.QUESTION: Text("vragen", "questions"),
    ConcernKind.PROBLEM: Text("problemen", "problems"),
    ConcernKind.COMPLAINT: Text("klachten", "complaints"),
}

_IN_PLACE = Text(
    "instantielocaties en de toegang jeugdhulp in de gemeente", "agency locations and municipal access in the municipality"
)

# where the label of a population or a limit does not read well behind every unit
_SAID: Mapping[tuple[Term, Unit], Text] = {
    (Population.RESIDENTS, Unit.CLIENT): Text("die in de gemeente wonen", "who live in the municipality"),
    (Population.RESIDENTS, Unit.CONTACT): Text(
        "met inwoners van de gemeente of met iemand anders voor hen",
        "with residents of the municipality or with somebody else on their behalf",
    ),
    (Population.RESIDENTS, Unit.ACTION): Text("voor inwoners van de gemeente", "for residents of the municipality"),
    (Population.LOCATIONS, Unit.CLIENT): Text(
        f"bij {_IN_PLACE.nl}, waar zij ook wonen", f"at {_IN_PLACE.en}, wherever they live"
    ),
    (Population.LOCATIONS, Unit.CONCERN): Text(
        f"over {_IN_PLACE.nl}, waar de cliënt ook woont", f"about {_IN_PLACE.en}, wherever the client lives"
    ),
    (Population.LOCATIONS, Unit.AGENCY): Text("met een locatie in de gemeente", "with a location in the municipality"),
    (Population.LOCATIONS, Unit.VISIT): Text(f"bij {_IN_PLACE.nl}", f"at {_IN_PLACE.en}"),
    (Population.LOCATIONS, Unit.ALERT): Text(f"over {_IN_PLACE.nl}", f"about {_IN_PLACE.en}"),
    (Population.AGENCY, Unit.CLIENT): Text("bij de instantie, waar zij ook wonen", "at the agency, wherever they live"),
    (Population.AGENCY, Unit.VISIT): Text("bij de instantie", "at the agency"),
    (Population.AGENCY, Unit.ALERT): Text("over de instantie", "about the agency"),
    (Population.AGENCY_LOCATION, Unit.CLIENT): Text(
        "bij één locatie van de instantie, waar zij ook wonen", "at one location of the agency, wherever they live"
    ),
    (Population.NATION_ACCESS, Unit.CLIENT): Text(
        "in heel Nederland van wie in de periode een vraag, probleem of klacht over de toegang jeugdhulp liep",
        "in the Netherlands as a whole for whom a question, problem or complaint about municipal access was open in the period",
    ),
    (Limit.YOUNG_PEOPLE, Unit.CONCERN): Text("alleen van jeugdigen", "of young people only"),
    (Limit.ADULTS, Unit.CONCERN): Text("alleen van volwassenen", "of adults only"),
}

# a wider place counts what a municipality counts, and says so in the same words
_WIDER: Mapping[Population, tuple[Population, Text]] = {
    Population.REGION: (Population.RESIDENTS, THE_REGION),
    Population.REGION_LOCATIONS: (Population.LOCATIONS, THE_REGION),
    Population.PROVINCE: (Population.RESIDENTS, THE_PROVINCE),
    Population.PROVINCE_LOCATIONS: (Population.LOCATIONS, THE_PROVINCE),
    Population.NATION_LOCATIONS: (Population.LOCATIONS, THE_NATION),
    Population.REGISTER_LOCATIONS: (Population.LOCATIONS, THE_REGISTER),
}


def put_for(words: Text, standing: Text, named: Text) -> Text:
    """The same words with another place in them (nl: andere plaats)."""
    return Text(words.nl.replace(standing.nl, named.nl), words.en.replace(standing.en, named.en))


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts (nl: definitie van een cijfer). Only figures with equal definitions may be compared or added.

    `kind` None: questions, problems and complaints alike, or a unit that has no kind. `limits` stand in the order of `Limit`.
    """

    unit: Unit
    population: Population
    rule: PeriodRule
    period: Period
    kind: ConcernKind | None = None
    limits: tuple[Limit, ...] = ()
    source: Source = Source.REGISTER

    @property
    def thing(self) -> Text:
        """What is counted, without whose and when (nl: wat)."""
        return _KINDS[self.kind] if self.kind else self.unit.label

    @property
    def told(self) -> Text:
        """The definition in words (nl: wat is geteld)."""
        return self.told_of(THE_MUNICIPALITY)

    def told_of(self, place: Text) -> Text:
        """The definition in words, about a place by its name (nl: wat is geteld, met de naam van de plaats)."""
        pieces = self.pieces_of(place)
        return Text(", ".join(piece.nl for piece in pieces), ", ".join(piece.en for piece in pieces))

    def pieces_of(self, place: Text) -> tuple[Text, ...]:
        """The same in pieces: whom or what, and then each thing that narrows it (nl: delen van de definitie)."""
        what, whose, *narrower = (self.named(part, place) for part in self._parts())
        return (Text(f"{what.nl} {whose.nl}", f"{what.en} {whose.en}"), *narrower)

    def named(self, words: Text, place: Text) -> Text:
        """The same words with this period and a place by name, instead of "the period" and "the municipality" (nl: benoemd)."""
        name = self.period.name
        if self.period != Period.year(self.period.first.year):
            name = Text(f"{_THE_PERIOD.nl} {name.nl}", f"{_THE_PERIOD.en} {name.en}")
        said = put_for(words, _THE_PERIOD, name)
        for standing in (THE_MUNICIPALITY, THE_REGION, THE_PROVINCE, THE_AGENCY):
            said = put_for(said, standing, place)
        return said

    def counts_like(self, other: Counted) -> bool:
        """Whether both count the same, in whatever period and from whatever source (nl: telt hetzelfde)."""
        return replace(self, period=other.period, source=other.source) == other

    def _parts(self) -> Iterator[Text]:
        yield self.thing
        yield self._said(self.population)
        yield self.rule.label
        for limit in self.limits:
            yield self._said(limit)
        if self.source is not Source.REGISTER:
            yield self.source.label

    def _said(self, term: Term) -> Text:
        if isinstance(term, Population) and term in _WIDER:
            narrow, standing = _WIDER[term]
            return put_for(_SAID.get((narrow, self.unit), narrow.label), THE_MUNICIPALITY, standing)
        return _SAID.get((term, self.unit), term.label)
