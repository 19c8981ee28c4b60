"""Going on with whatever on the road was cut short: who was killed, or a machine that stopped."""

from __future__ import annotations

from uuid import UUID

from gehoord.reporting.road import closing, making


def resume() -> list[UUID]:
    """Go on with every bundle whose facts wait to be fixed or whose reports to be made (nl: hervatten). Gives which."""
    return [*closing.resume(), *making.resume()]
