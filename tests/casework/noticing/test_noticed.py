from __future__ import annotations

from gehoord.casework.noticing.noticed import NoticedKind, notice


def test_a_citizen_number_and_somebody_elses_full_name_are_pointed_out_each_once():
    text = "Peter Smit gaf het nummer 111222333 door. Peter Smit belt terug."
    found = notice([text, text])
    assert [(one.kind, one.words) for one in found] == [
        (NoticedKind.CITIZEN_NUMBER, "111222333"),
        (NoticedKind.FULL_NAME, "Peter Smit"),
    ]


def test_the_clients_own_name_and_other_numbers_are_left_in_peace():
    assert notice(["Peter Smit belde op 0612345678 over zaak 123456789."], known=["peter  smit", ""]) == ()
