"""For how wide a place the tables of a municipality are drawn: for one, for a region, a province, the nation, or a register."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gehoord.figures.definitions import THE_MUNICIPALITY, THE_NATION, THE_PROVINCE, THE_REGION, THE_REGISTER, Population, put_for
from gehoord.figures.template import Sheet
from gehoord.practice.words import Text


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom tables 1a-7 and 8a-11 are about, and how that is said (nl: reikwijdte). The rules of counting stay the same."""

    residents: Population
    locations: Population
    place: Text

    def title(self, title: Text) -> Text:
        """The title of a table, about this place (nl: titel)."""
        return put_for(title, THE_MUNICIPALITY, self.place)

    def sheet(self, sheet: Sheet) -> Sheet:
        """A table as declared for municipalities, about this place (nl: tabelopzet)."""
        about = {Population.RESIDENTS: self.residents, Population.LOCATIONS: self.locations}
        return replace(sheet, population=about.get(sheet.population, sheet.population), title=self.title(sheet.title))


OF_MUNICIPALITY = Scope(Population.RESIDENTS, Population.LOCATIONS, THE_MUNICIPALITY)
OF_REGION = Scope(Population.REGION, Population.REGION_LOCATIONS, THE_REGION)
OF_PROVINCE = Scope(Population.PROVINCE, Population.PROVINCE_LOCATIONS, THE_PROVINCE)
OF_NATION = Scope(Population.NATION, Population.NATION_LOCATIONS, THE_NATION)
OF_REGISTER = Scope(Population.REGISTER, Population.REGISTER_LOCATIONS, THE_REGISTER)
