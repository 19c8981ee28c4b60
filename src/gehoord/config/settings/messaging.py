"""A messaging service, where `messaging.toml` in the data folder describes one; without that file the way is not there."""

import os

from gehoord.config import env
from gehoord.intake.inbound.messaging.numbers import read_number

_DATA = env.read().data
MESSAGING = read_number(_DATA / "messaging.toml") if os.path.isdir(_DATA) else None  # noqa: PTH112 - a long name is no folder
