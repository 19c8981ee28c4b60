"""Part 1 of the municipal report: tables 1a to 7, about those who live in the municipality."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

import numpy as np

from gehoord.figures.counting import Tallies
from gehoord.figures.definitions import Limit, PeriodRule, Population, Unit
from gehoord.figures.facts import Counts
from gehoord.figures.standing import FIRST_KIND, NEW, ONE_ACTION, PARENTS
from gehoord.figures.table import At, Table
from gehoord.figures.template import Head, RowOrder, Sheet, Values, ZeroRows, at_each, fill, total_and_new
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

NEW_ONLY: At = (("status", "new"),)
"""Where the figures stand of what began in the period (nl: alleen nieuw)."""
KINDS_AT = at_each("subject", ConcernKind)
"""Where questions, problems and complaints stand (nl: plek van elke soort)."""

_TOTAL, _NEW = Text("Totaal", "Total"), Text("Nieuw", "New")
_TOTAL_CLIENTS = Text("Totaal aantal cliënten", "Total number of clients")

_CLIENTS = (
    Head(_TOTAL, Unit.CLIENT, PeriodRule.WITH_CONTACT),
    Head(_NEW, Unit.CLIENT, PeriodRule.FIRST_CONTACT, at=NEW_ONLY),
)
_PARENTS = tuple(replace(head, limits=(Limit.PARENTS,)) for head in _CLIENTS)


def _concerns(kind: ConcernKind) -> tuple[Head, ...]:
    return (
        Head(_TOTAL, Unit.CONCERN, PeriodRule.IN_TREATMENT, kind),
        Head(_NEW, Unit.CONCERN, PeriodRule.RAISED, kind, at=NEW_ONLY),
    )


def by_kind(tallies: Tallies, counts: Counts) -> Counts:
    """Sum the category axis, the second, to questions, problems and complaints (nl: naar soort)."""
    subjects = tallies.axes.subjects
    return np.add.reduceat(counts, [subjects.of(kind).start for kind in ConcernKind], axis=1)


def _relations(tallies: Tallies) -> Counts:
    return total_and_new(np.add.reduceat(tallies.residents.clients.sum(axis=2), FIRST_KIND, axis=1))


def _parents(tallies: Tallies) -> Counts:
    return total_and_new(tallies.residents.clients[:, PARENTS].sum(axis=2))


def _sexes(tallies: Tallies) -> Counts:
    return total_and_new(tallies.residents.clients.sum(axis=1))


def _categories(tallies: Tallies, *, kind: ConcernKind) -> Counts:
    return total_and_new(tallies.residents.concerns[:, tallies.axes.subjects.of(kind)].sum(axis=2))


def _raised_and_raisers(tallies: Tallies) -> Counts:
    raised = by_kind(tallies, tallies.residents.concerns[..., NEW].sum(axis=2))
    return np.stack((raised, tallies.residents.raisers), axis=-1)


def _contacts(tallies: Tallies) -> Counts:
    return tallies.residents.contacts[..., np.newaxis]


def _handling(tallies: Tallies) -> Counts:
    states = tallies.residents.concerns.sum(axis=(1, 3))
    return np.add.reduceat(states, range(len(Handling)), axis=1)[..., np.newaxis]


def _one_or_several(tallies: Tallies) -> Counts:
    return by_kind(tallies, tallies.residents.concerns.sum(axis=3))[..., ONE_ACTION:]


def _results(tallies: Tallies) -> Counts:
    actions = tallies.residents.actions
    return np.concatenate((actions, actions.sum(axis=2, keepdims=True)), axis=2)


def _mean_marks(tallies: Tallies) -> Values:
    means = [[_mean(given, total)] for given, total in tallies.nation.marks.tolist()]
    return np.array([means], dtype=object)


def _mean(given: int, total: int) -> Decimal | None:
    """To one decimal, a half upwards, in whole numbers so that no rounding hides in between."""
    return Decimal((20 * total + given) // (2 * given)).scaleb(-1) if given else None


_GIVEN = Text(
    "Zo veel cijfers zijn er gegeven: {young} door jeugdigen en {adult} door volwassenen.",
    "This many marks were given: {young} by young people and {adult} by adults.",
)

RESIDENTS: tuple[Sheet, ...] = (
    Sheet(
        code="1a",
        title=Text(
            "Aantal unieke cliënten met wie contact is geweest voor uitleg over de vertrouwensfunctie en rechtspositie, "
            "aan wie een luisterend oor is geboden, informatie, advies en/of nadere ondersteuning is gegeven.",
            "Number of unique clients with whom there was contact to explain the confidential counsellor and their rights, "
            "who were listened to, or who were given information, advice or further support.",
        ),
        population=Population.RESIDENTS,
        heads=_CLIENTS,
        rows=tuple(relation.label for relation in Relation),
        figures=_relations,
        order=RowOrder.FIRST_THEN_FALLING,
        zero_rows=ZeroRows.LEFT_OUT,
        total=_TOTAL_CLIENTS,
        family="clients",
        at=at_each("relation", Relation),
    ),
    Sheet(
        code="1b",
        title=Text("Uitsplitsing categorie ouders.", "Parents, by parental authority."),
        population=Population.RESIDENTS,
        heads=_PARENTS,
        rows=tuple(authority.label for authority in ParentalAuthority),
        figures=_parents,
        order=RowOrder.FALLING,
        zero_rows=ZeroRows.LEFT_OUT,
        total=Text("Totaal aantal ouders", "Total number of parents"),
        family="clients",
        at=at_each("relation", ParentalAuthority),
        total_at=(("relation", Relation.PARENT.value),),
    ),
    Sheet(
        code="1c",
        title=Text("Geslacht cliënten.", "Sex of clients."),
        population=Population.RESIDENTS,
        heads=_CLIENTS,
        rows=tuple(sex.label for sex in Sex),
        figures=_sexes,
        zero_rows=ZeroRows.LEFT_OUT,
        total=_TOTAL_CLIENTS,
        family="clients",
        at=at_each("sex", Sex),
    ),
    Sheet(
        code="2a",
        title=Text("Type vragen in aantallen.", "Number of questions, by type."),
        population=Population.RESIDENTS,
        heads=_concerns(ConcernKind.QUESTION),
        rows=ConcernKind.QUESTION,
        figures=partial(_categories, kind=ConcernKind.QUESTION),
        zero_rows=ZeroRows.LEFT_OUT,
        total=Text("Totaal aantal vragen", "Total number of questions"),
        family="concerns",
        total_at=(("subject", ConcernKind.QUESTION.value),),
    ),
    Sheet(
        code="2b",
        title=Text("Type problemen in aantallen.", "Number of problems, by type."),
        population=Population.RESIDENTS,
        heads=_concerns(ConcernKind.PROBLEM),
        rows=ConcernKind.PROBLEM,
        figures=partial(_categories, kind=ConcernKind.PROBLEM),
        zero_rows=ZeroRows.LEFT_OUT,
        total=Text("Totaal aantal problemen", "Total number of problems"),
        family="concerns",
        total_at=(("subject", ConcernKind.PROBLEM.value),),
    ),
    Sheet(
        code="2c",
        title=Text("Type klachten in aantallen.", "Number of complaints, by type."),
        population=Population.RESIDENTS,
        heads=_concerns(ConcernKind.COMPLAINT),
        rows=ConcernKind.COMPLAINT,
        figures=partial(_categories, kind=ConcernKind.COMPLAINT),
        zero_rows=ZeroRows.LEFT_OUT,
        total=Text("Totaal aantal klachten", "Total number of complaints"),
        family="concerns",
        total_at=(("subject", ConcernKind.COMPLAINT.value),),
    ),
    Sheet(
        code="2d",
        title=Text(
            "Nieuwe vragen, problemen en klachten uitgesplitst naar het aantal cliënten dat deze geuit heeft.",
            "New questions, problems and complaints, and the number of clients who raised them.",
        ),
        population=Population.RESIDENTS,
        heads=(
            Head(Text("Totaal geuit", "Total raised"), Unit.CONCERN, PeriodRule.RAISED, at=NEW_ONLY),
            Head(
                Text("Cliënten", "Clients"),
                Unit.CLIENT,
                PeriodRule.RAISED_BY,
                limits=(Limit.PER_KIND,),
                at=(("family", "raisers"),),
            ),
        ),
        rows=(
            Text("Nieuwe vragen in deze rapportageperiode", "New questions in this reporting period"),
            Text("Nieuwe problemen in deze rapportageperiode", "New problems in this reporting period"),
            Text("Nieuwe klachten in deze rapportageperiode", "New complaints in this reporting period"),
        ),
        figures=_raised_and_raisers,
        footnote=Text(
            "Eén cliënt kan in meer rijen meetellen. Tel de cliënten daarom niet bij elkaar op.",
            "One client may count in several rows, so the clients cannot be added up.",
        ),
        family="concerns",
        at=tuple((("subject", kind.value), ("raiser", kind.value)) for kind in ConcernKind),
    ),
    Sheet(
        code="3",
        title=Text("Aantal contacten met en ten behoeve van cliënten.", "Number of contacts with and on behalf of clients."),
        population=Population.RESIDENTS,
        heads=(Head(_TOTAL, Unit.CONTACT, PeriodRule.TOOK_PLACE),),
        rows=tuple(kind.label for kind in ContactKind),
        figures=_contacts,
        family="contacts",
        at=at_each("contact", ContactKind),
    ),
    Sheet(
        code="4",
        title=Text(
            "Aantal vragen, problemen en klachten besproken in het contact met een vertrouwenspersoon "
            "uitgesplitst naar de wijze van afhandeling.",
            "Number of questions, problems and complaints discussed with a confidential counsellor, by how they were handled.",
        ),
        population=Population.RESIDENTS,
        heads=(Head(_TOTAL, Unit.CONCERN, PeriodRule.IN_TREATMENT),),
        rows=tuple(handling.label for handling in Handling),
        figures=_handling,
        family="concerns",
        at=at_each("state", Handling),
    ),
    Sheet(
        code="5",
        title=Text(
            "Het aantal acties dat ingezet is in een afgerond ondersteuningstraject.",
            "The number of actions taken in a concluded support trajectory.",
        ),
        population=Population.RESIDENTS,
        heads=tuple(
            Head(
                label,
                Unit.CONCERN,
                PeriodRule.IN_TREATMENT,
                limits=(Limit.IN_TRAJECTORY, Limit.WITH_ACTION, limit),
                at=(("state", limit.value),),
            )
            for label, limit in (
                (Text("Één actie uitgezet", "One action taken"), Limit.ONE_ACTION),
                (Text("Meerdere acties uitgezet", "Several actions taken"), Limit.SEVERAL_ACTIONS),
            )
        ),
        rows=(Text("Vragen", "Questions"), Text("Problemen", "Problems"), Text("Klachten", "Complaints")),
        figures=_one_or_several,
        footnote=Text(
            "Ook vragen, problemen en klachten waarvan een actie nog loopt, tellen mee.",
            "Questions, problems and complaints with an action still running count as well.",
        ),
        family="concerns",
        at=KINDS_AT,
    ),
    Sheet(
        code="6",
        title=Text(
            "Het type actie dat ingezet is op een vraag, probleem of klacht in een ondersteuningstraject "
            "afgezet tegen de uitkomst.*",
            "The type of action taken on a question, problem or complaint in a support trajectory, by outcome.*",
        ),
        population=Population.RESIDENTS,
        heads=tuple(
            Head(
                label,
                Unit.ACTION,
                PeriodRule.TAKEN,
                limits=(Limit.ON_TRAJECTORY, *limits),
                at=tuple(("outcome", limit.value) for limit in limits),
            )
            for label, limits in (
                (Text("Opgelost / KC-BB-TR: gegrond", "Resolved / CC-OA-DL: upheld"), (Limit.RESOLVED,)),
                (
                    Text(
                        "Deels opgelost / KC-BB-TR: deels gegrond, deels ongegrond",
                        "Partly resolved / CC-OA-DL: partly upheld, partly not upheld",
                    ),
                    (Limit.PARTLY_RESOLVED,),
                ),
                (Text("Niet opgelost / KC-BB-TR: ongegrond", "Not resolved / CC-OA-DL: not upheld"), (Limit.UNRESOLVED,)),
                (
                    Text(
                        "Ingetrokken / KC-BB-TR: geen uitspraak of ingetrokken",
                        "Withdrawn / CC-OA-DL: no ruling or withdrawn",
                    ),
                    (Limit.WITHDRAWN,),
                ),
                (Text("KC-BB-TR: niet-ontvankelijk", "CC-OA-DL: inadmissible"), (Limit.INADMISSIBLE,)),
                (Text("Actie loopt nog", "Action still running"), (Limit.RUNNING,)),
                (Text("Totaal aantal type acties", "Total number of actions"), ()),
            )
        ),
        rows=tuple(kind.label for kind in ActionKind),
        figures=_results,
        total=Text("Totaal aantal uitkomsten", "Total number of outcomes"),
        footnote=Text(
            "* Ter beoordeling van de cliënt / KC-BB-TR: uitkomst van klachtencommissie, bezwaar en beroep en tuchtrecht.",
            "* As judged by the client / CC-OA-DL: outcome of complaints committee, objection and appeal, and disciplinary law.",
        ),
        family="actions",
        at=at_each("action", ActionKind),
    ),
)
"""Tables 1a to 6, by municipality, in printed order (nl: deel 1, inwoners)."""

_MARKS = Sheet(
    code="7",
    title=Text(
        "Gemiddeld rapportcijfer van de cliënt over het vertrouwenswerk (totaalcijfer, niet per instelling of regio).",
        "Average mark clients gave the counselling (one overall figure, not by agency or region).",
    ),
    population=Population.NATION,
    heads=(Head(_TOTAL, Unit.MARK, PeriodRule.TOOK_PLACE),),
    rows=tuple(age.label for age in AgeGroup),
    figures=_mean_marks,
)


def marks(tallies: Tallies, period: Period, *, of_nation: bool) -> Table:
    """Table 7, the same for every municipality because a mark does not know its client (nl: rapportcijfers).

    `of_nation`: the register holds the nation; else the average is that of whatever the register holds.
    """
    young, adult = (Text(f"{given:,}".replace(",", "."), f"{given:,}") for given in tallies.nation.marks[:, 0].tolist())
    sheet = replace(
        _MARKS,
        population=Population.NATION if of_nation else Population.REGISTER,
        footnote=_GIVEN.filled(young=young, adult=adult),
    )
    return fill(sheet, tallies, period).at(0)
