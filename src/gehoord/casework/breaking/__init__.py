"""Break-glass: nobody who belongs to a client can be reached, so a colleague opens one case for half an hour, and all see it."""

from gehoord.casework.breaking.breaking import (
    ByAnother,
    Lease,
    NobodyFound,
    OftenToday,
    Sought,
    SoughtOften,
    YoursAlready,
    break_glass,
    broken_glass,
    leases,
    review,
    to_review,
)
from gehoord.casework.models import BrokenBecause

__all__ = [
    "BrokenBecause",
    "ByAnother",
    "Lease",
    "NobodyFound",
    "OftenToday",
    "Sought",
    "SoughtOften",
    "YoursAlready",
    "break_glass",
    "broken_glass",
    "leases",
    "review",
    "to_review",
]
