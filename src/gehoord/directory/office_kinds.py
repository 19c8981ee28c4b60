"""How organisations that do the counselling are set up."""

from __future__ import annotations

from gehoord.practice.words import Term


class OfficeKind(Term):
    """How an organisation that does the counselling is set up (nl: soort kantoor). The national one keeps the central desk."""

    NATIONAL = "national", "landelijke organisatie", "national organisation"
    REGIONAL = "regional", "regionale organisatie", "regional organisation"
