"""Where a report comes from: who sends it, whom to ask, when it was issued and what printed it."""

from __future__ import annotations

from datetime import date

from gehoord.practice.words import Language
from gehoord.reporting.numbers import day
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in


def colophon_of(theme: Theme, language: Language, *, issued: date | None = None, edition: str = "") -> tuple[str, ...]:
    """The lines of the colophon; what is not known of an issue is left out (nl: colofon)."""
    say = wording_in(language)
    lines = [
        say("colophon.sender", organisation=theme.organisation.spoken_in(language)),
        say("colophon.contact", contact=theme.contact.spoken_in(language)),
    ]
    if issued:
        lines.append(say("colophon.issued", on=day(issued, language)))
    if edition:
        lines.append(say("colophon.edition", edition=edition))
    return (*lines, say("colophon.made_with", product=theme.product))
