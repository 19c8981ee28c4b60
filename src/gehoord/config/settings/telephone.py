"""A telephone system that tells of calls, where `telephone.toml` in the data folder describes one."""

import os

from gehoord.config import env
from gehoord.intake.inbound.switchboard import read_switchboard

_DATA = env.read().data
TELEPHONE = read_switchboard(_DATA / "telephone.toml") if os.path.isdir(_DATA) else None  # noqa: PTH112 - a long name is no folder
