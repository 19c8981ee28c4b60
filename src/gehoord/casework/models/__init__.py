"""What casework keeps. Each row has the office and the client it belongs to, and the walls of the database stand on those two."""

from gehoord.casework.models.access import Access, AccessKind, BrokenBecause, GlassBroken, Handing, HandingKind
from gehoord.casework.models.clients import (
    Client,
    Identity,
    Merging,
    MovedOn,
    NameMark,
    RelationChange,
    Residence,
    SafeContact,
)
from gehoord.casework.models.concerns import Concern, ConcernStanding
from gehoord.casework.models.contacts import Consent, Contact, Note
from gehoord.casework.models.trajectories import Action, Extended, Suspended, Trajectory, TrajectoryPhase

__all__ = [
    "Access",
    "AccessKind",
    "Action",
    "BrokenBecause",
    "Client",
    "Concern",
    "ConcernStanding",
    "Consent",
    "Contact",
    "Extended",
    "GlassBroken",
    "Handing",
    "HandingKind",
    "Identity",
    "Merging",
    "MovedOn",
    "NameMark",
    "Note",
    "RelationChange",
    "Residence",
    "SafeContact",
    "Suspended",
    "Trajectory",
    "TrajectoryPhase",
]
