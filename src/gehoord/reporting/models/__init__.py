"""What reporting keeps: registers as they were counted, bundles of reports, what was printed of them, and who may fetch it."""

from gehoord.reporting.models.editions import Edition, Enclosure, Printout, State
from gehoord.reporting.models.handing import AccessKey, Agreement, Correction, Fetch
from gehoord.reporting.models.volumes import Findings, KeptRegister, Look, Signature, Volume

__all__ = [
    "AccessKey",
    "Agreement",
    "Correction",
    "Edition",
    "Enclosure",
    "Fetch",
    "Findings",
    "KeptRegister",
    "Look",
    "Printout",
    "Signature",
    "State",
    "Volume",
]
