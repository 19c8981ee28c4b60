from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.figures.alphabet import sort_key


def in_alphabet(names):
    backwards = names[::-1]
    return sorted(backwards, key=sort_key)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Schouwen-Duiveland", "'s-Gravenhage", "’s-Hertogenbosch", "Simpelveld", "Sint Anthonis", "Sint-Michielsgestel"],
        ["Berg en Dal", "Bergeijk", "Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom"],
        ["De Bilt", "De Hartekampgroep", "De Jeugd- & Gezinsbeschermers", "De Opbouw Lijn5", "Den Helder", "Deventer"],
        ["Oude IJsselstreek", "Ouder-Amstel", "Ouderkerk", "Oudewater"],
        ["Harlingen", "het Bildt", "Heumen"],
        ["Idaarderadeel", "IJsselstein", "Ilpendam"],
        ["Stede Broec", "Steenbergen", "Súdwest-Fryslân", "Sulingen"],
        ["Lijn 5", "Lijn 10"],
        ["Tynaarlo", "'t Zand", "Ubbergen"],
    ],
)
def test_names_stand_where_dutch_readers_look(in_order):
    assert in_alphabet(in_order) == in_order


def test_subjects_of_table_2b_stand_as_printed():
    printed = [
        "Familie / Thuis",
        "Persoonlijke geschiedenis in de hulpverlening",
        "Psychisch / Welzijn",
        "Vrienden / School / Werk",
        "Woonsituatie / Groep / Groepsgenoten",
    ]
    assert in_alphabet(printed) == printed


@pytest.mark.parametrize(
    ("one", "other"), [("ÉÉN", "een"), ("Ĳsselstein", "IJsselstein"), ("Ærø", "aero"), ("groep--a", "Groep A")]
)
def test_accents_capitals_and_signs_do_not_count(one, other):
    assert sort_key(one)[0] == sort_key(other)[0]


@given(st.lists(st.text(), max_size=8))
def test_the_order_never_depends_on_how_the_names_came(names):
    assert sorted(names, key=sort_key) == in_alphabet(names)
