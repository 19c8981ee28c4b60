"""What a table says that it counts is what it counts: the words, beside a register of what just does count and just does not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import textstat
from tests.told.maps import HAARLEM, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.publication import AgencyTotal, Policy, Rule, publish
from gehoord.figures.table import AnyTable, NameList, Ranking, Table
from gehoord.practice.periods import Period
from gehoord.practice.words import same
from gehoord.reporting.captions import LONGEST, caption

EVERYDAY = 60
"""Flesch-Douma: from 60 on a text is in everyday language."""

KINDS = ("legislation", "pregnancy", "privacy")


def clients(told: Told) -> None:
    told.client("parent").lives(HAARLEM).meets("2016-12-31")
    told.client("parent", first="2015-03-01").lives(HAARLEM).meets("2016-01-01")
    told.client("parent", first=None).lives(HAARLEM).meets("2016-03-01")
    told.client("young_person").lives(HAARLEM).meets("2016-03-01").meets("2016-03-02")
    told.client("parent", first="2015-03-01").lives(HAARLEM).meets("2015-12-31").raises(on="2015-03-01")
    told.client("parent").lives(ZANDVOORT).meets("2016-03-01")


def concerns(told: Told) -> None:
    known = told.client(first="2015-03-01").lives(HAARLEM)
    for category in KINDS:
        known.raises(category, "2016-12-31")
        known.raises(category, "2016-12-31")
        known.raises(category, "2015-03-01", closed="2016-01-01")
        known.raises(category, "2015-03-01", closed="2015-12-31")
        known.raises(category, "2017-01-01")
        told.client().lives(ZANDVOORT).raises(category)


def contacts(told: Told) -> None:
    client = told.client().lives(HAARLEM)
    for day in ("2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01"):
        client.meets(day)
    told.client().lives(ZANDVOORT).meets("2016-03-01")


def actions(told: Told) -> None:
    for place in (HAARLEM, ZANDVOORT):
        client = told.client(first="2015-03-01").lives(place)
        carried = client.raises(on="2015-03-01", handling="trajectory")
        carried.acts("talk_board", "2015-04-01", outcome="resolved", ended="2015-05-01")
        carried.acts("talk_board", "2016-12-31", outcome="resolved", ended="2017-01-01")
        client.raises(handling="trajectory").acts("talk_board", "2016-04-01", outcome="resolved", ended="2016-12-31")
        client.raises(handling="trajectory").acts("talk_board", "2017-01-01")
        client.raises(handling="advised").acts("talk_board", "2016-04-01")
        gone = client.raises(on="2015-03-01", handling="trajectory", closed="2015-12-31")
        gone.acts("talk_board", "2015-04-01", outcome="resolved", ended="2015-05-01")


def marks(told: Told) -> None:
    for day, grade in (("2015-12-31", 1), ("2016-01-01", 8), ("2016-12-31", 9), ("2017-01-01", 1)):
        told.mark("adult", grade, day)


def agencies(told: Told) -> None:
    kenter, access = told.location("Kenter", at=HAARLEM), told.location("CJG", at=HAARLEM, kind="municipal_access")
    idle, elsewhere = told.location("Idle", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    young, adult = told.client().lives(ZANDVOORT), told.client("parent", first="2015-03-01")
    young.meets("2016-12-31", at=kenter).meets("2016-03-02", at=access).raises("file", about=kenter)
    adult.raises("privacy", "2015-03-01", about=access)
    adult.raises("decisions", "2016-03-01", about=access)
    told.client("parent").meets("2015-12-31", at=kenter).raises("file", "2015-03-01", about=kenter, closed="2015-12-31")
    told.client().lives(HAARLEM).meets("2016-03-01", at=elsewhere).raises("treatment", about=elsewhere)
    for day in ("2015-12-31", "2016-01-01", "2017-01-01"):
        told.visit(kenter, day)
        told.alert(access, day)
    told.visit(elsewhere, "2016-03-01")
    told.alert(elsewhere, "2016-03-01")
    told.visit(idle, "2015-03-01")


def access(told: Told) -> None:
    gate, kenter = told.location("CJG", at=None, kind="municipal_access"), told.location("Kenter", at=HAARLEM)
    for category in KINDS:
        told.client().meets("2016-03-01").raises(category, about=gate)
        told.client(first="2015-03-01").meets("2016-03-01").raises(category, "2015-03-01", about=gate)
        told.client(first="2015-03-01").raises(category, "2016-03-01", about=gate)
        told.client().meets("2016-03-01").raises(category, about=kenter)
        told.client().meets("2016-03-01").raises(category, "2015-03-01", about=gate, closed="2015-12-31")


BEFORE = (" ‘Totaal 2015’: zoals gedrukt in de uitgave over 2016.", " ‘Total 2015’: as printed in the edition on 2016.")
NATION = ("in heel Nederland", "in the Netherlands as a whole")
OF_ACCESS = (f"over de toegang jeugdhulp {NATION[0]}", f"about municipal access {NATION[1]}")
ALL = ("vragen, problemen en klachten", "questions, problems and complaints")
THREE = (("vragen", "questions"), ("problemen", "problems"), ("klachten", "complaints"))
RAISED = (", voor het eerst genoemd in 2016.", ", first raised in 2016.")
SEEN = (", met minstens één contact in 2016", ", with at least one contact in 2016")
SEEN_TOO = ("Met minstens één contact in 2016", "With at least one contact in 2016")
FIRST = ("met hun allereerste contact in 2016.", "with their very first contact in 2016.")
HERE = ("unieke cliënten die in Haarlem wonen", "unique clients who live in Haarlem")
TREATED = ("van inwoners van Haarlem, die in 2016 liepen", "of residents of Haarlem, open at some time in 2016")
AROUND = ("instantielocaties en de toegang jeugdhulp in Haarlem", "agency locations and municipal access in Haarlem")


def both(dutch: str, english: str, *pairs: tuple[str, str]) -> tuple[str, str]:
    """Two sentences, in which {0}, {1} … stand for words in both languages."""
    return (
        "Geteld: " + dutch.format(*(one for one, _ in pairs)),
        "Counted: " + english.format(*(other for _, other in pairs)),
    )


CLIENTS = both("{0}{1}. ‘Nieuw’: {2}", "{0}{1}. ‘New’: {2}", HERE, SEEN, FIRST)
TOLD: dict[str, tuple[str, str]] = {
    "A": both(
        "unieke cliënten {0}{1}. ‘Totaal nieuw 2016’: {2}{3}",
        "unique clients {0}{1}. ‘Total new 2016’: {2}{3}",
        NATION,
        SEEN,
        FIRST,
        BEFORE,
    ),
    "B": both("{0} {1}{2}{3}", "{0} {1}{2}{3}", ALL, NATION, RAISED, BEFORE),
    **{f"C{place}": both("{0} {1}{2}{3}", "{0} {1}{2}{3}", kind, NATION, RAISED, BEFORE) for place, kind in enumerate(THREE, 1)},
    "D": both(
        "unieke cliënten {0} van wie in 2016 een vraag, probleem of klacht over de toegang jeugdhulp liep. {1}. "
        "‘Totaal nieuw 2016’: {2}{3}",
        "unique clients {0} for whom a question, problem or complaint about municipal access was open in 2016. {1}. "
        "‘Total new 2016’: {2}{3}",
        NATION,
        SEEN_TOO,
        FIRST,
        BEFORE,
    ),
    "E": both("{0} {1}{2}{3}", "{0} {1}{2}{3}", ALL, OF_ACCESS, RAISED, BEFORE),
    **{
        f"F{place}": both("{0} {1}{2}{3}", "{0} {1}{2}{3}", kind, OF_ACCESS, RAISED, BEFORE)
        for place, kind in enumerate(THREE, 1)
    },
    "1a": CLIENTS,
    "1b": both("{0}{1}, alleen ouders. ‘Nieuw’: {2}", "{0}{1}, parents only. ‘New’: {2}", HERE, SEEN, FIRST),
    "1c": CLIENTS,
    **{
        f"2{letter}": both(
            "{0} {1}. ‘Nieuw’: voor het eerst genoemd in 2016.", "{0} {1}. ‘New’: first raised in 2016.", kind, TREATED
        )
        for letter, kind in zip("abc", THREE, strict=True)
    },
    "2d": both(
        "{0} van inwoners van Haarlem{1} ‘Cliënten’: {2}, met een nieuwe vraag, een nieuw probleem of een nieuwe klacht in 2016. "
        "Per soort geteld, zodat één cliënt in meer rijen kan staan.",
        "{0} of residents of Haarlem{1} ‘Clients’: {2}, with a new question, problem or complaint in 2016. "
        "Counted by kind, so that one client may stand in several rows.",
        ALL,
        RAISED,
        HERE,
    ),
    "3": both(
        "contacten met inwoners van Haarlem of met iemand anders voor hen, in 2016.",
        "contacts with residents of Haarlem or with somebody else on their behalf, in 2016.",
    ),
    "4": both("{0} {1}.", "{0} {1}.", ALL, TREATED),
    "5": both(
        "{0} {1}, in een ondersteuningstraject. Met minstens één actie tot en met de laatste dag van 2016, "
        "ook uit eerdere jaren.",
        "{0} {1}, in a support trajectory. With at least one action up to the last day of 2016, of earlier years too.",
        ALL,
        TREATED,
    ),
    "6": both(
        "acties voor inwoners van Haarlem, gezet tot en met de laatste dag van 2016, ook in eerdere jaren. "
        "Op een vraag, probleem of klacht in een ondersteuningstraject die in 2016 liep.",
        "actions for residents of Haarlem, taken up to the last day of 2016, in earlier years too. On a question, problem "
        "or complaint in a support trajectory that was open in 2016.",
    ),
    "7": both("gemiddelde rapportcijfers {0}, in 2016.", "average marks {0}, in 2016.", NATION),
    "8a": both(
        "instanties met een locatie in Haarlem, waar in 2016 vertrouwenswerk is gedaan.",
        "agencies with a location in Haarlem, where counselling work was done in 2016.",
    ),
    "8b": both(
        "unieke cliënten bij {0}, waar zij ook wonen. Met een contact in 2016, of met een vraag, probleem of klacht die toen "
        "liep. Per instantie geteld, zodat één cliënt bij meer instanties kan meetellen.",
        "unique clients at {0}, wherever they live. With a contact in 2016, or with a question, problem or complaint open then. "
        "Counted by agency, so that one client may count at several.",
        AROUND,
    ),
    "9a": both(
        "{0} over {1}, waar de cliënt ook woont, voor het eerst genoemd in 2016. Alleen van jeugdigen.",
        "{0} about {1}, wherever the client lives, first raised in 2016, of young people only.",
        ALL,
        AROUND,
    ),
    "9b": both(
        "{0} over {1}, waar de cliënt ook woont, voor het eerst genoemd in 2016. Alleen van volwassenen.",
        "{0} about {1}, wherever the client lives, first raised in 2016, of adults only.",
        ALL,
        AROUND,
    ),
    "10": both("bezoeken en voorlichtingen bij {0}, in 2016.", "visits and briefings at {0}, in 2016.", AROUND),
    "11": both("signalen over {0}, in 2016.", "alerts about {0}, in 2016.", AROUND),
}

COUNTED: dict[str, tuple[Callable[[Told], None], object]] = {
    "A": (clients, [5, 3]),
    "B": (concerns, [9]),
    "C1": (concerns, {"Wetgeving": 3}),
    "C2": (concerns, {"Zwangerschap": 3}),
    "C3": (concerns, {"Privacy": 3}),
    "D": (access, [6, 3]),
    "E": (access, [6]),
    "F1": (access, {"Wetgeving": 2}),
    "F2": (access, {"Zwangerschap": 2}),
    "F3": (access, {"Privacy": 2}),
    "1a": (clients, [4, 2]),
    "1b": (clients, [3, 1]),
    "1c": (clients, [4, 2]),
    "2a": (concerns, [3, 2]),
    "2b": (concerns, [3, 2]),
    "2c": (concerns, [3, 2]),
    "2d": (concerns, [[2, 1], [2, 1], [2, 1]]),
    "3": (contacts, [[2], [0]]),
    "4": (concerns, [[0], [9], [0], [0]]),
    "5": (actions, [[0, 0], [0, 0], [1, 1]]),
    "6": (actions, [2, 0, 0, 0, 0, 1, 3]),
    "7": (marks, [[None], [8.5]]),
    "8a": (agencies, ["CJG", "Kenter"]),
    "8b": (agencies, [2, 1, 3]),
    "9a": (agencies, [[], [], ["Dossier"]]),
    "9b": (agencies, [[], [], ["Beslissingen"]]),
    "10": (agencies, [1]),
    "11": (agencies, [[0], [1]]),
}


def drawn(code: str, told: Told, **asked: object) -> AnyTable:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), **({"threshold": 0, "nation": True} | asked))
    tables = publish(told.facts(), small_map(), policy).reports[HAARLEM].tables
    return next(table for table in tables if table.code == code)


def counted(table: AnyTable) -> object:
    """The figures of this year: of the total row, or of every row where there is none."""
    if isinstance(table, NameList):
        return list(table.names)
    if isinstance(table, Ranking):
        return {entry.label.nl: entry.figure.value for entry in table.lists[0]}
    if not isinstance(table, Table):
        return [[subject.nl for subject in block.subjects] for block in table.blocks]
    this_year = [column.counts.period == Period.year(2016) for column in table.columns]
    rows = [[one.value for one, kept in zip(row.figures, this_year, strict=True) if kept] for row in table.rows]
    values = [[value if isinstance(value, int | None) else float(value) for value in row] for row in rows]
    return values[-1] if table.rows[-1].total else values


def test_of_every_table_it_is_proved():
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), threshold=0, nation=True)
    report = publish(Told().facts(), small_map(), policy).reports[HAARLEM]
    assert [table.code for table in report.tables] == list(TOLD) == list(COUNTED)


@pytest.mark.parametrize("code", COUNTED)
def test_a_table_counts_what_it_says(code):
    told = Told()
    tell, expected = COUNTED[code]
    tell(told)
    table = drawn(code, told)
    said = tuple(caption(table, same("Haarlem"), language) for language in ("nl", "en"))
    assert (said, counted(table)) == (TOLD[code], expected)


def test_the_average_of_a_register_that_is_not_the_nation_does_not_speak_of_the_nation():
    table = drawn("7", Told(), nation=False)
    assert caption(table, same("Haarlem"), "nl") == "Geteld: gemiddelde rapportcijfers in dit hele register, in 2016."
    assert caption(table, same("Haarlem"), "en") == "Counted: average marks in this whole register, in 2016."


def test_columns_that_differ_in_kind_alone_are_told_together():
    told = Told()
    for _ in range(6):
        told.client().lives(HAARLEM).meets("2016-03-01").raises(on="2016-03-01")
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"captions", processes=0)
    nation = publish(told.facts(), small_map(), policy).nation
    beside = next(table for table in nation.tables if table.code == "R2")
    assert caption(beside, same("Nederland"), "nl") == (
        "Geteld: vragen, problemen en klachten in dit hele register, voor het eerst genoemd in 2016."
    )


def test_without_the_year_before_nothing_is_said_about_it():
    assert "2015" not in caption(drawn("A", Told(), earlier=False), same("Haarlem"), "nl")


def test_a_client_at_two_agencies_counts_once_where_the_total_says_so():
    told = Told()
    agencies(told)
    table = drawn("8b", told, agency_total=AgencyTotal.CLIENTS)
    assert counted(table) == [1, 1, 2]
    assert table.rows[-1].figures[-1].counts.told_of(same("Haarlem")).nl == (
        "unieke cliënten bij instantielocaties en de toegang jeugdhulp in Haarlem, waar zij ook wonen, "
        "met een contact in 2016, of met een vraag, probleem of klacht die toen liep"
    )


@pytest.mark.parametrize("place", ["Haarlem", "de regio Utrecht West", "de provincie Noord-Holland"])
def test_what_a_table_counts_reads_at_b1(place):
    textstat.set_lang("nl")
    said = [caption(drawn(code, Told()), same(place), "nl") for code in TOLD]
    sentences = [one for told in said for one in re.split(r"[.:]\s+", told)]
    assert [one for one in sentences if len(one.split()) > LONGEST + 1] == []
    assert textstat.flesch_reading_ease(" ".join(said)) >= EVERYDAY
