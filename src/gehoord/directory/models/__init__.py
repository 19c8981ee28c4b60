"""What the directory keeps: offices and their areas, agencies and their places, who serves what, and what was imported.

Days stand as `since` and `until`, both included; an empty `until` means: until further notice. Everybody who is signed in may
read these tables; `office_id` says whose coordinator may write a row.
"""

from gehoord.directory.models.agencies import Agency, AgencyLocation
from gehoord.directory.models.assignments import Absence, Assignment, StandIn
from gehoord.directory.models.front_door import PublicText, Reachable
from gehoord.directory.models.imported import ImportedFigure, ImportedMunicipality
from gehoord.directory.models.offices import EarlierName, Office, OfficeArea
from gehoord.directory.models.opening import OpeningChange, OpeningWeek

__all__ = [
    "Absence",
    "Agency",
    "AgencyLocation",
    "Assignment",
    "EarlierName",
    "ImportedFigure",
    "ImportedMunicipality",
    "Office",
    "OfficeArea",
    "OpeningChange",
    "OpeningWeek",
    "PublicText",
    "Reachable",
    "StandIn",
]
