"""The kinds of agencies that counselling is about."""

from __future__ import annotations

from gehoord.practice.words import Term, Text


class AgencyKind(Term):
    """What an agency does in youth care (nl: soort instantie). Source: Haarlem 2016, section 3.3."""

    CERTIFIED_INSTITUTION = (
        "certified_institution",
        "gecertificeerde instelling",
        "certified institution",
        Text(
            "Een instelling die jeugdbescherming of jeugdreclassering mag uitvoeren.",
            "An institution that is allowed to carry out youth protection or youth probation.",
        ),
    )
    YOUTH_CARE_PROVIDER = (
        "youth_care_provider",
        "jeugdhulpinstelling",
        "youth care provider",
        Text(
            "Een instelling die jeugdhulp geeft, thuis, op een groep of in een gezinshuis.",
            "An institution that gives help at home, in a group or in a family home.",
        ),
    )
    SAFE_AT_HOME = (
        "safe_at_home",
        "Veilig Thuis",
        "Safe at Home",
        Text(
            "Het meldpunt voor huiselijk geweld en kindermishandeling.",
            "The advice and reporting point for domestic violence and child abuse.",
        ),
    )
    MUNICIPAL_ACCESS = (
        "municipal_access",
        "Toegang Jeugdhulp (jeugd-/wijkteam, CJG)",
        "Municipal access (youth or neighbourhood team, CJG)",
        Text(
            "Het team van de gemeente waar de weg naar jeugdhulp begint.",
            "The team of the municipality where the way to youth care begins.",
        ),
    )
    CHILD_PROTECTION_BOARD = (
        "child_protection_board",
        "Raad voor de Kinderbescherming",
        "Child Protection Board",
        Text(
            "De raad die voor de rechter onderzoekt of een kind bescherming nodig heeft.",
            "The board that examines for the court whether a child needs protection.",
        ),
    )
    OTHER = (
        "other",
        "overige instantie",
        "other agency",
        Text("Een instantie die in geen van de andere soorten past.", "An agency that fits none of the other kinds."),
    )

    @property
    def is_access(self) -> bool:
        """Whether tables D to F and the second row of table 11 count it (nl: toegang jeugdhulp)."""
        return self is AgencyKind.MUNICIPAL_ACCESS
