"""Who a client is to the help: relation, authority of a parent, sex and age group. Never a name."""

from __future__ import annotations

from gehoord.practice.periods import MONTH_NAMES, MONTHS_IN_YEAR
from gehoord.practice.words import Term, Text, same


class Relation(Term):
    """What the client is in the family or the help (nl: relatie). Source: Haarlem 2016, Table 1a."""

    YOUNG_PERSON = (
        "young_person",
        "Jeugdigen",
        "Young people",
        Text(
            "Een kind of jongere die zelf jeugdhulp krijgt of daarmee te maken heeft.",
            "A child or young person who receives help.",
        ),
    )
    PARENT = (
        "parent",
        "Ouders",
        "Parents",
        Text(
            "Een vader, moeder of stiefouder van een jeugdige, met of zonder gezag.",
            "A father, mother or step-parent of a young person, with or without parental authority.",
        ),
    )
    UNKNOWN_OTHER = (
        "unknown_other",
        "Onbekend/anders",
        "Unknown/other",
        Text(
            "De cliënt heeft niet verteld wat de band met de jeugdige is, of de band staat niet in deze lijst.",
            "The client did not say what ties them to the young person, or the tie is not in this list.",
        ),
    )
    RELATIVE = (
        "relative",
        "Familieleden",
        "Relatives",
        Text(
            "Iemand uit de familie die geen ouder is, zoals een oma of broer.",
            "Family other than a parent, such as a grandmother or brother.",
        ),
    )
    FOSTER_PARENT = (
        "foster_parent",
        "Pleegouders",
        "Foster parents",
        Text("Iemand bij wie een jeugdige als pleegkind woont.", "Someone with whom a young person lives as a foster child."),
    )
    PROFESSIONAL = (
        "professional",
        "Hulpverleners",
        "Professionals",
        Text(
            "Iemand die beroepshalve met de jeugdige werkt en zelf een vraag stelt, zoals een leerkracht of arts.",
            "Someone who works with the young person and asks on their own behalf, such as a teacher or a doctor.",
        ),
    )


class ParentalAuthority(Term):
    """Whether a parent may decide about the child (nl: gezag). Parents only. Source: Haarlem 2016, Table 1b."""

    WITH_AUTHORITY = (
        "with_authority",
        "Ouder met gezag",
        "Parent with authority",
        Text("Een ouder die wettelijk over het kind mag beslissen.", "A parent whom the law lets decide about the child."),
    )
    AUTHORITY_UNKNOWN = (
        "authority_unknown",
        "Ouder gezag onbekend",
        "Parent, authority unknown",
        Text(
            "Een ouder van wie niet bekend is of hij of zij gezag heeft.",
            "A parent of whom it is not known whether they have authority.",
        ),
    )
    STEP_PARENT = (
        "step_parent",
        "Stiefouder",
        "Step-parent",
        Text(
            "De partner van een ouder, die niet zelf ouder van het kind is.",
            "The partner of a parent, who is not a parent of the child.",
        ),
    )
    WITHOUT_AUTHORITY = (
        "without_authority",
        "Ouder zonder gezag",
        "Parent without authority",
        Text(
            "Een ouder die wettelijk niet over het kind mag beslissen.",
            "A parent whom the law does not let decide about the child.",
        ),
    )


class Sex(Term):
    """The sex a client gave, if any (nl: geslacht). Source: Haarlem 2016, Table 1c."""

    FEMALE = "female", "Vrouw", "Female"
    MALE = "male", "Man", "Male"
    UNKNOWN = "unknown", "Onbekend", "Unknown"


class AgeGroup(Term):
    """The two groups in which tables A, D, 8b and 9 and the marks are split (nl: leeftijdsgroep)."""

    YOUNG_PERSON = (
        "young_person",
        "Jeugdigen",
        "Young people",
        Text("Cliënten die zelf jeugdige zijn.", "Clients who are a young person themselves."),
    )
    ADULT = (
        "adult",
        "Volwassenen",
        "Adults",
        Text(
            "Alle andere cliënten: ouders, pleegouders, familie, hulpverleners en onbekend.",
            "All other clients: parents, foster parents, relatives, professionals and unknown.",
        ),
    )


def age_group(relation: Relation) -> AgeGroup:
    """The age group to which a client with this relation is counted (nl: leeftijdsgroep van een relatie).

    Only young people count as young; every other relation counts as adult. Source: Haarlem 2016, Table A.
    """
    return AgeGroup.YOUNG_PERSON if relation is Relation.YOUNG_PERSON else AgeGroup.ADULT


def born_in(told: str) -> Text:
    """A year and month of birth in words, such as 2010-05 as "mei 2010" (nl: geboren in). Anything else stays as it was told."""
    year, dash, month = told.strip().partition("-")
    if not (dash and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= MONTHS_IN_YEAR):
        return same(told)
    name = MONTH_NAMES[int(month) - 1]
    return Text(f"{name.nl} {year}", f"{name.en} {year}")
