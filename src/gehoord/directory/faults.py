"""Several things that do not fit, said at once."""

from __future__ import annotations

from collections.abc import Sequence

from gehoord.practice.words import Text

SHOWN = 50


def listed(faults: Sequence[Text]) -> Text:
    """Faults below each other, the first fifty of them (nl: lijst van gebreken)."""
    nl = [f"- {fault.nl}" for fault in faults[:SHOWN]]
    en = [f"- {fault.en}" for fault in faults[:SHOWN]]
    if (more := len(faults) - SHOWN) > 0:
        nl.append(f"… en nog {more}.")
        en.append(f"… and {more} more.")
    return Text("\n".join(nl), "\n".join(en))
