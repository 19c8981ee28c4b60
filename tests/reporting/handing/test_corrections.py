"""A note beside rounded figures says in words what is wrong, and no number in it can be a figure."""

from __future__ import annotations

import pytest

from gehoord.reporting.handing.corrections import NoFigures, without_figures


@pytest.mark.parametrize(
    "note",
    [
        "In tabel 1a moest 12 staan.",
        "In tabel 1a moest twaalf staan.",
        "Wij kwamen 7keer.",
        "Het waren 1987 contacten.",
        "In tabel 2c staat 37%.",
        "Table 2c should say thirteen.",
        "(12)",
    ],
)
def test_a_note_with_a_figure_is_refused(note):
    with pytest.raises(NoFigures):
        without_figures(note, longest=200)


@pytest.mark.parametrize(
    "note",
    [
        "In tabel 2c van 2016 is een soort klacht te vaak geteld.",
        "In de tabellen 1a en 1b staan ouders bij familie.",
        "Artikel 16 van de wet eist dat. Het rapport over 2016 verandert niet.",
        "Table 2c of the report on 2016 counts a type of complaint too often.",
    ],
)
def test_a_year_and_the_number_of_a_table_or_an_article_may_stand_there(note):
    assert without_figures(note, longest=200) == note
