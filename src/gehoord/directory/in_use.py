"""The country as this installation knows it: the packaged facts, and what was imported since goes before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gehoord.directory.atlas import Atlas, Span, written
from gehoord.directory.geography import geography_on, packaged_atlas
from gehoord.directory.inhabitants import Inhabitants, counted, packaged_counts
from gehoord.directory.models import ImportedFigure, ImportedMunicipality
from gehoord.directory.postcodes import municipality_of_postcode
from gehoord.figures.geography import Geography, Municipality
from gehoord.people.permissions import Actor
from gehoord.people.scope import looking
from gehoord.practice.errors import Refused
from gehoord.practice.pricing import FigureStatus
from gehoord.practice.words import Text


class PostcodeUnclear(Refused):
    """A postcode is not in use, or lies in several municipalities (nl: postcode niet eenduidig)."""

    sentence = Text(
        "Bij postcode {postcode} hoort niet één gemeente. {ask}", "Postcode {postcode} does not lie in one municipality. {ask}"
    )


@dataclass(frozen=True, slots=True)
class PlaceOnDay:
    """A municipality with the region and province it lay in on a day (nl: plaats op een dag).

    `inhabitants` are those of 1 January of that year, None where no table at hand gives them.
    """

    on: date
    municipality: Municipality
    region: str
    province: str
    inhabitants: Inhabitants | None


@lru_cache(maxsize=4)
def _extended(added: tuple[tuple[Span, str], ...]) -> Atlas:
    """Kept while nothing is imported, so that asking twice builds nothing twice."""
    atlas = packaged_atlas()
    return Atlas(
        {**atlas.spans, **{span.code: span for span, _ in added}},
        {**atlas.region_of, **{span.code: region for span, region in added}},
    )


def atlas_in_use() -> Atlas:
    """The atlas with what was imported in it (nl: geldende atlas). One query."""
    rows = ImportedMunicipality.objects.order_by("code")
    added = tuple(
        (Span(row.code, row.name, row.province, row.begins, row.ends, tuple(row.goes_to.split())), row.region) for row in rows
    )
    return _extended(added) if added else packaged_atlas()


def map_on(on: date) -> Geography:
    """The map of a day with what was imported in it; give it to `publish` for years after the packaged ones (nl: kaart).

    One query.
    """
    return _drawn(atlas_in_use(), on)


def map_for(on: date, *, by: Actor) -> Geography:
    """The same, asked by somebody outside a verb, as a page does (nl: kaart voor). One query in a transaction of its own."""
    with looking(by):
        return map_on(on)


def counts_in_use(year: int) -> Mapping[tuple[str, int], Inhabitants]:
    """The figures of one 1 January by municipality and year, imported before packaged (nl: geldende inwonertallen). One query."""
    imported = {(row.municipality, year): _figure(row) for row in ImportedFigure.objects.filter(reference_date=date(year, 1, 1))}
    return {**{key: figure for key, figure in packaged_counts().items() if key[1] == year}, **imported}


def inhabitants_on(code: str, year: int) -> Inhabitants:
    """The people of a municipality, youth region, province or the nation (NL) on 1 January (nl: inwonertal). Two queries.

    Raises: InhabitantsUnknown.
    """
    return counted(code, year, atlas_in_use(), counts_in_use(year))


def place_on(asked: str, on: date) -> PlaceOnDay:
    """Which municipality, youth region and province somebody means on a day (nl: plaats op een dag). Two queries.

    `asked`: a CBS code, a name, or a postcode such as 2011 or 2011 AB.
    Raises: MunicipalityUnknown, MunicipalityGone, PostcodeUnclear.
    """
    atlas = atlas_in_use()
    code = _code_of_postcode(asked, atlas, on) if asked.strip()[:1].isdigit() else asked
    municipality = atlas.municipality_named(code, on=on)
    geography = _drawn(atlas, on)
    figure = ImportedFigure.objects.filter(municipality=municipality.code, reference_date=date(on.year, 1, 1)).first()
    return PlaceOnDay(
        on=on,
        municipality=municipality,
        region=geography.regions[municipality.region],
        province=geography.provinces[municipality.province],
        inhabitants=_figure(figure) if figure else packaged_counts().get((municipality.code, on.year)),
    )


def _drawn(atlas: Atlas, on: date) -> Geography:
    return geography_on(on) if atlas is packaged_atlas() else atlas.geography_on(on)


def _code_of_postcode(postcode: str, atlas: Atlas, on: date) -> str:
    areas = municipality_of_postcode(postcode)
    if not areas:
        raise PostcodeUnclear(
            postcode=postcode.strip(),
            ask=Text(
                "Kijk de cijfers na, of geef de naam van de gemeente.", "Check the digits, or give the name of the municipality."
            ),
        )
    then = {area: atlas.parts_of(area.municipality, on) for area in areas}
    codes = {code for parts in then.values() for code in parts}
    if len(codes) == 1:
        return codes.pop()
    told = {area: ", ".join(f"{atlas.spans[code].name} ({code})" for code in parts) for area, parts in then.items()}
    choices = "; ".join(": ".join([names, *([", ".join(area.towns)] if area.towns else [])]) for area, names in told.items())
    raise PostcodeUnclear(
        postcode=postcode.strip(),
        ask=Text(
            "Op {on} kan het zijn: {choices}. Geef de gemeente.", "On {on} it may be: {choices}. Give the municipality."
        ).filled(on=written(on), choices=choices),
    )


def _figure(row: ImportedFigure) -> Inhabitants:
    return Inhabitants(row.inhabitants, row.reference_date, (row.source,), FigureStatus.coded(row.status))
