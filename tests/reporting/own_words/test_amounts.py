"""Numbers in an own text: what may be a count is pointed at, and what cannot be one stands in nobody's way."""

from __future__ import annotations

import pytest

from gehoord.reporting.own_words.amounts import amounts_in, shares_in

COUNTS = (
    "Er waren zeven contacten.",
    "Het waren er dertien.",
    "13 gesprekken en 17 contacten",
    "Wij hadden 1987 contacten.",
    "In 1987 contacten ging het goed.",
    "In 2017 gesprekken hoorden wij dat.",
    "Wij kwamen er 7keer.",
    "Wij kwamen er 7x langs.",
    "Wij kwamen zevenmaal langs.",
    "Het totaal is 2017.",
    "Het waren er 2017.",
    "contacten: 12",
    "(13)",
    "Bejegening: 7, dossier: 3.",
    "Eén klacht ging daarover.",
    "één van de ouders",
    "Er was er maar één.",
    "Beide klachten zijn opgelost.",
    "De zevende klacht kwam in mei.",
    "Dat is de 13e klacht.",
    "Een derde van de ouders vond dat.",
    "Driekwart was tevreden.",
    "37% van de klachten",
    "37 procent van de klachten",
    "zevenendertig procent",
    "Dat is ½ van het geheel.",
    "een zestal ouders",
    "Wij waren met z'n drieën.",
    "１３ klachten",
    "ze\u00adven klachten",
    "1\u200b3 klachten",
    "In tabel 2c staan 13 klachten.",
    "In tabel 2c stonden eerst dertien.",
    "Op 3 maart waren er 4.",
    "Artikel 7 klachten waren er niet.",
    "deel 13 gesprekken",
    "nul klachten",
    "honderdvijf vragen",
    "13. Dat is het aantal.",
    "klachten13",
    "seven contacts",
    "There were thirteen.",
    "In 1987 contacts we heard it.",
    "We called twice.",
    "There were ten.",
    "Ten parents told us.",
    "Ten of them came back.",
    "Only one told us so.",
    "Both parents came.",
    "a third of the complaints",
    "twenty-one talks",
    "We spoke to one of the parents.",
    "three hundred",
    "0 klachten",
    "Wij telden er 1.234.",
    "1.234.567 klachten",
    "Er was een hand vol klachten.",
    "een handjevol ouders",
    "a handful of parents",
    "XII klachten",
    "VI van de ouders",
    "Het waren er XIV.",
)
HARMLESS = (
    "In deel II van dit rapport staat waarom.",
    "The visits I made were quiet. I called parents.",
    "Wij waren er vaak.",
    "In 2017 spraken wij vaak met de gemeente.",
    "Sinds 2015 is dat beter, en in 2016 en 2017 bleef het zo.",
    "Dit is het jaarrapport over 2017.",
    "Zo stond het in het rapport van 2016.",
    "Aan het begin van 2017 was dat anders.",
    "In het schooljaar 2016-2017 was het druk.",
    "In het schooljaar 2016/17.",
    "Vergeleken met 2016 ging het beter.",
    "2017 was een druk jaar.",
    "Van 2015 tot 2017 hielpen wij daar.",
    "In 2017 waren er veel gesprekken.",
    "In 2017 hadden wij veel contact met ouders.",
    "In maart 2017 kwam er een nieuw team.",
    "Op 3 maart was het gesprek.",
    "Op 3-3-2017 was het gesprek.",
    "Artikel 4.1.1 van de Jeugdwet geeft jongeren dat recht.",
    "Volgens artikel 12 mogen kinderen iets zeggen.",
    "Zie de artikelen 3 en 12, lid 2, van het verdrag.",
    "art. 6 EVRM",
    "In tabel 2c van 2016 is een soort klacht te vaak geteld.",
    "In de tabellen 1a en 1b, in paragraaf 3.2.1 en in hoofdstuk 3.",
    "Zie tabel R1.",
    "Wij zijn er van 9 tot 17 uur.",
    "Om 9.30 uur, om half tien uur of om 14:30.",
    "Bel 0800 555 05 55, 088-1234567, +31 6 12345678 of 112.",
    "Wij zijn er 24/7, en binnen zes weken komt er antwoord.",
    "Twee jaar geleden was dat anders.",
    "Jongeren tot 18 jaar, en wie 18+ is.",
    "Drie dingen vielen op.",
    "Wij hebben twee nieuwe vertrouwenspersonen.",
    "1. Het eerste.\n2. Het tweede.\n3. Het derde.",
    "Mail naar team12@voorbeeld.nl of kijk op www.voorbeeld.nl/2017.",
    "Het gebeurde langs de A4, in groep 8, in het 2e kwartaal.",
    "Een ouder, een klacht, enkele vragen, tientallen gesprekken, honderden ouders.",
    "Ten eerste, ten tweede, de eerste keer, voor het eerst.",
    "Eén ding viel op.",
    "Ten slotte, ten minste en ten opzichte van 2016.",
    "De inspecteur nam dat in acht genomen.",
    "In 2017 we spoke with the municipality often.",
    "During 2016 and 2017, parents told us more.",
    "The report on 2016 said so.",
    "Article 12 of the Convention says so.",
    "Call 0800 555 05 55, from 9 to 5 p.m.",
    "Within six weeks, two years ago, until 18 years.",
    "On March 3, 2017, there was a talk.",
    "Three things stood out.",
    "A parent, some complaints, dozens of talks.",
    "De Jeugdwet van 2015 regelt dat.",
    "Het kostte € 500.",
)


@pytest.mark.parametrize("text", COUNTS)
def test_what_may_be_a_count_is_pointed_at(text):
    assert amounts_in(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_count_stands_in_nobodys_way(text):
    assert amounts_in(text) == ()


def test_each_count_is_told_with_what_follows_it():
    assert amounts_in("Wij hadden 13 gesprekken en zeven nieuwe klachten. Het waren er elf.") == (
        "13 gesprekken",
        "zeven nieuwe klachten",
        "elf",
    )


def test_a_name_may_hold_a_number_and_nothing_else_may_hide_behind_it():
    known = ("De Opbouw Lijn5", "Team Zeven", "Zeven")
    assert amounts_in("Wij waren bij De Opbouw Lijn5 en bij Team Zeven.", known=known) == ()
    assert amounts_in("Wij waren bij De Opbouw Lijn5.")
    assert amounts_in("Er kwamen zeven ouders.", known=known) == ("zeven ouders",)
    assert amounts_in("Lijn5 had 7 klachten.", known=("Lijn5",)) == ("7 klachten",)


PRINTED = {
    "tables": [
        {
            "table": "2c",
            "rows": [["Bejegening", 30, 25], ["Gebrekkige informatie", 25, 20], ["Totaal aantal klachten", 120, 105]],
        },
        {"table": "8a", "rows": [["Kenter"]]},
        {"table": "7", "rows": [["Jeugdigen", 8.7]]},
        {"table": "C1", "ranked": {}},
    ]
}


def test_a_share_that_anybody_can_work_out_from_the_tables_may_stand_beside_its_row():
    shares = shares_in(PRINTED)
    assert shares == {"Bejegening": {25, 24}, "Gebrekkige informatie": {21, 19}}
    assert amounts_in("Van de klachten ging 25% over bejegening.", shares=shares) == ()
    assert amounts_in("Gebrekkige informatie: 21 procent.", shares=shares) == ()
    assert amounts_in("Van de klachten ging 26% over bejegening.", shares=shares)
    assert amounts_in("Van de klachten ging 25% over informatie.", shares=shares)
    assert amounts_in("25% was van een ouder. Het ging over bejegening.", shares=shares)
