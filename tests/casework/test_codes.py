from __future__ import annotations

from tests.casework.stored import stored
from tests.told.casework import Team

from gehoord.casework.models.codes import LENGTH, LETTERS, as_code, as_told, new_code


def test_a_code_is_drawn_anew_from_signs_that_are_not_mistaken_for_another():
    drawn = {new_code() for _ in range(200)}
    assert len(drawn) == 200
    assert {len(code) for code in drawn} == {LENGTH}
    assert set("".join(drawn)) <= set(LETTERS)
    assert len(LETTERS) == 32
    assert not set("O0I1") & set(LETTERS)


def test_a_code_is_understood_however_it_is_typed():
    code = new_code()
    assert as_code(as_told(code)) == as_code(f" {code[:4].lower()} {code[4:]} ") == code


def test_a_client_is_called_by_a_code_that_is_not_the_id_another_system_gave(team: Team):
    client = stored(team.client())
    assert client.called == as_told(client.code)
    assert client.code not in client.exchange_id.upper()
