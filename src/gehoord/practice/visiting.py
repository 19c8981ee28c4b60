"""How often a counsellor visits the places where young people live, by the setting of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gehoord.practice.periods import months_later
from gehoord.practice.words import Term, Text


class Setting(Term):
    """How young people live or are helped at a location (nl: setting)."""

    CLOSED = (
        "closed",
        "gesloten instelling",
        "secure setting",
        Text(
            "Jongeren verblijven hier met een machtiging en mogen niet zomaar weg.",
            "Young people stay by court order and may not just leave.",
        ),
    )
    OPEN = (
        "open",
        "open instelling",
        "open setting",
        Text("Jongeren wonen hier op een open groep.", "Young people live here in an open group."),
    )
    FAMILY_HOME = (
        "family_home",
        "gezinshuis",
        "family home",
        Text(
            "Jongeren wonen hier in een gezin van beroepsopvoeders.",
            "Young people live here in the family of professional carers.",
        ),
    )
    AMBULANT = (
        "ambulant",
        "ambulant",
        "ambulant",
        Text(
            "Jongeren wonen thuis en krijgen daar of op kantoor hulp.",
            "Young people live at home and get help there or at an office.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Frequency:
    """How much time lies between two visits, in weeks or in months (nl: bezoekfrequentie)."""

    label: Text
    weeks: int = 0
    months: int = 0

    def next_after(self, last: date) -> date:
        """The day a next visit is due after the last one (nl: eerstvolgende bezoekdag)."""
        return months_later(last, self.months) + timedelta(weeks=self.weeks)


WEEKLY = Frequency(Text("elke week", "every week"), weeks=1)
FORTNIGHTLY = Frequency(Text("om de week", "every other week"), weeks=2)
FOUR_TIMES_A_YEAR = Frequency(Text("vier keer per jaar", "four times a year"), months=3)

USUAL: dict[Setting, Frequency | None] = {
    Setting.CLOSED: WEEKLY,
    Setting.OPEN: FORTNIGHTLY,
    Setting.FAMILY_HOME: FOUR_TIMES_A_YEAR,
    Setting.AMBULANT: None,
}
"""How often a setting is visited unless agreed otherwise (nl: gebruikelijke frequentie). None: only by agreement."""
