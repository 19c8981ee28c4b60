from uuid import uuid4

from gehoord.casework.models import Residence
from gehoord.casework.models.rows import guarded
from gehoord.people.deeds import Resource


def test_a_row_is_sealed_under_its_client():
    client = uuid4()
    assert Residence(client_id=client).sealed_under() == client


def test_a_row_says_nothing_but_its_id():
    row = Residence(municipality="GM0392")
    assert str(row) == str(row.pk)


def test_a_row_is_guarded_by_office_and_client():
    guard = guarded(Resource.NOTE)
    assert (guard.office, guard.client, guard.person) == ("office_id", "client_id", "")
