"""The country: municipalities, youth regions and provinces through the years, who lives there, and which agencies serve them."""

from gehoord.directory.areas import AreaAgency, certified_institutions_for, safe_at_home_for
from gehoord.directory.atlas import MunicipalityGone, MunicipalityUnknown
from gehoord.directory.geography import geography_on, known_codes, municipality_named
from gehoord.directory.inhabitants import Inhabitants, inhabitants
from gehoord.directory.postcodes import PostcodeArea, municipality_of_postcode

__all__ = [
    "AreaAgency",
    "Inhabitants",
    "MunicipalityGone",
    "MunicipalityUnknown",
    "PostcodeArea",
    "certified_institutions_for",
    "geography_on",
    "inhabitants",
    "known_codes",
    "municipality_named",
    "municipality_of_postcode",
    "safe_at_home_for",
]
